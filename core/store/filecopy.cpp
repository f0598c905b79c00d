// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/filecopy.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <array>

namespace relaydeck::store {

namespace {

const QString LogSuffix = QStringLiteral("-wal");

/// What changes when somebody writes to a store.
using Stamp = std::array<QPair<qint64, QDateTime>, 2>;

Stamp stampOf(const QString& path)
{
    const QFileInfo file(path);
    const QFileInfo log(path + LogSuffix);
    return {{{file.size(), file.lastModified()}, {log.size(), log.lastModified()}}};
}

Result<void> copyFile(const QString& from, const QString& to)
{
    QFile source(from);
    if (!source.copy(to))
        return Error{ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(from, source.errorString())};
    // The copy has the permissions of what could not be written.
    QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

}  // namespace

Result<std::unique_ptr<QTemporaryDir>> privateCopy(const QString& path)
{
    auto folder = std::make_unique<QTemporaryDir>();
    if (!folder->isValid())
        return Error{ErrorCode::StoreFailed, folder->errorString()};
    const QString copy = folder->filePath(QString::fromLatin1(PrivateCopyName));
    const Stamp before = stampOf(path);
    // SQLite takes the log in when the copy is opened. The index of the log is made anew.
    if (const Result<void> copied = copyFile(path, copy); !copied)
        return copied.error();
    if (QFileInfo::exists(path + LogSuffix)) {
        if (const Result<void> copied = copyFile(path + LogSuffix, copy + LogSuffix); !copied)
            return copied.error();
    }
    if (stampOf(path) != before)
        return Error{ErrorCode::StoreBusy,
                     QStringLiteral("Another program writes to %1 right now.").arg(path)};
    return folder;
}

}  // namespace relaydeck::store

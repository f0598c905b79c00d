// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wholefile.h"

#include <QtCore/QFile>
#include <QtCore/QLocale>
#include <QtCore/QSaveFile>

namespace relaydeck {

Result<void> writeWholeFile(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return Error{ErrorCode::FileUnwritable, file.errorString()};
    return {};
}

Result<QByteArray> readWholeFile(const QString& path, qint64 limit)
{
    QFile file(path);
    const auto unreadable = [&path, &file] {
        return Error{ErrorCode::FileUnreadable,
                     QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString())};
    };
    if (!file.open(QIODevice::ReadOnly))
        return unreadable();
    Result<QByteArray> content = readWhole(file, path, limit);
    // A drive that goes away in the middle must not leave half of a file for all of it.
    if (file.error() != QFileDevice::NoError)
        return unreadable();
    return content;
}

Result<QByteArray> readWhole(QIODevice& device, const QString& name, qint64 limit)
{
    QByteArray content;
    // A pipe gives what it has, so a short read is not the end.
    while (content.size() <= limit) {
        const QByteArray part = device.read(limit + 1 - content.size());
        if (part.isEmpty())
            return content;
        content += part;
    }
    return Error{ErrorCode::LimitExceeded,
                 QStringLiteral("%1 is larger than %2.").arg(name, QLocale::c().formattedDataSize(limit, 0))};
}

}  // namespace relaydeck

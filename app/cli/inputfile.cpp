// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputfile.h"

#include "app/cli/session.h"

#include <QtCore/QFile>
#include <QtCore/QLocale>

namespace relaydeck::cli {

namespace {

Result<QByteArray> readAll(QIODevice& device, const QString& name, qint64 limit)
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
                 u"%1 is larger than %2."_qs.arg(name, QLocale::c().formattedDataSize(limit, 0))};
}

}  // namespace

Result<QByteArray> readFile(const QString& path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, u"%1 cannot be read: %2"_qs.arg(path, file.errorString())};
    return readAll(file, path, limit);
}

Result<QByteArray> readInput(Session& session, const QString& path, qint64 limit)
{
    if (path != u"-"_qs)
        return readFile(path, limit);
    return readAll(*session.in().device(), u"Standard input"_qs, limit);
}

}  // namespace relaydeck::cli

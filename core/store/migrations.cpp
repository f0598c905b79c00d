// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

namespace relaydeck::store {

const QList<Migration>& builtInMigrations()
{
    static const QList<Migration> steps = [] {
        QList<Migration> result;
        const QDir folder(QStringLiteral(":/relaydeck/store/schema"));
        for (const QString& name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            const bool opened = file.open(QIODevice::ReadOnly);
            Q_ASSERT(opened);
            result.append({.version = name.left(3).toInt(), .sql = QString::fromUtf8(file.readAll())});
            Q_ASSERT(opened && result.last().version == result.size());
        }
        Q_ASSERT(!result.isEmpty());
        return result;
    }();
    return steps;
}

QStringList statements(const QString& sql)
{
    QStringList result;
    QString statement;
    for (const QString& line : sql.split(u'\n')) {
        if (line.trimmed().isEmpty() || line.trimmed().startsWith(QStringLiteral("--")))
            continue;
        statement += line + u'\n';
        if (line.trimmed().endsWith(u';')) {
            result.append(statement.trimmed().chopped(1));
            statement.clear();
        }
    }
    Q_ASSERT(statement.isEmpty());
    return result;
}

}  // namespace relaydeck::store

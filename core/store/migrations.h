// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace relaydeck::store {

/// One numbered step of the schema.
struct Migration {
    int version = 0;
    QString sql;
};

/// The steps of this version of the program, 1 to the newest without a gap.
const QList<Migration>& builtInMigrations();

/// The statements of a step; each ends with a semicolon at the end of a line. Comment lines are left out.
QStringList statements(const QString& sql);

}  // namespace relaydeck::store

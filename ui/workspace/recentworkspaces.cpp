// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/recentworkspaces.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>

namespace relaydeck::ui {

namespace {

constexpr qsizetype Most = 8;
const QString Key = QStringLiteral("workspaces/recent");

QSettings settings()
{
    return QSettings(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                         + QStringLiteral("/relaydeck/settings.ini"),
                     QSettings::IniFormat);
}

}  // namespace

QStringList recentWorkspaces()
{
    QStringList there;
    const QStringList kept = settings().value(Key).toStringList().mid(0, Most);
    for (const QString& path : kept) {
        if (QFileInfo(path).isFile())
            there.append(path);
    }
    return there;
}

void noteWorkspace(const QString& path)
{
    QStringList paths = recentWorkspaces();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    settings().setValue(Key, paths.mid(0, Most));
}

}  // namespace relaydeck::ui

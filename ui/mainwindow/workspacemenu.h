// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/windowparts.h"

namespace relaydeck::ui {

/// The workspaces behind the brand and in the File menu: those that were open lately, a new one, another one,
/// and a backup in place of the one that is open.
class WorkspaceMenu : public QObject {
    Q_OBJECT
public:
    explicit WorkspaceMenu(const WindowParts& parts);

Q_SIGNALS:
    /// The workspace in this file, made if it is not there, is to be shown instead of this one.
    void workspaceWanted(const QString& path);
    /// What is in the backup is to stand in place of the workspace that is open.
    void restoreWanted(const QString& backup);

private:
    void showMenu();
    void askFor(ActionId purpose);
    void want(const QString& path);

    const WindowParts m_parts;
};

}  // namespace relaydeck::ui

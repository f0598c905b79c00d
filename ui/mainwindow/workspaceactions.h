// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/windowparts.h"

namespace relaydeck::ui {

/// What is done to the workspace as a whole: its practice network and samples, a copy of it, undo at the
/// bottom of the window, its name in the navigation.
class WorkspaceActions : public QObject {
    Q_OBJECT
public:
    explicit WorkspaceActions(const WindowParts& parts);

private:
    void addSample();
    void saveCopy();
    void showName();
    void showUndo();

    const WindowParts m_parts;
};

}  // namespace relaydeck::ui

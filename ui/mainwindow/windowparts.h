// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"
#include "ui/workspace/session.h"

#include <QtWidgets/QWidget>

namespace relaydeck::ui {

class NavigationRail;
class NetworkChoice;
class NetworkProfiles;
class PageStack;
class ProgressStrip;
class Theme;
class UserSettings;

/// The parts of the window that its subjects are wired to; good as long as the window is.
struct WindowParts {
    QWidget& window;  ///< parent of dialogs, and of the objects that do the wiring
    Session& session;
    ActionCollection& actions;
    PageStack& pages;
    NavigationRail& rail;
    ProgressStrip& strip;
    Theme& theme;
    UserSettings& settings;
    NetworkProfiles& profiles;
    NetworkChoice& network;

    /// Connects what a command of the window does.
    template<typename Function>
    void on(ActionId id, const QObject* context, Function&& function) const
    {
        QObject::connect(actions.action(id), &QAction::triggered, context, std::forward<Function>(function));
    }
};

}  // namespace relaydeck::ui

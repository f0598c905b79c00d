// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/mainwindow.h"

#include <QtCore/QList>
#include <QtGui/QPixmap>

#include <functional>

/// What there is to see, by name, and how it is brought on view.
namespace relaydeck::test {

struct Stage {
    ui::Session& session;
    ui::MainWindow& window;
};

struct Scene {
    QString name;
    /// Sets the scene and gives the picture; a null picture says that it could not be set.
    std::function<QPixmap(const Stage&)> picture;
};

/// Scenes that need the same state of the workspace.
struct Act {
    /// Brings about what the act before did not have yet.
    std::function<void(const Stage&)> prepare;
    QList<Scene> scenes;
};

/// Lets timers and layouts come to rest.
void settle(int milliseconds = 60);
QPixmap windowPicture(const Stage& stage);
/// Of a window of its own that is not on view yet; not larger than the main window.
QPixmap pictureOf(const Stage& stage, QWidget& widget);
/// Of the menu or list that lies over the window; it is closed.
QPixmap popupPicture();

/// The dialog or side window that a command opens, after `prepare` has changed it; it is closed.
QPixmap openedBy(const Stage& stage, ui::ActionId id,
                 const std::function<void(QWidget& dialog)>& prepare = {});
Scene openedScene(const char* name, ui::ActionId id);

/// Chooses rows of the list of connectors.
void chooseRows(const Stage& stage, int first, int last);
/// Chooses the connector with this recipient domain.
void chooseConnector(const Stage& stage, const QString& domain);
/// The evidence of a domain, with the check of that number; -1: the one that is shown at first.
QPixmap evidencePicture(const Stage& stage, const QString& domain, int check = -1);

}  // namespace relaydeck::test

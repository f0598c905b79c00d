// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/mainwindow.h"

#include <QtCore/QList>
#include <QtGui/QPixmap>

#include <functional>

/// What there is to see, by name: each page of the window, the states of a page, each dialog.
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

/// Before anything was tested: first run, then a list without results, then tests that run.
QList<Scene> scenesBeforeTests();
/// With results of all practice partners in the store; the pages that the window has are among them.
QList<Scene> scenesAfterTests(const ui::MainWindow& window);

/// Lets timers and layouts come to rest.
void settle(int milliseconds = 60);

}  // namespace relaydeck::test

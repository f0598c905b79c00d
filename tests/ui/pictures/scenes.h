// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/pictures/stage.h"

/// The scenes of each subject. Those of one function come one after the other, in the order of the list.
namespace relaydeck::test {

// Without a connector, with connectors that nobody has tested, while they are tested.
QList<Scene> firstRunScenes();
QList<Scene> untestedScenes();
QList<Scene> runningScenes();

// With the results of all practice partners in the store.
QList<Scene> pageScenes(const ui::MainWindow& window);
QList<Scene> listScenes();
QList<Scene> evidenceScenes();
QList<Scene> reportScenes();
QList<Scene> editorScenes();
QList<Scene> importScenes();
QList<Scene> settingsScenes();
QList<Scene> dialogScenes();

// With names and reports in it that are as long and as hostile as they can be.
QList<Scene> hostileScenes();
// What stays on view afterwards.
QList<Scene> faultScenes();

}  // namespace relaydeck::test

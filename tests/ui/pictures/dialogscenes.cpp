// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/scenes.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

namespace relaydeck::test {

using namespace ui;

namespace {

QPixmap menuPicture(const Stage& stage)
{
    const QList<QAction*> menus = stage.window.menuBar()->actions();
    QMenu* view = menus.size() > 2 ? menus.at(2)->menu() : nullptr;
    if (!view)
        return {};
    view->popup(stage.window.mapToGlobal(QPoint(40, 40)));
    settle();
    QPixmap picture = view->grab();
    view->close();
    return picture;
}

}  // namespace

QList<Scene> dialogScenes()
{
    return {openedScene("help", ActionId::Help),
            openedScene("keys", ActionId::KeyList),
            openedScene("powershell", ActionId::PreviewPowerShell),
            openedScene("about", ActionId::About),
            openedScene("resolver-check", ActionId::CheckResolver),
            openedScene("resolver", ActionId::ChooseResolver),
            {QStringLiteral("menu"), menuPicture}};
}

}  // namespace relaydeck::test

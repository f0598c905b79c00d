// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/scenes.h"

#include "ui/mainwindow/sections.h"
#include "ui/settings/profiletest.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

namespace relaydeck::test {

using namespace ui;

namespace {

/// The settings with a profile of the user's own, scrolled to one of its fields.
Scene profileScene(const char* name, const char* field)
{
    return {QString::fromLatin1(name), [field](const Stage& stage) {
                stage.window.showSection(QString::fromLatin1(sections::Settings));
                auto* remove = stage.window.findChild<QPushButton*>(QStringLiteral("profile.remove"));
                stage.window.findChild<QPushButton*>(QStringLiteral("profile.add"))->click();
                settle();
                stage.window.findChild<QScrollArea*>(QStringLiteral("settings.scroll"))
                    ->ensureWidgetVisible(stage.window.findChild<QWidget*>(QString::fromLatin1(field)));
                QPixmap picture = windowPicture(stage);
                remove->click();
                return picture;
            }};
}

}  // namespace

QList<Scene> settingsScenes()
{
    return {profileScene("settings-profile", "profile.resolvers"),
            profileScene("settings-profile-end", "profile.smtp-timeout"),
            {QStringLiteral("settings-tested"), [](const Stage& stage) {
                 stage.window.showSection(QString::fromLatin1(sections::Settings));
                 stage.window.findChild<QPushButton*>(QStringLiteral("profile.test"))->click();
                 while (stage.window.findChild<ProfileTest*>()->isRunning())
                     settle(20);
                 settle();
                 auto* scroll = stage.window.findChild<QScrollArea*>(QStringLiteral("settings.scroll"));
                 scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
                 return windowPicture(stage);
             }}};
}

}  // namespace relaydeck::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/scenes.h"

#include "ui/mainwindow/sections.h"
#include "ui/widgets/searchfield.h"

namespace relaydeck::test {

using namespace ui;

namespace {

Scene connectorScene(const char* name, const char* domain)
{
    return {QString::fromLatin1(name), [domain](const Stage& stage) {
                chooseConnector(stage, QString::fromLatin1(domain));
                return windowPicture(stage);
            }};
}

Scene checkScene(int check)
{
    return {QStringLiteral("hostile-check-%1").arg(check), [check](const Stage& stage) {
                return evidencePicture(stage, QStringLiteral("city.example"), check);
            }};
}

Scene dialogScene(const char* name, ActionId id)
{
    return {QString::fromLatin1(name), [id](const Stage& stage) {
                chooseConnector(stage, QStringLiteral("override.example"));
                return openedBy(stage, id);
            }};
}

}  // namespace

QList<Scene> hostileScenes()
{
    return {connectorScene("hostile-override", "override.example"),
            connectorScene("hostile-markup", "partner.example"),
            connectorScene("hostile-right-to-left", "xn--4dbrk0ce.example"),
            checkScene(0),
            checkScene(1),
            checkScene(5),
            checkScene(6),
            {QStringLiteral("hostile-activity"),
             [](const Stage& stage) {
                 stage.window.showSection(QString::fromLatin1(sections::Activity));
                 return windowPicture(stage);
             }},
            {QStringLiteral("hostile-letter"),
             [](const Stage& stage) {
                 evidencePicture(stage, QStringLiteral("partner.example"));
                 return openedBy(stage, ActionId::WriteToPartner);
             }},
            dialogScene("hostile-review", ActionId::ReviewChanges),
            dialogScene("hostile-editor", ActionId::EditConnector),
            dialogScene("hostile-powershell", ActionId::PreviewPowerShell),
            {QStringLiteral("hostile-locator"), [](const Stage& stage) {
                 stage.window.actions().action(ActionId::Locate)->trigger();
                 auto* field = stage.window.findChild<SearchField*>(QStringLiteral("locator.field"));
                 field->setText(QStringLiteral("c "));
                 QPixmap picture = windowPicture(stage);
                 field->parentWidget()->hide();
                 return picture;
             }}};
}

}  // namespace relaydeck::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/scenes.h"

#include "ui/connectoreditor/connectoreditor.h"
#include "ui/connectoreditor/editordrafts.h"
#include "ui/connectors/routedialog.h"

#include <QtWidgets/QLineEdit>

namespace relaydeck::test {

using namespace ui;
using Step = ConnectorEditor::Step;

namespace {

Connector edited(const Stage& stage)
{
    for (const store::StoredConnector& stored : stage.session.connectors()) {
        if (stored.connector.recipientDomains.contains(QStringLiteral("city.example"))
            && !stored.connector.recipientDomains.contains(QStringLiteral("*")))
            return stored.connector;
    }
    return {};
}

Connector blank()
{
    Connector connector;
    connector.id = QUuid::createUuid();
    connector.type = ConnectorType::Partner;
    return connector;
}

QPixmap editorPicture(const Stage& stage, const Connector& connector, Step step,
                      const std::function<void(ConnectorEditor&)>& prepare = {})
{
    EditorDrafts drafts(stage.session);
    ConnectorEditor editor(stage.session, drafts, connector);
    editor.show();
    settle();
    if (prepare)
        prepare(editor);
    editor.showStep(step);
    QPixmap picture = pictureOf(stage, editor);
    editor.discard();
    return picture;
}

Scene stepScene(const char* name, Step step)
{
    return {QString::fromLatin1(name), [step](const Stage& stage) {
                return editorPicture(stage, edited(stage), step, [](ConnectorEditor& editor) {
                    // Something to review.
                    editor.findChild<QLineEdit*>(QStringLiteral("connector.name"))
                        ->setText(QStringLiteral("City administration"));
                });
            }};
}

}  // namespace

QList<Scene> editorScenes()
{
    return {
        stepScene("editor-1-identity", Step::Identity),
        stepScene("editor-2-scope", Step::Scope),
        stepScene("editor-3-routing", Step::Routing),
        stepScene("editor-4-security", Step::Security),
        stepScene("editor-5-try", Step::Try),
        stepScene("editor-6-review", Step::Review),
        {QStringLiteral("editor-new"),
         [](const Stage& stage) { return editorPicture(stage, blank(), Step::Identity); }},
        {QStringLiteral("editor-new-scope"),
         [](const Stage& stage) { return editorPicture(stage, blank(), Step::Scope); }},
        {QStringLiteral("editor-fault"),
         [](const Stage& stage) {
             return editorPicture(stage, edited(stage), Step::Identity, [](ConnectorEditor& editor) {
                 editor.findChild<QLineEdit*>(QStringLiteral("connector.name"))
                     ->setText(
                         QStringLiteral("A name that is much longer than the sixty-four characters allowed"));
                 settle(900);
                 editor.save();
             });
         }},
        openedScene("review", ActionId::ReviewChanges),
        {QStringLiteral("route"),
         [](const Stage& stage) {
             return openedBy(stage, ActionId::FindRoute, [](QWidget& dialog) {
                 dynamic_cast<RouteDialog&>(dialog).setAddress(QStringLiteral("ada@city.example"));
             });
         }},
        {QStringLiteral("route-no-address"),
         [](const Stage& stage) {
             return openedBy(stage, ActionId::FindRoute, [](QWidget& dialog) {
                 dynamic_cast<RouteDialog&>(dialog).setAddress(QStringLiteral("not an address"));
             });
         }},
    };
}

}  // namespace relaydeck::test

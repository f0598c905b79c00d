// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/scenes.h"

#include "ui/connectors/connectortable.h"
#include "ui/mainwindow/sections.h"
#include "ui/widgets/navigationrail.h"
#include "ui/widgets/searchfield.h"

#include <QtCore/QTimer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>

namespace relaydeck::test {

using namespace ui;

namespace {

QPixmap filtered(const Stage& stage, const QString& text, int milliseconds = 400)
{
    stage.window.showSection(QString::fromLatin1(sections::Connectors));
    QAction* filter = stage.window.actions().action(ActionId::Filter);
    filter->setChecked(true);
    auto* field = stage.window.findChild<QLineEdit*>(QStringLiteral("connectors.filter"));
    field->setText(text);
    settle(milliseconds);
    QPixmap picture = windowPicture(stage);
    field->clear();
    filter->setChecked(false);
    settle();
    return picture;
}

Scene filterScene(const char* name, const char* text, int milliseconds = 400)
{
    return {QString::fromLatin1(name), [text, milliseconds](const Stage& stage) {
                return filtered(stage, QString::fromLatin1(text), milliseconds);
            }};
}

QPixmap offersPicture(const Stage& stage)
{
    stage.window.showSection(QString::fromLatin1(sections::Connectors));
    QAction* filter = stage.window.actions().action(ActionId::Filter);
    filter->setChecked(true);
    auto* field = stage.window.findChild<QLineEdit*>(QStringLiteral("connectors.filter"));
    QTest::keyClicks(field, QStringLiteral("result:"));
    settle(300);
    QPixmap picture = popupPicture();
    filter->setChecked(false);
    return picture;
}

QPixmap compactPicture(const Stage& stage)
{
    chooseRows(stage, 1, 1);
    ActionCollection& actions = stage.window.actions();
    const QList<ActionId> columns{ActionId::ColumnRouting, ActionId::ColumnTls, ActionId::ColumnComment};
    actions.action(ActionId::DensityCompact)->trigger();
    actions.action(ActionId::Inspector)->setChecked(false);
    for (const ActionId id : columns)
        actions.action(id)->setChecked(true);
    QPixmap picture = windowPicture(stage);
    for (const ActionId id : columns)
        actions.action(id)->setChecked(false);
    actions.action(ActionId::Inspector)->setChecked(true);
    actions.action(ActionId::DensityTwoLines)->trigger();
    return picture;
}

/// A tab of the inspector, for a connector that has history and differs from the tenant.
Scene inspectorScene(const char* name, ActionId tab)
{
    return {QString::fromLatin1(name), [tab](const Stage& stage) {
                chooseConnector(stage, QStringLiteral("city.example"));
                stage.window.actions().action(tab)->trigger();
                QPixmap picture = windowPicture(stage);
                stage.window.actions().action(ActionId::InspectorOverview)->trigger();
                return picture;
            }};
}

QPixmap locatorPicture(const Stage& stage, const QString& text)
{
    stage.window.actions().action(ActionId::Locate)->trigger();
    auto* field = stage.window.findChild<SearchField*>(QStringLiteral("locator.field"));
    field->setText(text);
    QPixmap picture = windowPicture(stage);
    field->parentWidget()->hide();
    return picture;
}

}  // namespace

QList<Scene> listScenes()
{
    return {
        {QStringLiteral("list-one"),
         [](const Stage& stage) {
             chooseRows(stage, 0, 0);
             return windowPicture(stage);
         }},
        {QStringLiteral("list-several"),
         [](const Stage& stage) {
             chooseRows(stage, 1, 4);
             return windowPicture(stage);
         }},
        {QStringLiteral("list-focus"),
         [](const Stage& stage) {
             chooseRows(stage, 2, 2);
             auto* table = stage.window.findChild<ConnectorTable*>();
             stage.window.activateWindow();
             table->setFocus(Qt::TabFocusReason);
             QTest::keyClick(table, Qt::Key_Tab);
             return windowPicture(stage);
         }},
        {QStringLiteral("list-compact"), compactPicture},
        filterScene("filter", "health"),
        filterScene("filter-changed", "changed:yes"),
        filterScene("filter-empty", "mode:mandatory zebra"),
        filterScene("filter-unknown-word", "result:attention moed:x ", 900),
        {QStringLiteral("filter-offers"), offersPicture},
        inspectorScene("inspector-overview", ActionId::InspectorOverview),
        inspectorScene("inspector-evidence", ActionId::InspectorEvidence),
        inspectorScene("inspector-history", ActionId::InspectorHistory),
        {QStringLiteral("bulk-edit"),
         [](const Stage& stage) {
             chooseRows(stage, 0, 5);
             return openedBy(stage, ActionId::BulkEdit, [](QWidget& dialog) {
                 dialog.findChild<QComboBox*>(QStringLiteral("bulk.SmtpDaneMode"))->setCurrentIndex(3);
             });
         }},
        {QStringLiteral("locator"),
         [](const Stage& stage) { return locatorPicture(stage, QStringLiteral("sts")); }},
        {QStringLiteral("locator-nothing"),
         [](const Stage& stage) { return locatorPicture(stage, QStringLiteral("zebra crossing")); }},
        {QStringLiteral("workspaces"),
         [](const Stage& stage) {
             Q_EMIT stage.window.findChild<NavigationRail*>()->brandActivated();
             settle();
             return popupPicture();
         }},
    };
}

}  // namespace relaydeck::test

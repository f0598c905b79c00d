// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actioncollection.h"

#include "ui/style/icons.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QActionGroup>
#include <QtGui/QUndoStack>

namespace relaydeck::ui {

namespace {

enum class Need {
    Nothing,
    List,
    Testable,
    OneConnector,
    SomeConnectors,
    SeveralConnectors,
    AnyConnector,
    RunningTest,
    Report,
    PracticePlace
};

struct ActionRow {
    ActionId id;
    const char* name;
    const char* text;
    const char* icon;
    QKeySequence keys;
    Need need = Need::Nothing;
    bool checkable = false;
};

/// Undo and redo are made by the undo stack.
const QList<ActionRow>& actionTable()
{
    using enum ActionId;
    static const QList<ActionRow> table{
        {NewConnector, "connector.new", QT_TRANSLATE_NOOP("relaydeck::Action", "&New connector…"), "plus",
         QKeySequence(Qt::CTRL | Qt::Key_N)},
        {ImportConnectors, "connector.import", QT_TRANSLATE_NOOP("relaydeck::Action", "&Import connectors…"),
         "import", QKeySequence(Qt::CTRL | Qt::Key_O)},
        {OpenTlsReports, "reports.open", QT_TRANSLATE_NOOP("relaydeck::Action", "Open &TLS reports…"), "mail",
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
        {AddSample,
         "workspace.sample",
         QT_TRANSLATE_NOOP("relaydeck::Action", "Add &sample workspace"),
         "layers",
         {},
         Need::PracticePlace},
        {SaveCopy, "workspace.save-copy", QT_TRANSLATE_NOOP("relaydeck::Action", "Sa&ve as…"), "save",
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
        {NewWorkspace,
         "workspace.new",
         QT_TRANSLATE_NOOP("relaydeck::Action", "New &workspace…"),
         "plus",
         {}},
        {OpenWorkspace,
         "workspace.open",
         QT_TRANSLATE_NOOP("relaydeck::Action", "Open wor&kspace…"),
         "folder",
         {}},
        {RestoreWorkspace,
         "workspace.restore",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Restore from a backup…"),
         "undo",
         {}},
        {Quit, "program.quit", QT_TRANSLATE_NOOP("relaydeck::Action", "&Quit"), "",
         QKeySequence(Qt::CTRL | Qt::Key_Q)},
        {EditConnector, "connector.edit", QT_TRANSLATE_NOOP("relaydeck::Action", "&Edit…"), "edit",
         QKeySequence(Qt::Key_F2), Need::OneConnector},
        {DuplicateConnector, "connector.duplicate", QT_TRANSLATE_NOOP("relaydeck::Action", "D&uplicate"),
         "duplicate", QKeySequence(Qt::CTRL | Qt::Key_D), Need::SomeConnectors},
        {DeleteConnector, "connector.delete", QT_TRANSLATE_NOOP("relaydeck::Action", "&Delete"), "trash",
         QKeySequence(Qt::Key_Delete), Need::SomeConnectors},
        {CopyPowerShell, "connector.copy-powershell",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Copy as PowerShell"), "copy",
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), Need::SomeConnectors},
        {PreviewPowerShell, "connector.powershell",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&PowerShell script…"), "terminal",
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), Need::AnyConnector},
        {ReviewChanges, "connector.review", QT_TRANSLATE_NOOP("relaydeck::Action", "&Review changes…"),
         "document", QKeySequence(Qt::CTRL | Qt::Key_S), Need::AnyConnector},
        {FindRoute, "connector.find-route",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Which connector carries this address?"), "search",
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)},
        {CopyRows, "connector.copy-text", QT_TRANSLATE_NOOP("relaydeck::Action", "C&opy as text"), "copy",
         QKeySequence(Qt::CTRL | Qt::Key_C), Need::SomeConnectors},
        {BulkEdit, "connector.bulk-edit", QT_TRANSLATE_NOOP("relaydeck::Action", "&Bulk edit…"), "layers",
         QKeySequence(Qt::CTRL | Qt::Key_E), Need::SeveralConnectors},
        {TurnOn,
         "connector.turn-on",
         QT_TRANSLATE_NOOP("relaydeck::Action", "Turn o&n"),
         "power",
         {},
         Need::SomeConnectors},
        {TurnOff,
         "connector.turn-off",
         QT_TRANSLATE_NOOP("relaydeck::Action", "Turn o&ff"),
         "power",
         {},
         Need::SomeConnectors},
        {Properties, "connector.properties", QT_TRANSLATE_NOOP("relaydeck::Action", "P&roperties"),
         "inspector", QKeySequence(Qt::ALT | Qt::Key_Return), Need::SomeConnectors},
        {Filter, "list.filter", QT_TRANSLATE_NOOP("relaydeck::Action", "&Filter"), "filter",
         QKeySequence(Qt::CTRL | Qt::Key_F), Need::List, true},
        {Locate, "window.locate", QT_TRANSLATE_NOOP("relaydeck::Action", "Find &everything…"), "search",
         QKeySequence(Qt::CTRL | Qt::Key_K)},
        {Inspector, "list.inspector", QT_TRANSLATE_NOOP("relaydeck::Action", "&Inspector"), "inspector",
         QKeySequence(Qt::CTRL | Qt::Key_I), Need::List, true},
        {InspectorOverview, "inspector.overview",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Overview of the connector"), "",
         QKeySequence(Qt::ALT | Qt::Key_1), Need::List},
        {InspectorEvidence, "inspector.evidence",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Evidence of the connector"), "",
         QKeySequence(Qt::ALT | Qt::Key_2), Need::List},
        {InspectorHistory, "inspector.history",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&History of the connector"), "",
         QKeySequence(Qt::ALT | Qt::Key_3), Need::List},
        {DensityTwoLines,
         "density.two-lines",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Two lines"),
         "",
         {},
         Need::List,
         true},
        {DensityCompact,
         "density.compact",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Compact"),
         "",
         {},
         Need::List,
         true},
        {ColumnDane,
         "column.dane",
         QT_TRANSLATE_NOOP("relaydeck::Action", "SMTP &DANE"),
         "",
         {},
         Need::List,
         true},
        {ColumnSts,
         "column.sts",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&MTA-STS"),
         "",
         {},
         Need::List,
         true},
        {ColumnHistory,
         "column.history",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&14 days"),
         "",
         {},
         Need::List,
         true},
        {ColumnTested,
         "column.tested",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Tested"),
         "",
         {},
         Need::List,
         true},
        {ColumnRouting,
         "column.routing",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Routing"),
         "",
         {},
         Need::List,
         true},
        {ColumnTls,
         "column.tls",
         QT_TRANSLATE_NOOP("relaydeck::Action", "T&LS setting"),
         "",
         {},
         Need::List,
         true},
        {ColumnComment,
         "column.comment",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Comment"),
         "",
         {},
         Need::List,
         true},
        {MenuBar, "window.menu-bar", QT_TRANSLATE_NOOP("relaydeck::Action", "&Menu bar"), "",
         QKeySequence(Qt::CTRL | Qt::Key_M), Need::Nothing, true},
        {NextPane, "window.next-pane", QT_TRANSLATE_NOOP("relaydeck::Action", "Next &pane"), "",
         QKeySequence(Qt::Key_F6)},
        {PreviousPane, "window.previous-pane", QT_TRANSLATE_NOOP("relaydeck::Action", "Previous p&ane"), "",
         QKeySequence(Qt::SHIFT | Qt::Key_F6)},
        {ThemeSystem,
         "theme.system",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&System"),
         "",
         {},
         Need::Nothing,
         true},
        {ThemeLight,
         "theme.light",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Light"),
         "",
         {},
         Need::Nothing,
         true},
        {ThemeDark,
         "theme.dark",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Dark"),
         "",
         {},
         Need::Nothing,
         true},
        {HighContrast,
         "theme.high-contrast",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&High contrast"),
         "",
         {},
         Need::Nothing,
         true},
        {SectionConnectors, "section.connectors", QT_TRANSLATE_NOOP("relaydeck::Action", "&Connectors"), "",
         QKeySequence(Qt::CTRL | Qt::Key_1)},
        {SectionPartnerTests, "section.tests", QT_TRANSLATE_NOOP("relaydeck::Action", "&Partner tests"), "",
         QKeySequence(Qt::CTRL | Qt::Key_2)},
        {SectionActivity, "section.activity", QT_TRANSLATE_NOOP("relaydeck::Action", "&Activity"), "",
         QKeySequence(Qt::CTRL | Qt::Key_6)},
        {SectionSettings, "section.settings", QT_TRANSLATE_NOOP("relaydeck::Action", "&Settings"), "settings",
         QKeySequence(Qt::CTRL | Qt::Key_Comma)},
        {TestSelected, "test.selected", QT_TRANSLATE_NOOP("relaydeck::Action", "&Test now"), "play",
         QKeySequence(Qt::CTRL | Qt::Key_T), Need::Testable},
        {TestAll, "test.all", QT_TRANSLATE_NOOP("relaydeck::Action", "Test &all"), "test-all",
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), Need::AnyConnector},
        {CancelTests, "test.cancel", QT_TRANSLATE_NOOP("relaydeck::Action", "&Cancel tests"), "stop",
         QKeySequence(Qt::CTRL | Qt::Key_Period), Need::RunningTest},
        {OpenReport,
         "test.open-report",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Open report…"),
         "folder",
         {}},
        {JudgeAgain, "test.judge-again", QT_TRANSLATE_NOOP("relaydeck::Action", "&Judge again…"), "refresh",
         QKeySequence(Qt::CTRL | Qt::Key_J), Need::Report},
        {CompareReports,
         "test.compare-reports",
         QT_TRANSLATE_NOOP("relaydeck::Action", "Com&pare reports…"),
         "layers",
         {},
         Need::Report},
        {SaveReport,
         "test.save-report",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Save report…"),
         "export",
         {},
         Need::Report},
        {WriteToPartner,
         "test.write-to-partner",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Write to partner…"),
         "mail",
         {},
         Need::Report},
        {OpenReportBeside, "test.report-beside",
         QT_TRANSLATE_NOOP("relaydeck::Action", "Open report in a window &beside"), "external",
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), Need::Report},
        {ChooseResolver,
         "network.resolver",
         QT_TRANSLATE_NOOP("relaydeck::Action", "Choose &resolver…"),
         "server",
         {}},
        {CheckResolver,
         "network.check-resolver",
         QT_TRANSLATE_NOOP("relaydeck::Action", "C&heck resolver…"),
         "pulse",
         {}},
        {PracticeNetwork,
         "network.practice",
         QT_TRANSLATE_NOOP("relaydeck::Action", "&Practice network"),
         "",
         {},
         Need::Nothing,
         true},
        {Help, "help.page", QT_TRANSLATE_NOOP("relaydeck::Action", "&Help on this page"), "help",
         QKeySequence(Qt::Key_F1)},
        {CopyDiagnostics,
         "help.diagnostics",
         QT_TRANSLATE_NOOP("relaydeck::Action", "Copy &diagnostics"),
         "copy",
         {}},
        {KeyList, "help.keys", QT_TRANSLATE_NOOP("relaydeck::Action", "&Keys…"), "keyboard",
         QKeySequence(Qt::CTRL | Qt::Key_Slash)},
        {About, "help.about", QT_TRANSLATE_NOOP("relaydeck::Action", "&About Relaydeck"), "info", {}},
    };
    return table;
}

bool changesConnectors(ActionId id)
{
    using enum ActionId;
    static const QList<ActionId> those{
        RestoreWorkspace,   NewConnector,    ImportConnectors, AddSample, EditConnector,
        DuplicateConnector, DeleteConnector, BulkEdit,         TurnOn,    TurnOff};
    return those.contains(id);
}

bool isMet(Need need, const ActionState& state)
{
    switch (need) {
    case Need::Nothing:
        return true;
    case Need::List:
        return state.list;
    case Need::Testable:
        return state.testable;
    case Need::OneConnector:
        return state.selected == 1;
    case Need::SomeConnectors:
        return state.selected > 0;
    case Need::SeveralConnectors:
        return state.selected > 1;
    case Need::AnyConnector:
        return state.connectors > 0;
    case Need::RunningTest:
        return state.running;
    case Need::Report:
        return state.report;
    case Need::PracticePlace:
        // Samples among real connectors would be tested against the wrong network.
        return state.practice || state.connectors == 0;
    }
    return true;
}

}  // namespace

ActionCollection::ActionCollection(QUndoStack& undo, QObject* parent) : QObject(parent)
{
    for (const ActionRow& row : actionTable()) {
        auto* action = new QAction(QCoreApplication::translate("relaydeck::Action", row.text), this);
        action->setObjectName(QString::fromLatin1(row.name));
        action->setShortcut(row.keys);
        action->setCheckable(row.checkable);
        if (*row.icon)
            action->setIcon(Icons::get(QString::fromLatin1(row.icon)));
        Q_ASSERT(!m_actions.contains(row.id));
        m_actions.insert(row.id, action);
    }
    action(ActionId::Quit)->setMenuRole(QAction::QuitRole);
    action(ActionId::About)->setMenuRole(QAction::AboutRole);

    QAction* undoAction = undo.createUndoAction(this, tr("Undo"));
    undoAction->setObjectName(QStringLiteral("edit.undo"));
    undoAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    undoAction->setIcon(Icons::get(u"undo"));
    m_actions.insert(ActionId::Undo, undoAction);
    QAction* redoAction = undo.createRedoAction(this, tr("Redo"));
    redoAction->setObjectName(QStringLiteral("edit.redo"));
    redoAction->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    redoAction->setIcon(Icons::get(u"redo"));
    m_actions.insert(ActionId::Redo, redoAction);

    auto* densities = new QActionGroup(this);
    for (const ActionId id : {ActionId::DensityTwoLines, ActionId::DensityCompact})
        densities->addAction(action(id));
    auto* themes = new QActionGroup(this);
    for (const ActionId id : {ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark})
        themes->addAction(action(id));
    setState({});
}

QList<QAction*> ActionCollection::actions() const
{
    QList<QAction*> all;
    for (const ActionRow& row : actionTable())
        all.append(action(row.id));
    return all << action(ActionId::Undo) << action(ActionId::Redo);
}

void ActionCollection::setState(const ActionState& state)
{
    for (const ActionRow& row : actionTable()) {
        const bool offered = !state.readOnly || !changesConnectors(row.id);
        action(row.id)->setVisible(offered);
        action(row.id)->setEnabled(offered && isMet(row.need, state));
    }
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtGui/QAction>

QT_BEGIN_NAMESPACE
class QUndoStack;
QT_END_NAMESPACE

namespace relaydeck::ui {

enum class ActionId {
    NewConnector,
    ImportConnectors,
    OpenTlsReports,
    AddSample,
    SaveCopy,
    NewWorkspace,
    OpenWorkspace,
    RestoreWorkspace,
    Quit,
    Undo,
    Redo,
    EditConnector,
    DuplicateConnector,
    DeleteConnector,
    CopyPowerShell,
    PreviewPowerShell,
    ReviewChanges,
    FindRoute,
    CopyRows,
    BulkEdit,
    TurnOn,
    TurnOff,
    Properties,
    Filter,
    Locate,
    Inspector,
    InspectorOverview,
    InspectorEvidence,
    InspectorHistory,
    DensityTwoLines,
    DensityCompact,
    ColumnDane,
    ColumnSts,
    ColumnHistory,
    ColumnTested,
    ColumnRouting,
    ColumnTls,
    ColumnComment,
    MenuBar,
    NextPane,
    PreviousPane,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    HighContrast,
    SectionConnectors,
    SectionPartnerTests,
    SectionActivity,
    SectionSettings,
    TestSelected,
    TestAll,
    CancelTests,
    OpenReport,
    JudgeAgain,
    CompareReports,
    SaveReport,
    WriteToPartner,
    OpenReportBeside,
    ChooseResolver,
    CheckResolver,
    PracticeNetwork,
    Help,
    CopyDiagnostics,
    KeyList,
    About,
};

/// What must be there so that an action makes sense.
struct ActionState {
    int selected = 0;  ///< connectors, in a list on view
    int connectors = 0;
    bool list = true;  ///< the list of connectors is on view
    bool testable = false;  ///< something to test is chosen
    bool running = false;
    bool report = false;  ///< a report is on view
    bool practice = false;  ///< tests go to the practice network
    bool readOnly = false;  ///< what changes something is not offered
};

/// Every command of the window by name, with its words, its icon and its keys; the object name is the name of
/// the command. What it does is connected where it can be done.
class ActionCollection : public QObject {
    Q_OBJECT
public:
    ActionCollection(QUndoStack& undo, QObject* parent);

    QAction* action(ActionId id) const { return m_actions.value(id); }
    QList<QAction*> actions() const;
    void setState(const ActionState& state);

private:
    QHash<ActionId, QAction*> m_actions;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/menus.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

namespace relaydeck::ui {

namespace {

struct Menus {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::Menus)
};

constexpr std::nullopt_t Separator = std::nullopt;

void fill(QMenu& menu, const ActionCollection& actions, std::initializer_list<std::optional<ActionId>> ids)
{
    for (const std::optional<ActionId> id : ids) {
        if (id)
            menu.addAction(actions.action(*id));
        else
            menu.addSeparator();
    }
}

}  // namespace

void fillMenuBar(QMenuBar& bar, const ActionCollection& actions)
{
    using enum ActionId;
    fill(*bar.addMenu(Menus::tr("&File")), actions,
         {NewConnector, ImportConnectors, OpenTlsReports, AddSample, Separator, NewWorkspace, OpenWorkspace,
          SaveCopy, RestoreWorkspace, Separator, PreviewPowerShell, Separator, Quit});
    fill(*bar.addMenu(Menus::tr("&Edit")), actions,
         {Undo, Redo, Separator, CopyRows, CopyPowerShell, Separator, Filter, Locate});
    QMenu* view = bar.addMenu(Menus::tr("&View"));
    fill(*view, actions,
         {SectionConnectors, SectionPartnerTests, SectionActivity, Separator, Inspector, InspectorOverview,
          InspectorEvidence, InspectorHistory, MenuBar, Separator, NextPane, PreviousPane, Separator});
    fill(*view->addMenu(Menus::tr("&Density")), actions, {DensityTwoLines, DensityCompact});
    fill(*view->addMenu(Menus::tr("C&olumns")), actions,
         {ColumnDane, ColumnSts, ColumnHistory, ColumnTested, Separator, ColumnRouting, ColumnTls,
          ColumnComment});
    fill(*view->addMenu(Menus::tr("&Theme")), actions,
         {ThemeSystem, ThemeLight, ThemeDark, Separator, HighContrast});
    fill(*bar.addMenu(Menus::tr("&Connector")), actions,
         {NewConnector, Separator, EditConnector, BulkEdit, DuplicateConnector, TurnOn, TurnOff,
          DeleteConnector, Separator, ReviewChanges, CopyRows, CopyPowerShell, Separator, Properties});
    fill(*bar.addMenu(Menus::tr("&Test")), actions,
         {TestSelected, TestAll, Separator, CancelTests, Separator, OpenReport, SaveReport, CompareReports,
          WriteToPartner, OpenReportBeside, JudgeAgain});
    fill(*bar.addMenu(Menus::tr("Too&ls")), actions,
         {FindRoute, Separator, CheckResolver, ChooseResolver, Separator, PracticeNetwork, Separator,
          SectionSettings});
    fill(*bar.addMenu(Menus::tr("&Help")), actions,
         {Help, KeyList, Separator, CopyDiagnostics, Separator, About});
}

}  // namespace relaydeck::ui

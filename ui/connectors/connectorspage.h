// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"
#include "ui/connectors/connectorcommands.h"
#include "ui/mainwindow/page.h"

QT_BEGIN_NAMESPACE
class QSplitter;
class QStackedWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ConnectorInspector;
class ConnectorList;
class ConnectorTable;
class PageHeader;

/// The start page: the list of connectors with chips and filter, and the inspector beside it; over it where
/// the window is narrow.
class ConnectorsPage : public Page {
    Q_OBJECT
public:
    static PageInfo place();
    ConnectorsPage(Session& session, ConnectorCommands& commands, ActionCollection& actions,
                   QWidget* parent = nullptr);

    QList<QUuid> selectedIds() const;
    int selectedCount() const;
    ConnectorTable& table() const;
    /// List and inspector.
    QList<QWidget*> panes() const override;
    Files files() const override { return Files::TakenFromAnywhere; }
    void takeFile(const QString& path) override { m_commands.importFile(path); }
    void describe(ActionState& state) const override;
    void testChosen() override { m_commands.test(selectedIds()); }
    /// Chooses a connector by its id.
    void showSubject(const QString& subject) override;
    void fitWindow(int width) override;
    void saveView(QSettings& settings) const override;
    void restoreView(QSettings& settings) override;
    int attentionCount() const;
    /// Leaves only what needs attention in the list.
    void showAttention();

Q_SIGNALS:
    void countsChanged();
    void evidenceRequested(const QString& domain);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What stands in place of the list; made when there is none.
    QWidget* firstRun();
    QWidget* empty();
    PageHeader* makeHeader();
    void connectActions();
    void onChoice();
    void showInspector(bool shown);
    void updateHeader();
    /// The inspector lies over the list instead of standing beside it.
    void setOverlay(bool overlay);
    void placeOverlay();

    Session& m_session;
    ConnectorCommands& m_commands;
    ActionCollection& m_actions;
    PageHeader* m_header;
    QStackedWidget* m_content;
    QWidget* m_firstRun = nullptr;
    QWidget* m_empty = nullptr;
    QSplitter* m_splitter;
    ConnectorList* m_list;
    ConnectorInspector* m_inspector;
    bool m_overlay = false;
    bool m_shownBeside = true;  // whether the inspector comes back when there is room
};

}  // namespace relaydeck::ui

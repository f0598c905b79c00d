// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"
#include "ui/connectors/connectorcommands.h"
#include "ui/connectors/connectorfilter.h"
#include "ui/mainwindow/page.h"

#include <array>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QSplitter;
class QStackedWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ConnectorInspector;
class ConnectorTable;
class ElidingLabel;
class FilterChip;
class PageHeader;
class Panel;
class SearchField;

/// The start page: the list of connectors with chips and filter, and the inspector beside it; over it where
/// the window is narrow.
class ConnectorsPage : public Page {
    Q_OBJECT
public:
    ConnectorsPage(Session& session, ConnectorCommands& commands, ActionCollection& actions,
                   QWidget* parent = nullptr);

    QList<QUuid> selectedIds() const;
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
    int attentionCount() const { return m_filter.count(ConnectorFilter::Chip::NeedsAttention); }
    /// Leaves only what needs attention in the list.
    void showAttention() { setChip(ConnectorFilter::Chip::NeedsAttention); }

Q_SIGNALS:
    void countsChanged();
    void evidenceRequested(const QString& domain);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeList();
    QHBoxLayout* makeChips();
    QWidget* makeFooter();
    PageHeader* makeHeader();
    void connectActions();
    void onChoice();
    void setChip(ConnectorFilter::Chip chip);
    void showFilter(bool shown);
    void showInspector(bool shown);
    void updateCounts();
    /// The inspector lies over the list instead of standing beside it.
    void setOverlay(bool overlay);
    void placeOverlay();
    void choose(const QUuid& id);

    Session& m_session;
    ConnectorCommands& m_commands;
    ActionCollection& m_actions;
    ConnectorModel m_model;
    ConnectorFilter m_filter;
    std::array<FilterChip*, ConnectorFilter::ChipCount> m_chips{};
    PageHeader* m_header = nullptr;
    QStackedWidget* m_content;  // first run, empty, list
    QSplitter* m_splitter;
    QStackedWidget* m_rows = nullptr;  // table, nothing left by the filter
    Panel* m_filterRow = nullptr;
    SearchField* m_filterField = nullptr;
    ConnectorTable* m_table = nullptr;
    ConnectorInspector* m_inspector;
    ElidingLabel* m_footer = nullptr;
    ElidingLabel* m_oldest = nullptr;
    bool m_overlay = false;
    bool m_shownBeside = true;  // whether the inspector comes back when there is room
};

}  // namespace relaydeck::ui

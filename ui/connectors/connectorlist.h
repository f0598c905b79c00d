// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"
#include "ui/connectors/connectormodel.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ConnectorTable;
class ElidingLabel;
class EmptyState;
class FilterBar;

/// The table of connectors with its filter above and its numbers beneath.
class ConnectorList : public QWidget {
    Q_OBJECT
public:
    ConnectorList(Session& session, ActionCollection& actions, QWidget* parent = nullptr);

    ConnectorModel& model() { return m_model; }
    ConnectorTable& table() const { return *m_table; }
    FilterBar& filter() const { return *m_filter; }
    /// The part beneath the chips, which an inspector may cover.
    QRect rowsRect() const;
    int attentionCount() const;
    /// Chooses the connector as soon as it is in the list; a filter that hides it goes.
    void choose(const QUuid& id);
    void showFilter(bool shown);
    /// To the clipboard, as text.
    void copySelected() const;

    /// Columns, density, order, filter and the chosen connector, to be there again at the next start.
    QJsonObject state() const;
    void restoreState(const QJsonObject& state);

Q_SIGNALS:
    /// Current row or selection.
    void choiceChanged();
    /// Rows or counts are others.
    void arranged();

private:
    QWidget* makeFooter();
    void connectActions(ActionCollection& actions);
    void onArranged();
    void updateFooter();

    const Session& m_session;
    ActionCollection& m_actions;
    ConnectorModel m_model;
    FilterBar* m_filter;
    ConnectorTable* m_table;
    QStackedWidget* m_rows;  // table, nothing left by the filter
    EmptyState* m_none;
    ElidingLabel* m_footer = nullptr;
    ElidingLabel* m_oldest = nullptr;
    QUuid m_wanted;
};

}  // namespace relaydeck::ui

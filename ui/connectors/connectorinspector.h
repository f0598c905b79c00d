// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"
#include "ui/connectors/connectorcommands.h"
#include "ui/widgets/panel.h"

QT_BEGIN_NAMESPACE
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QToolButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ConnectorEvidence;
class ConnectorHistory;
class ConnectorOverview;
class ElidingLabel;
class Switch;

/// The connector that is current in the list, beside it.
class ConnectorInspector : public Panel {
    Q_OBJECT
public:
    ConnectorInspector(Session& session, ConnectorCommands& commands, ActionCollection& actions,
                       QWidget* parent = nullptr);

    enum class Shows { Nothing, Connector, ServiceDefault };
    void setConnector(Shows shows, const QUuid& id = {});
    /// For the keys.
    void takeFocus();
    QSize minimumSizeHint() const override;
    bool eventFilter(QObject* object, QEvent* event) override;

Q_SIGNALS:
    /// A tab was asked for, so the inspector has to be on view.
    void wanted();
    void evidenceRequested(const QString& domain);

private:
    QWidget* makeConnectorPage(ActionCollection& actions);
    QScrollArea* addTab(const QString& title, QWidget* content, QAction& action);
    QWidget* makeDifference();
    QWidget* makeFooter();
    void showDifference(const store::StoredConnector& stored);
    void refresh();
    void refreshDomain(const QString& domain);

    Session& m_session;
    ConnectorCommands& m_commands;
    QUuid m_id;
    QStackedWidget* m_pages;
    ElidingLabel* m_title;
    ElidingLabel* m_second;
    Switch* m_enabled;
    QTabBar* m_tabs;
    QStackedWidget* m_contents;
    ConnectorOverview* m_overview;
    ConnectorEvidence* m_evidence;
    ConnectorHistory* m_history;
    QWidget* m_difference;  // from the tenant
    ElidingLabel* m_differenceWords;
    QPushButton* m_test;
};

}  // namespace relaydeck::ui

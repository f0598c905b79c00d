// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"
#include "ui/connectors/connectorcommands.h"
#include "ui/widgets/panel.h"

QT_BEGIN_NAMESPACE
class QPushButton;
class QStackedWidget;
class QToolButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

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

Q_SIGNALS:
    void evidenceRequested(const QString& domain);

private:
    QWidget* makeConnectorPage(ActionCollection& actions);
    QWidget* makeFooter();
    void refresh();
    void refreshDomain(const QString& domain);

    Session& m_session;
    ConnectorCommands& m_commands;
    QUuid m_id;
    QStackedWidget* m_pages;
    ElidingLabel* m_title;
    ElidingLabel* m_second;
    Switch* m_enabled;
    ConnectorOverview* m_overview;
    QPushButton* m_test;
};

}  // namespace relaydeck::ui

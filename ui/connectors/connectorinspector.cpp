// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorinspector.h"

#include "core/connectors/routing.h"
#include "ui/connectors/connectoroverview.h"
#include "ui/connectors/connectortext.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/switch.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolButton>

namespace relaydeck::ui {

namespace {

/// Where the modes and their words still stand side by side.
constexpr int MinimumWidth = 380;

QWidget* serviceDefaultPage()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(18, 14, 18, metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(new ElidingLabel(ConnectorInspector::tr("All other mail"), TextRole::Title));
    auto* banner = new Banner;
    banner->setTone(Tone::Info, QStringLiteral("info"));
    banner->setTitle(ConnectorInspector::tr("Service default"));
    banner->setText(ConnectorInspector::tr("Mail to a domain that no connector is for uses SMTP DANE and "
                                           "MTA-STS in the mode Opportunistic: what "
                                           "the partner publishes is applied, what it does not publish is "
                                           "not asked for. This cannot be changed; "
                                           "make a connector for the domain to choose other modes."));
    layout->addWidget(banner);
    layout->addStretch(1);
    return page;
}

}  // namespace

ConnectorInspector::ConnectorInspector(Session& session, ConnectorCommands& commands,
                                       ActionCollection& actions, QWidget* parent)
    : Panel(Ground::Surface, parent)
    , m_session(session)
    , m_commands(commands)
    , m_pages(new QStackedWidget)
{
    setObjectName(QStringLiteral("inspector"));
    setMinimumWidth(MinimumWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_pages->addWidget(new EmptyState(QStringLiteral("inspector"), tr("No connector chosen"),
                                      tr("Choose one in the list to see what its mail does.")));
    m_pages->addWidget(makeConnectorPage(actions));
    m_pages->addWidget(serviceDefaultPage());

    connect(&session, &Session::connectorsChanged, this, &ConnectorInspector::refresh);
    connect(&session, &Session::reportChanged, this, &ConnectorInspector::refreshDomain);
    connect(&session.tests(), &TestRuns::liveChanged, this, &ConnectorInspector::refreshDomain);
}

QWidget* ConnectorInspector::makeConnectorPage(ActionCollection& actions)
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    m_title = new ElidingLabel({}, TextRole::Title);
    m_enabled = new Switch(tr("Connector is on"));
    m_enabled->setObjectName(QStringLiteral("inspector.enabled"));
    auto* more = new QToolButton;
    more->setIcon(Icons::get(u"more"));
    more->setAutoRaise(true);
    more->setAccessibleName(tr("More"));
    more->setToolTip(tr("More"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    using enum ActionId;
    for (const ActionId id : {EditConnector, DuplicateConnector, CopyPowerShell})
        menu->addAction(actions.action(id));
    menu->addSeparator();
    menu->addAction(actions.action(DeleteConnector));
    more->setMenu(menu);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(18, 14, metrics::Space8, 0);
    head->setSpacing(metrics::Space8);
    head->addWidget(m_title, 1);
    head->addWidget(m_enabled);
    if (m_session.isReadOnly())
        m_enabled->hide();
    head->addWidget(more);
    layout->addLayout(head);

    m_second = new ElidingLabel({}, TextRole::Secondary);
    auto* second = new QHBoxLayout;
    second->setContentsMargins(18, metrics::Space4, 18, 10);
    second->addWidget(m_second);
    layout->addLayout(second);

    m_overview = new ConnectorOverview(m_session, m_commands);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Overview"));
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_overview);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeFooter());

    connect(m_overview, &ConnectorOverview::evidenceRequested, this, &ConnectorInspector::evidenceRequested);
    connect(m_enabled, &Switch::clicked, this, [this](bool on) { m_commands.setEnabled({m_id}, on); });
    return page;
}

QWidget* ConnectorInspector::makeFooter()
{
    auto* footer = new Panel(Ground::Surface);
    footer->setLines(Qt::TopEdge);
    auto* layout = new QHBoxLayout(footer);
    layout->setContentsMargins(18, 10, 14, 10);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(
        new ElidingLabel(m_session.isReadOnly() ? tr("Read-only") : tr("Saved"), TextRole::Secondary), 1);
    auto* script = new QPushButton(Icons::get(u"terminal"), tr("PowerShell"));
    m_test = new QPushButton(Icons::get(u"play"), tr("Test now"));
    m_test->setObjectName(QStringLiteral("inspector.test"));
    setButtonKind(m_test, ButtonKind::Primary);
    layout->addWidget(script);
    layout->addWidget(m_test);
    connect(script, &QPushButton::clicked, this, [this] { m_commands.previewPowerShell({m_id}); });
    connect(m_test, &QPushButton::clicked, this, [this] { m_commands.test({m_id}); });
    return footer;
}

void ConnectorInspector::setConnector(Shows shows, const QUuid& id)
{
    m_id = id;
    m_pages->setCurrentIndex(static_cast<int>(shows));
    refresh();
}

void ConnectorInspector::refreshDomain(const QString& domain)
{
    const auto stored = m_session.connector(m_id);
    if (stored && testableDomains(stored->connector).contains(domain))
        refresh();
}

void ConnectorInspector::refresh()
{
    const auto stored = m_session.connector(m_id);
    if (!stored) {
        if (m_pages->currentIndex() == static_cast<int>(Shows::Connector))
            m_pages->setCurrentIndex(static_cast<int>(Shows::Nothing));
        return;
    }
    const Connector& connector = stored->connector;
    m_title->setText(connector.name);
    m_second->setText(connectorSentence(connector));
    m_enabled->setChecked(connector.enabled);
    m_overview->show(connector);
}

}  // namespace relaydeck::ui

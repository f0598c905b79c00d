// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorinspector.h"

#include "core/connectors/connectorfield.h"
#include "core/connectors/routing.h"
#include "ui/connectors/connectorevidence.h"
#include "ui/connectors/connectorhistory.h"
#include "ui/connectors/connectoroverview.h"
#include "ui/connectors/connectortext.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/switch.h"

#include <QtCore/QEvent>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolButton>

#include <algorithm>

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

    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("inspector.tabs"));
    m_tabs->setAccessibleName(tr("What is shown of the connector"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(true);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(metrics::Space8, 0, metrics::Space8, 0);
    tabs->addWidget(m_tabs);
    layout->addLayout(tabs);
    m_contents = new QStackedWidget;
    m_overview = new ConnectorOverview(m_session, m_commands);
    m_evidence = new ConnectorEvidence(m_session);
    m_history = new ConnectorHistory(m_session, m_commands);
    addTab(tr("Overview"), m_overview, *actions.action(InspectorOverview));
    addTab(tr("Evidence"), m_evidence, *actions.action(InspectorEvidence));
    addTab(tr("History"), m_history, *actions.action(InspectorHistory));
    connect(m_tabs, &QTabBar::currentChanged, m_contents, &QStackedWidget::setCurrentIndex);
    layout->addWidget(m_contents, 1);
    layout->addWidget(makeDifference());
    layout->addWidget(makeFooter());

    connect(m_overview, &ConnectorOverview::evidenceRequested, this, &ConnectorInspector::evidenceRequested);
    connect(m_evidence, &ConnectorEvidence::evidenceRequested, this, &ConnectorInspector::evidenceRequested);
    connect(m_enabled, &Switch::clicked, this, [this](bool on) { m_commands.setEnabled({m_id}, on); });
    return page;
}

QScrollArea* ConnectorInspector::addTab(const QString& title, QWidget* content, QAction& action)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(title);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    content->installEventFilter(this);
    m_contents->addWidget(scroll);
    const int tab = m_tabs->addTab(title);
    m_tabs->setTabToolTip(tab, action.shortcut().toString(QKeySequence::NativeText));
    connect(&action, &QAction::triggered, this, [this, tab] {
        Q_EMIT wanted();
        m_tabs->setCurrentIndex(tab);
        m_tabs->setFocus(Qt::ShortcutFocusReason);
    });
    return scroll;
}

QWidget* ConnectorInspector::makeDifference()
{
    auto* row = new Panel(Ground::Surface);
    row->setLines(Qt::TopEdge);
    m_difference = row;
    m_difference->setObjectName(QStringLiteral("inspector.difference"));
    m_differenceWords = new ElidingLabel({}, TextRole::Note);
    auto* review = new QPushButton(tr("Review"));
    review->setObjectName(QStringLiteral("inspector.review"));
    auto* discard = new QPushButton(tr("Discard"));
    discard->setObjectName(QStringLiteral("inspector.discard"));
    discard->setToolTip(tr("Back to the tenant's state, as it was when last imported"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(18, metrics::Space8, 14, metrics::Space8);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(m_differenceWords, 1);
    for (QPushButton* button : {review, discard}) {
        setSmall(button);
        layout->addWidget(button);
    }
    discard->setVisible(!m_session.isReadOnly());
    connect(review, &QPushButton::clicked, this, [this] { m_commands.review(m_id); });
    connect(discard, &QPushButton::clicked, this, [this] { m_commands.discardChanges(m_id); });
    return row;
}

void ConnectorInspector::showDifference(const store::StoredConnector& stored)
{
    const auto changes = stored.imported ? changedFields(*stored.imported, stored.connector).size() : 0;
    m_difference->setVisible(changes > 0);
    if (changes > 0)
        m_differenceWords->setText(
            tr("%n settings differ from the tenant", nullptr, static_cast<int>(changes)));
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

QSize ConnectorInspector::minimumSizeHint() const
{
    // With large letters the buttons need more, and what is in the scroll area too. The pages without a
    // connector have sentences alone, which take the width that there is.
    constexpr int ScrollBar = 12;
    const QWidget* page = m_pages->widget(static_cast<int>(Shows::Connector));
    const int width = std::max(
        {MinimumWidth, page->minimumSizeHint().width(), m_overview->minimumSizeHint().width() + ScrollBar});
    return {width, Panel::minimumSizeHint().height()};
}

bool ConnectorInspector::eventFilter(QObject* object, QEvent* event)
{
    // A scroll area does not tell that its content needs another width.
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return Panel::eventFilter(object, event);
}

void ConnectorInspector::takeFocus()
{
    m_enabled->setFocus(Qt::TabFocusReason);
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
    m_title->setText(shownName(connector.name));
    m_second->setText(connectorSentence(connector));
    m_enabled->setChecked(connector.enabled);
    m_overview->show(connector);
    m_evidence->show(connector);
    m_history->show(*stored);
    showDifference(*stored);
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorspage.h"

#include "ui/connectors/connectorinspector.h"
#include "ui/connectors/connectorlist.h"
#include "ui/connectors/connectortable.h"
#include "ui/connectors/draftbanner.h"
#include "ui/connectors/filterbar.h"
#include "ui/connectors/firstrun.h"
#include "ui/mainwindow/sections.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>

namespace relaydeck::ui {

namespace {

/// In a narrower window, chips and inspector have no room side by side.
constexpr int OverlayBelow = 1240;

Panel* onSurface(QWidget* content)
{
    auto* ground = new Panel(Ground::Surface);
    auto* inside = new QVBoxLayout(ground);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(content);
    return ground;
}

QPushButton* buttonFor(QAction& action, const QString& words)
{
    auto* button = new QPushButton(action.icon(), words);
    button->setEnabled(action.isEnabled());
    QObject::connect(&action, &QAction::visibleChanged, button,
                     [button, &action] { button->setVisible(action.isVisible()); });
    QObject::connect(button, &QPushButton::clicked, &action, &QAction::trigger);
    QObject::connect(&action, &QAction::enabledChanged, button, &QWidget::setEnabled);
    return button;
}

}  // namespace

PageInfo ConnectorsPage::place()
{
    return {.section = QString::fromLatin1(sections::Connectors),
            .title = tr("Connectors"),
            .icon = QStringLiteral("connectors"),
            .action = ActionId::SectionConnectors};
}

ConnectorsPage::ConnectorsPage(Session& session, ConnectorCommands& commands, ActionCollection& actions,
                               QWidget* parent)
    : Page(place(), parent)
    , m_session(session)
    , m_commands(commands)
    , m_actions(actions)
    , m_header(makeHeader())
    , m_content(new QStackedWidget)
    , m_splitter(new QSplitter)
    , m_list(new ConnectorList(session, actions))
    , m_inspector(new ConnectorInspector(session, commands, actions))
{
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({847, metrics::InspectorWidth});

    m_content->addWidget(m_splitter);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(new DraftBanner(commands.editors()));
    layout->addWidget(m_content, 1);

    connect(m_inspector, &ConnectorInspector::wanted, this,
            [this] { m_actions.action(ActionId::Inspector)->setChecked(true); });
    connect(m_inspector, &ConnectorInspector::evidenceRequested, this, &ConnectorsPage::evidenceRequested);
    connect(m_list, &ConnectorList::choiceChanged, this, &ConnectorsPage::onChoice);
    connect(m_list, &ConnectorList::arranged, this, [this] {
        updateHeader();
        Q_EMIT countsChanged();
    });
    connect(&m_commands, &ConnectorCommands::created, m_list, &ConnectorList::choose);
    connect(&session, &Session::connectorsChanged, this, &ConnectorsPage::updateHeader);
    const auto turn = [this] { table().setTurning(m_session.tests().isRunning()); };
    connect(&session.tests(), &TestRuns::progressChanged, this, turn);
    connect(&session.tests(), &TestRuns::finished, this, turn);
    connectActions();
    updateHeader();
    onChoice();
}

QWidget* ConnectorsPage::firstRun()
{
    if (!m_firstRun) {
        auto* content = new FirstRun(m_actions);
        connect(content, &FirstRun::testRequested, this, [this](const QString& domain) {
            m_session.test({domain});
            Q_EMIT evidenceRequested(domain);
        });
        m_firstRun = onSurface(content);
        m_content->addWidget(m_firstRun);
    }
    return m_firstRun;
}

QWidget* ConnectorsPage::empty()
{
    if (!m_empty) {
        auto* content = new EmptyState(
            QStringLiteral("connectors"), tr("No connectors"),
            tr("Import what your tenant has, or make one here. Nothing is changed in the tenant "
               "before you run a script."));
        connect(content->addAction(tr("Import connectors…"), QStringLiteral("import")),
                &QAbstractButton::clicked, m_actions.action(ActionId::ImportConnectors), &QAction::trigger);
        connect(content->addAction(tr("New connector"), QStringLiteral("plus")), &QAbstractButton::clicked,
                m_actions.action(ActionId::NewConnector), &QAction::trigger);
        m_empty = onSurface(content);
        m_content->addWidget(m_empty);
    }
    return m_empty;
}

PageHeader* ConnectorsPage::makeHeader()
{
    auto* header = new PageHeader(tr("Connectors"));
    header->addWidget(buttonFor(*m_actions.action(ActionId::TestAll), tr("Test all")));
    header->addWidget(buttonFor(*m_actions.action(ActionId::BulkEdit), tr("Bulk edit…")));
    auto* create = buttonFor(*m_actions.action(ActionId::NewConnector), tr("New connector"));
    setButtonKind(create, ButtonKind::Primary);
    header->addWidget(create);
    return header;
}

void ConnectorsPage::connectActions()
{
    const auto on = [this](ActionId id, auto&& function) {
        connect(m_actions.action(id), &QAction::triggered, this, function);
    };
    on(ActionId::NewConnector, [this] { m_commands.create(); });
    on(ActionId::ImportConnectors, [this] { m_commands.importFile(); });
    on(ActionId::EditConnector, [this] { m_commands.edit(selectedIds().value(0)); });
    on(ActionId::DuplicateConnector, [this] { m_commands.duplicate(selectedIds()); });
    on(ActionId::DeleteConnector, [this] { m_commands.remove(selectedIds()); });
    on(ActionId::BulkEdit, [this] { m_commands.editTogether(selectedIds()); });
    on(ActionId::TurnOn, [this] { m_commands.setEnabled(selectedIds(), true); });
    on(ActionId::TurnOff, [this] { m_commands.setEnabled(selectedIds(), false); });
    on(ActionId::CopyRows, [this] {
        m_list->copySelected();
        Q_EMIT m_commands.told(tr("Copied %n connectors as text", nullptr, selectedCount()));
    });
    on(ActionId::Properties, [this] {
        m_actions.action(ActionId::Inspector)->setChecked(true);
        m_inspector->takeFocus();
    });
    on(ActionId::CopyPowerShell, [this] { m_commands.copyPowerShell(selectedIds()); });
    on(ActionId::ReviewChanges, [this] { m_commands.review(); });
    on(ActionId::FindRoute, [this] { m_commands.findRoute(); });
    on(ActionId::PreviewPowerShell, [this] { m_commands.previewPowerShell(selectedIds()); });
    connect(m_actions.action(ActionId::Filter), &QAction::toggled, m_list, &ConnectorList::showFilter);
    connect(m_actions.action(ActionId::Inspector), &QAction::toggled, this, &ConnectorsPage::showInspector);
    connect(&table(), &QAbstractItemView::doubleClicked, this,
            [this] { m_actions.action(ActionId::EditConnector)->trigger(); });
    m_actions.action(ActionId::Inspector)->setChecked(true);
}

QList<QWidget*> ConnectorsPage::panes() const
{
    QWidget* list = m_content->currentWidget() == m_splitter ? static_cast<QWidget*>(&table()) : m_content;
    return {list, m_inspector};
}

ConnectorTable& ConnectorsPage::table() const
{
    return m_list->table();
}

QList<QUuid> ConnectorsPage::selectedIds() const
{
    return table().selectedIds();
}

int ConnectorsPage::selectedCount() const
{
    return table().selectedCount();
}

int ConnectorsPage::attentionCount() const
{
    return m_list->attentionCount();
}

void ConnectorsPage::showAttention()
{
    m_list->filter().setChip(FilterBar::Chip::NeedsAttention);
}

void ConnectorsPage::onChoice()
{
    const QUuid id = table().currentId();
    using enum ConnectorInspector::Shows;
    m_inspector->setConnector(!id.isNull()                           ? Connector
                                  : table().currentIndex().isValid() ? ServiceDefault
                                                                     : Nothing,
                              id);
    Q_EMIT stateChanged();
}

void ConnectorsPage::showSubject(const QString& subject)
{
    m_list->choose(QUuid::fromString(subject));
}

void ConnectorsPage::describe(ActionState& state) const
{
    state.list = true;
    state.selected = selectedCount();
    state.testable = state.selected > 0;
}

void ConnectorsPage::fitWindow(int width)
{
    setOverlay(width < OverlayBelow);
}

void ConnectorsPage::showInspector(bool shown)
{
    m_inspector->setVisible(shown);
    placeOverlay();
}

void ConnectorsPage::updateHeader()
{
    const auto total = static_cast<int>(m_session.connectors().size());
    const bool untouched = m_session.reports().isEmpty() && m_session.undoStack().count() == 0;
    m_content->setCurrentWidget(total > 0 ? m_splitter : untouched ? firstRun() : empty());
    const int attention = attentionCount();
    const QString connectors = tr("%n outbound connectors", nullptr, total);
    const QString summary = total == 0 ? tr("Nothing here yet")
        : attention == 0               ? tr("%1, none needs attention").arg(connectors)
                         : tr("%1, %2").arg(connectors, tr("%n need attention", nullptr, attention));
    m_header->setSummary(m_session.isReadOnly() ? tr("Read-only: %1").arg(summary) : summary);
}

void ConnectorsPage::setOverlay(bool overlay)
{
    if (overlay == m_overlay)
        return;
    m_overlay = overlay;
    QAction* toggle = m_actions.action(ActionId::Inspector);
    if (overlay) {
        m_inspector->setParent(m_content);
        // The list stays readable until the inspector is asked for.
        m_shownBeside = toggle->isChecked();
        toggle->setChecked(false);
    } else {
        m_splitter->addWidget(m_inspector);
        m_splitter->setSizes({m_splitter->width() - metrics::InspectorWidth, metrics::InspectorWidth});
        toggle->setChecked(m_shownBeside || toggle->isChecked());
    }
    m_inspector->setLines(overlay ? Qt::Edges(Qt::LeftEdge | Qt::TopEdge) : Qt::Edges());
    showInspector(toggle->isChecked());
}

void ConnectorsPage::placeOverlay()
{
    if (!m_overlay)
        return;
    // Chips and tools above the list stay free.
    QRect area = m_content->rect();
    area.setTop(m_list->mapTo(m_content, m_list->rowsRect().topLeft()).y());
    QRect place = area;
    const int width = std::max(metrics::InspectorWidth, m_inspector->minimumSizeHint().width());
    place.setLeft(std::max(area.left(), area.right() + 1 - width));
    m_inspector->setGeometry(QStyle::visualRect(layoutDirection(), area, place));
    m_inspector->raise();
    m_inspector->setVisible(m_actions.action(ActionId::Inspector)->isChecked()
                            && m_content->currentWidget() == m_splitter);
}

void ConnectorsPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The content has its new size only when the layout is done.
    QMetaObject::invokeMethod(this, &ConnectorsPage::placeOverlay, Qt::QueuedConnection);
}

void ConnectorsPage::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    QAction* inspector = m_actions.action(ActionId::Inspector);
    // Enter opens the row; Esc leaves the filter, then the inspector that lies over the list.
    if (enter && table().hasFocus())
        inspector->setChecked(true);
    else if (event->key() == Qt::Key_Escape && m_list->filter().isFieldShown())
        m_actions.action(ActionId::Filter)->setChecked(false);
    else if (event->key() == Qt::Key_Escape && m_overlay && m_inspector->isVisible())
        inspector->setChecked(false);
    else
        return QWidget::keyPressEvent(event);
    table().setFocus();
}

}  // namespace relaydeck::ui

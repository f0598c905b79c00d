// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorspage.h"

#include "ui/connectors/connectorinspector.h"
#include "ui/connectors/connectortable.h"
#include "ui/connectors/draftbanner.h"
#include "ui/connectors/firstrun.h"
#include "ui/mainwindow/sections.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/text/texts.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolButton>

namespace relaydeck::ui {

namespace {

/// In a narrower window, chips and inspector have no room side by side.
constexpr int OverlayBelow = 1240;

enum Content { FirstRunContent, EmptyContent, ListContent };
enum Rows { TableRows, FilteredOut };

QToolButton* toolFor(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setAccessibleName(action->text().remove(u'&'));
    return button;
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

ConnectorsPage::ConnectorsPage(Session& session, ConnectorCommands& commands, ActionCollection& actions,
                               QWidget* parent)
    : Page({.section = QString::fromLatin1(sections::Connectors),
            .title = tr("Connectors"),
            .icon = QStringLiteral("connectors"),
            .action = ActionId::SectionConnectors},
           parent)
    , m_session(session)
    , m_commands(commands)
    , m_actions(actions)
    , m_model(session)
    , m_filter(m_model)
    , m_content(new QStackedWidget)
    , m_splitter(new QSplitter)
    , m_inspector(new ConnectorInspector(session, commands, actions))
{
    m_header = makeHeader();
    m_splitter->addWidget(makeList());
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({847, metrics::InspectorWidth});

    auto* firstRun = new FirstRun(actions);
    auto* empty = new EmptyState(
        QStringLiteral("connectors"), tr("No connectors"),
        tr("Import what your tenant has, or make one here. Nothing is changed in the tenant before you run a "
           "script."));
    connect(empty->addAction(tr("Import connectors…"), QStringLiteral("import")), &QAbstractButton::clicked,
            actions.action(ActionId::ImportConnectors), &QAction::trigger);
    connect(empty->addAction(tr("New connector"), QStringLiteral("plus")), &QAbstractButton::clicked,
            actions.action(ActionId::NewConnector), &QAction::trigger);
    for (QWidget* content : {static_cast<QWidget*>(firstRun), static_cast<QWidget*>(empty)}) {
        auto* ground = new Panel(Ground::Surface);
        auto* inside = new QVBoxLayout(ground);
        inside->setContentsMargins(0, 0, 0, 0);
        inside->addWidget(content);
        m_content->addWidget(ground);
    }
    m_content->addWidget(m_splitter);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(new DraftBanner(commands.editors()));
    layout->addWidget(m_content, 1);

    connect(firstRun, &FirstRun::testRequested, this, [this](const QString& domain) {
        m_session.test({domain});
        Q_EMIT evidenceRequested(domain);
    });
    connect(m_inspector, &ConnectorInspector::wanted, this,
            [this] { m_actions.action(ActionId::Inspector)->setChecked(true); });
    connect(m_inspector, &ConnectorInspector::evidenceRequested, this, &ConnectorsPage::evidenceRequested);
    connect(m_table, &ConnectorTable::choiceChanged, this, &ConnectorsPage::onChoice);
    connect(&m_commands, &ConnectorCommands::created, this, &ConnectorsPage::choose);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ConnectorsPage::updateCounts);
    connect(&session, &Session::connectorsChanged, this, &ConnectorsPage::updateCounts);
    const auto turn = [this] { m_table->setTurning(m_session.tests().isRunning()); };
    connect(&session.tests(), &TestRuns::progressChanged, this, turn);
    connect(&session.tests(), &TestRuns::finished, this, turn);
    connectActions();
    setChip(ConnectorFilter::Chip::All);
    if (m_filter.rowCount() > 1)
        m_table->choose(m_filter.idAt(m_filter.index(0, 0)));
    onChoice();
}

PageHeader* ConnectorsPage::makeHeader()
{
    auto* header = new PageHeader(tr("Connectors"));
    header->addWidget(buttonFor(*m_actions.action(ActionId::TestAll), tr("Test all")));
    header->addWidget(buttonFor(*m_actions.action(ActionId::ImportConnectors), tr("Import…")));
    auto* create = buttonFor(*m_actions.action(ActionId::NewConnector), tr("New connector"));
    setButtonKind(create, ButtonKind::Primary);
    header->addWidget(create);
    return header;
}

QWidget* ConnectorsPage::makeList()
{
    auto* panel = new Panel(Ground::Surface);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    layout->addLayout(makeChips());

    m_filterField = new SearchField(tr("Name or domain"));
    m_filterField->setObjectName(QStringLiteral("connectors.filter"));
    m_filterField->setAccessibleName(tr("Filter by name or domain"));
    m_filterField->setClearButtonEnabled(true);
    m_filterRow = new Panel(Ground::Surface);
    auto* filter = new QHBoxLayout(m_filterRow);
    filter->setContentsMargins(metrics::Space16, 0, metrics::Space16, 10);
    filter->addWidget(m_filterField);
    m_filterRow->hide();
    layout->addWidget(m_filterRow);

    m_table = new ConnectorTable(m_filter);
    auto* none = new EmptyState(QStringLiteral("filter"), tr("No connector matches"),
                                tr("Chips and words of the filter leave no connector."));
    connect(none->addAction(tr("Clear filter")), &QAbstractButton::clicked, this, [this] {
        m_filterField->clear();
        setChip(ConnectorFilter::Chip::All);
        m_table->setFocus();
    });
    m_rows = new QStackedWidget;
    m_rows->addWidget(m_table);
    m_rows->addWidget(none);
    layout->addWidget(m_rows, 1);
    layout->addWidget(makeFooter());

    connect(m_filterField, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter.setText(text);
        updateCounts();
    });
    return panel;
}

QHBoxLayout* ConnectorsPage::makeChips()
{
    auto* chips = new QHBoxLayout;
    chips->setContentsMargins(metrics::Space16, 10, metrics::Space12, 10);
    chips->setSpacing(metrics::Space8);
    const QStringList words{tr("All"), tr("Needs attention"), tr("Mandatory"), tr("Unverified"),
                            tr("Not tested")};
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        auto* chip = new FilterChip(words.at(static_cast<qsizetype>(i)));
        chip->setObjectName(QStringLiteral("chip.%1").arg(i));
        chips->addWidget(chip);
        m_chips[i] = chip;
        connect(chip, &FilterChip::clicked, this,
                [this, i] { setChip(static_cast<ConnectorFilter::Chip>(i)); });
    }
    chips->addStretch(1);
    chips->addWidget(toolFor(m_actions.action(ActionId::Filter)));
    chips->addWidget(toolFor(m_actions.action(ActionId::Inspector)));
    return chips;
}

QWidget* ConnectorsPage::makeFooter()
{
    auto* footer = new Panel(Ground::Surface);
    footer->setLines(Qt::TopEdge);
    footer->setFixedHeight(metrics::FooterHeight);
    m_footer = new ElidingLabel({}, TextRole::Secondary);
    m_oldest = new ElidingLabel({}, TextRole::Secondary);
    auto* layout = new QHBoxLayout(footer);
    layout->setContentsMargins(metrics::FirstColumn, 0, 14, 0);
    layout->addWidget(m_footer, 1);
    layout->addWidget(m_oldest);
    return footer;
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
    on(ActionId::CopyPowerShell, [this] { m_commands.copyPowerShell(selectedIds()); });
    on(ActionId::ReviewChanges, [this] { m_commands.review(); });
    on(ActionId::FindRoute, [this] { m_commands.findRoute(); });
    on(ActionId::PreviewPowerShell, [this] { m_commands.previewPowerShell(selectedIds()); });
    connect(m_actions.action(ActionId::Filter), &QAction::toggled, this, &ConnectorsPage::showFilter);
    connect(m_actions.action(ActionId::Inspector), &QAction::toggled, this, &ConnectorsPage::showInspector);
    connect(m_table, &QAbstractItemView::doubleClicked, this,
            [this] { m_actions.action(ActionId::EditConnector)->trigger(); });
    m_actions.action(ActionId::Inspector)->setChecked(true);
}

QList<QWidget*> ConnectorsPage::panes() const
{
    QWidget* list = m_content->currentIndex() == ListContent ? static_cast<QWidget*>(m_table) : m_content;
    return {list, m_inspector};
}

QList<QUuid> ConnectorsPage::selectedIds() const
{
    return m_table->selectedIds();
}

void ConnectorsPage::onChoice()
{
    const QUuid id = m_table->currentId();
    using enum ConnectorInspector::Shows;
    m_inspector->setConnector(!id.isNull()                            ? Connector
                                  : m_table->currentIndex().isValid() ? ServiceDefault
                                                                      : Nothing,
                              id);
    updateCounts();
}

void ConnectorsPage::choose(const QUuid& id)
{
    if (!m_filter.indexOf(id).isValid())
        setChip(ConnectorFilter::Chip::All);
    m_table->choose(id);
}

void ConnectorsPage::showSubject(const QString& subject)
{
    choose(QUuid::fromString(subject));
}

void ConnectorsPage::describe(ActionState& state) const
{
    state.list = true;
    state.selected = static_cast<int>(selectedIds().size());
    state.testable = state.selected > 0;
}

void ConnectorsPage::fitWindow(int width)
{
    setOverlay(width < OverlayBelow);
}

void ConnectorsPage::setChip(ConnectorFilter::Chip chip)
{
    m_filter.setChip(chip);
    for (std::size_t i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setChecked(i == static_cast<std::size_t>(chip));
    updateCounts();
}

void ConnectorsPage::showFilter(bool shown)
{
    m_filterRow->setVisible(shown);
    if (shown) {
        m_filterField->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    m_filterField->clear();
    m_table->setFocus();
}

void ConnectorsPage::showInspector(bool shown)
{
    m_inspector->setVisible(shown);
    placeOverlay();
}

void ConnectorsPage::updateCounts()
{
    const int total = m_filter.count(ConnectorFilter::Chip::All);
    const int attention = attentionCount();
    for (std::size_t i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setCount(m_filter.count(static_cast<ConnectorFilter::Chip>(i)));

    const bool untouched = m_session.reports().domains().isEmpty() && m_session.undoStack().count() == 0;
    m_content->setCurrentIndex(total > 0 ? ListContent : untouched ? FirstRunContent : EmptyContent);
    m_rows->setCurrentIndex(m_filter.rowCount() == 0 ? FilteredOut : TableRows);

    const QString connectors = tr("%n outbound connectors", nullptr, total);
    const QString summary = total == 0 ? tr("Nothing here yet")
        : attention == 0               ? tr("%1, none needs attention").arg(connectors)
                         : tr("%1, %2").arg(connectors, tr("%n need attention", nullptr, attention));
    m_header->setSummary(m_session.isReadOnly() ? tr("Read-only: %1").arg(summary) : summary);
    const auto selected = selectedIds().size();
    const int shown = m_filter.rowCount() - (m_filter.isFiltering() ? 0 : 1);
    const QString rows = tr("%n connectors", nullptr, shown);
    m_footer->setText(selected == 0 ? rows : tr("%1, %2 selected").arg(rows).arg(selected));

    QDateTime oldest;
    for (int row = 0; !m_model.isServiceDefault(row); ++row) {
        const DomainStatus* ruling = m_model.status(row).rulingDomain();
        if (ruling && ruling->testedAt.isValid() && (!oldest.isValid() || ruling->testedAt < oldest))
            oldest = ruling->testedAt;
    }
    m_oldest->setText(oldest.isValid() ? tr("Oldest result %1").arg(relativeTime(oldest)) : QString());
    Q_EMIT countsChanged();
    Q_EMIT stateChanged();
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
    area.setTop(m_rows->mapTo(m_content, QPoint()).y());
    QRect place = area;
    place.setLeft(std::max(area.left(), area.right() + 1 - metrics::InspectorWidth));
    m_inspector->setGeometry(QStyle::visualRect(layoutDirection(), area, place));
    m_inspector->raise();
    m_inspector->setVisible(m_actions.action(ActionId::Inspector)->isChecked()
                            && m_content->currentIndex() == ListContent);
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
    if (enter && m_table->hasFocus())
        inspector->setChecked(true);
    else if (event->key() == Qt::Key_Escape && m_filterRow->isVisible())
        m_actions.action(ActionId::Filter)->setChecked(false);
    else if (event->key() == Qt::Key_Escape && m_overlay && m_inspector->isVisible())
        inspector->setChecked(false);
    else
        return QWidget::keyPressEvent(event);
    m_table->setFocus();
}

}  // namespace relaydeck::ui

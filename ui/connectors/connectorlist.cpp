// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorlist.h"

#include "core/base/plaintext.h"
#include "ui/connectors/connectortable.h"
#include "ui/connectors/filterbar.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QtCore/QJsonObject>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolButton>

namespace relaydeck::ui {

namespace {

enum Rows { TableRows, FilteredOut };

constexpr qsizetype ShownFilter = 60;

const QList<std::pair<ActionId, ConnectorColumn>>& columnActions()
{
    static const QList<std::pair<ActionId, ConnectorColumn>> columns{
        {ActionId::ColumnDane, ConnectorColumn::Dane},
        {ActionId::ColumnSts, ConnectorColumn::Sts},
        {ActionId::ColumnHistory, ConnectorColumn::Days},
        {ActionId::ColumnTested, ConnectorColumn::Tested},
        {ActionId::ColumnRouting, ConnectorColumn::Routing},
        {ActionId::ColumnTls, ConnectorColumn::Tls},
        {ActionId::ColumnComment, ConnectorColumn::Comment},
    };
    return columns;
}

QToolButton* toolFor(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setAccessibleName(action->text().remove(u'&'));
    return button;
}

}  // namespace

ConnectorList::ConnectorList(Session& session, ActionCollection& actions, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_model(session)
    , m_filter(new FilterBar)
    , m_table(new ConnectorTable(m_model))
    , m_rows(new QStackedWidget)
    , m_none(new EmptyState(QStringLiteral("filter"), {}, tr("The filter leaves no connector.")))
{
    m_filter->addTool(toolFor(actions.action(ActionId::Filter)));
    m_filter->addTool(toolFor(actions.action(ActionId::Inspector)));
    connect(m_none->addAction(tr("Clear filter")), &QAbstractButton::clicked, this, [this] {
        m_filter->setText({});
        m_table->setFocus();
    });
    m_rows->addWidget(m_table);
    m_rows->addWidget(m_none);
    auto* panel = new Panel(Ground::Surface);
    auto* inside = new QVBoxLayout(panel);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(m_filter);
    inside->addWidget(m_rows, 1);
    inside->addWidget(makeFooter());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(panel);

    connect(m_table, &ConnectorTable::choiceChanged, this, [this] {
        updateFooter();
        Q_EMIT choiceChanged();
    });
    connect(&m_model, &ConnectorModel::arranged, this, &ConnectorList::onArranged);
    connect(&session, &Session::staleAfterChanged, this, &ConnectorList::updateFooter);
    connect(m_filter, &FilterBar::queryChanged, this, [this] { m_model.setQuery(m_filter->query()); });
    connect(m_filter, &FilterBar::offersChanged, &m_model, &ConnectorModel::setOffered);
    connectActions(actions);
    m_model.setCounted(FilterBar::chipQueries());
}

QWidget* ConnectorList::makeFooter()
{
    auto* footer = new Panel(Ground::Surface);
    footer->setLines(Qt::TopEdge);
    footer->setFixedHeight(metrics::FooterHeight);
    m_footer = new ElidingLabel({}, TextRole::Secondary);
    m_footer->setObjectName(QStringLiteral("connectors.footer"));
    m_oldest = new ElidingLabel({}, TextRole::Secondary);
    m_oldest->setObjectName(QStringLiteral("connectors.oldest"));
    auto* layout = new QHBoxLayout(footer);
    layout->setContentsMargins(metrics::FirstColumn, 0, 14, 0);
    layout->addWidget(m_footer, 1);
    layout->addWidget(m_oldest);
    return footer;
}

void ConnectorList::connectActions(ActionCollection& actions)
{
    for (const auto& [id, column] : columnActions()) {
        QAction* action = actions.action(id);
        action->setChecked(m_table->isColumnWanted(column));
        connect(action, &QAction::toggled, this,
                [this, column = column](bool wanted) { m_table->setColumnWanted(column, wanted); });
        m_table->horizontalHeader()->addAction(action);
    }
    connect(m_table, &ConnectorTable::columnsChanged, this, [this] {
        for (const auto& [id, column] : columnActions())
            m_actions.action(id)->setChecked(m_table->isColumnWanted(column));
    });
    actions.action(ActionId::DensityTwoLines)->setChecked(true);
    connect(actions.action(ActionId::DensityCompact), &QAction::toggled, this, [this](bool compact) {
        m_table->setDensity(compact ? ConnectorTable::Density::Compact : ConnectorTable::Density::TwoLines);
    });
}

QRect ConnectorList::rowsRect() const
{
    return {m_rows->mapTo(this, QPoint()), m_rows->size()};
}

int ConnectorList::attentionCount() const
{
    return m_model.arrangement().counts.value(static_cast<int>(FilterBar::Chip::NeedsAttention));
}

void ConnectorList::choose(const QUuid& id)
{
    m_wanted = id;
    if (!m_model.indexOf(id).isValid() && !m_model.isArranging())
        m_filter->setChip(FilterBar::Chip::All);
    onArranged();
}

void ConnectorList::showFilter(bool shown)
{
    m_filter->showField(shown);
    if (!shown)
        m_table->setFocus();
}

void ConnectorList::copySelected() const
{
    QGuiApplication::clipboard()->setText(m_table->selectedText());
}

QJsonObject ConnectorList::state() const
{
    return {{QStringLiteral("list"), m_table->layout()},
            {QStringLiteral("filter"), m_filter->text()},
            {QStringLiteral("filterShown"), m_filter->isFieldShown()},
            {QStringLiteral("chosen"), m_table->currentId().toString(QUuid::WithoutBraces)}};
}

void ConnectorList::restoreState(const QJsonObject& state)
{
    m_table->restoreLayout(state.value(QStringLiteral("list")).toObject());
    const bool compact = m_table->density() == ConnectorTable::Density::Compact;
    m_actions.action(compact ? ActionId::DensityCompact : ActionId::DensityTwoLines)->setChecked(true);
    m_actions.action(ActionId::Filter)->setChecked(state.value(QStringLiteral("filterShown")).toBool());
    m_filter->setText(state.value(QStringLiteral("filter")).toString());
    m_wanted = QUuid(state.value(QStringLiteral("chosen")).toString());
    onArranged();
}

void ConnectorList::onArranged()
{
    const Arrangement& arrangement = m_model.arrangement();
    m_filter->setChipCounts(arrangement.counts);
    m_filter->setOfferedCounts(arrangement.offeredCounts);
    m_rows->setCurrentIndex(m_model.rowCount() == 0 ? FilteredOut : TableRows);
    m_none->setTitle(tr("No connector matches “%1”").arg(plainText(m_filter->text(), ShownFilter)));
    if (m_model.indexOf(m_wanted).isValid())
        m_table->choose(std::exchange(m_wanted, {}));
    else if (!m_table->currentIndex().isValid() && m_model.shownCount() > 0 && m_model.query().isEmpty())
        m_table->choose(m_model.idAt(m_model.index(0, 0)));
    if (!m_model.isArranging())
        m_wanted = {};  // not there: it must not be chosen out of the blue later
    updateFooter();
    Q_EMIT arranged();
}

void ConnectorList::updateFooter()
{
    const int selected = m_table->selectedCount();
    const QString rows = tr("%n connectors", nullptr, m_model.shownCount());
    m_footer->setText(selected == 0 ? rows : tr("%1, %2 selected").arg(rows, locale().toString(selected)));
    const QDateTime& oldest = m_model.arrangement().oldest;
    const QString words =
        m_session.isStale(oldest) ? tr("Oldest result %1, too old to rely on") : tr("Oldest result %1");
    m_oldest->setText(oldest.isValid() ? words.arg(relativeTime(oldest)) : QString());
}

}  // namespace relaydeck::ui

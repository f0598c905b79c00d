// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitypage.h"

#include "core/base/plaintext.h"
#include "core/connectors/routing.h"
#include "ui/activity/stepdetails.h"
#include "ui/mainwindow/sections.h"
#include "ui/style/metrics.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/celldelegates.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/workspace/stepwords.h"

#include <QtCore/QSettings>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTreeView>

#include <algorithm>

namespace relaydeck::ui {

namespace {

const QString SplitterKey = QStringLiteral("splitter");
constexpr int NarrowTree = 560;
/// The chevron in the middle of it begins where every first column does.
constexpr int Indentation = 2 * metrics::FirstColumn + 7;

}  // namespace

PageInfo ActivityPage::place()
{
    return {.section = QString::fromLatin1(sections::Activity),
            .title = tr("Activity"),
            .icon = QStringLiteral("activity"),
            .action = ActionId::SectionActivity};
}

ActivityPage::ActivityPage(Session& session, QWidget* parent)
    : Page(place(), parent)
    , m_session(session)
    , m_model(session.store())
    , m_header(new PageHeader(tr("Activity")))
    , m_filter(new SearchField(tr("Filter by name, domain, file or user")))
    , m_connector(new SearchField(tr("Connector")))
    , m_fault(new Banner)
    , m_content(new QStackedWidget)
    , m_nothing(new EmptyState(
          QStringLiteral("activity"), tr("Nothing was done yet"),
          tr("Each change of a connector, import, export and test is noted here, with who made "
             "it, and changes can be taken back.")))
    , m_noMatch(
          new EmptyState(QStringLiteral("filter"), {}, tr("Names, domains, files and users are searched.")))
    , m_splitter(new QSplitter)
    , m_tree(makeTree())
    , m_details(new StepDetails(session))
    , m_footer(new ElidingLabel({}, TextRole::Secondary))
{
    m_header->setSummary(tr("What was changed and tested here, by whom, and how to take it back"));
    m_filter->setObjectName(QStringLiteral("activity.filter"));
    m_filter->setAccessibleName(tr("Filter activity"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(220);
    m_connector->setObjectName(QStringLiteral("activity.connector"));
    m_connector->setAccessibleName(tr("Only this connector"));
    m_connector->setClearButtonEnabled(true);
    m_connector->setMinimumWidth(160);
    m_header->addWidget(m_connector);
    m_header->addWidget(m_filter);
    m_fault->setTone(Tone::Negative, QStringLiteral("warning"));
    m_fault->setTitle(tr("The record of activity cannot be read"));
    m_fault->addAction(tr("Try again"), [this] { refresh(); });
    m_fault->hide();
    auto* list = new Panel(Ground::Surface);
    auto* listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(0);
    listColumn->addWidget(m_tree, 1);
    listColumn->addWidget(makeFooter());
    m_details->setMinimumWidth(metrics::InspectorMinimumWidth - 20);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({800, metrics::InspectorWidth});
    m_content->addWidget(m_nothing);
    m_content->addWidget(m_noMatch);
    m_content->addWidget(m_splitter);
    auto* faultRow = new QVBoxLayout;
    faultRow->setContentsMargins(metrics::FirstColumn, 0, metrics::FirstColumn, 0);
    faultRow->addWidget(m_fault);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(faultRow);
    layout->addWidget(m_content, 1);
    m_tree->installEventFilter(this);
    fitColumns();
    connectAll();
}

QWidget* ActivityPage::makeFooter()
{
    auto* footer = new Panel(Ground::Window);
    footer->setLines(Qt::TopEdge);
    footer->setFixedHeight(metrics::FooterHeight);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(metrics::FirstColumn, 0, metrics::FirstColumn, 0);
    row->addWidget(m_footer);
    return footer;
}

void ActivityPage::connectAll()
{
    auto* completer = new QCompleter(&m_names, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(10);
    m_connector->setCompleter(completer);
    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(150);
    for (SearchField* field : {m_filter, m_connector})
        connect(field, &QLineEdit::textChanged, this, [this] { m_filterSoon.start(); });
    connect(&m_filterSoon, &QTimer::timeout, this, &ActivityPage::applyFilter);
    connect(m_noMatch->addAction(tr("Clear filter")), &QAbstractButton::clicked, this, [this] {
        m_filter->clear();
        m_connector->clear();
    });
    connect(&m_model, &ActivityModel::failed, this, [this](const Error& error) {
        m_fault->setText(plainText(error.detail));
        m_fault->show();
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ActivityPage::showState);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ActivityPage::showChosen);
    connect(m_tree, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        const QModelIndex step = index.siblingAtColumn(0);
        if (!index.parent().isValid())
            m_tree->setExpanded(step, !m_tree->isExpanded(step));
    });
    connect(m_details, &StepDetails::undoRequested, this, &ActivityPage::undo);
    const auto refreshOnView = [this] {
        if (isVisible())
            refresh();
    };
    connect(&m_session, &Session::connectorsChanged, this, refreshOnView);
    connect(&m_session, &Session::activityNoted, this, refreshOnView);
    connect(&m_session.store().watch(), &store::ChangeWatch::changed, this, refreshOnView);
}

QTreeView* ActivityPage::makeTree()
{
    using Model = ActivityModel;
    auto* tree = new QTreeView;
    tree->setObjectName(QStringLiteral("activity.tree"));
    tree->setAccessibleName(tr("Activity"));
    tree->setModel(&m_model);
    tree->setItemDelegateForColumn(Model::WhatColumn, new TwoLineDelegate(Model::SecondLineRole, tree));
    for (const Model::Column column : {Model::ResultColumn, Model::DurationColumn, Model::TimeColumn})
        tree->setItemDelegateForColumn(column, new QuietTextDelegate(tree));
    tree->setFrameShape(QFrame::NoFrame);
    tree->setIndentation(Indentation);
    tree->setExpandsOnDoubleClick(false);  // as activated() does
    tree->setAllColumnsShowFocus(true);
    tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree->setTabKeyNavigation(false);
    tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView* header = tree->header();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(false);
    header->setSectionsMovable(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(Model::WhatColumn, QHeaderView::Stretch);
    header->resizeSection(Model::DurationColumn, 70);
    header->resizeSection(Model::TimeColumn, 90);
    return tree;
}

QList<QWidget*> ActivityPage::panes() const
{
    return {m_header, m_tree, m_details};
}

void ActivityPage::saveView(QSettings& settings) const
{
    settings.setValue(SplitterKey, m_splitter->saveState());
}

void ActivityPage::restoreView(QSettings& settings)
{
    m_splitter->restoreState(settings.value(SplitterKey).toByteArray());
}

void ActivityPage::fitColumns()
{
    // What was done comes first; how long it took stands beside too.
    const bool narrow = m_tree->width() < NarrowTree;
    m_tree->setColumnHidden(ActivityModel::DurationColumn, narrow);
    m_tree->header()->resizeSection(ActivityModel::ResultColumn, narrow ? 130 : 190);
}

bool ActivityPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_tree && event->type() == QEvent::Resize)
        fitColumns();
    return Page::eventFilter(watched, event);
}

void ActivityPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    QStringList names;
    for (const store::StoredConnector& stored : m_session.connectors())
        names.append(stored.connector.name);
    m_names.setStringList(names);
    refresh();
}

void ActivityPage::keyPressEvent(QKeyEvent* event)
{
    SearchField* field = m_connector->hasFocus() ? m_connector : m_filter;
    if (event->key() == Qt::Key_Escape && field->hasFocus() && !field->text().isEmpty())
        field->clear();
    else if (event->key() == Qt::Key_Escape && !m_tree->hasFocus())
        m_tree->setFocus();
    else
        Page::keyPressEvent(event);
}

void ActivityPage::filterByConnector(const QString& name)
{
    m_connector->setText(name);
    applyFilter();
}

void ActivityPage::applyFilter()
{
    m_filterSoon.stop();
    store::StepFilter filter{.text = m_filter->text().trimmed()};
    const QString name = m_connector->text().trimmed();
    const auto& connectors = m_session.connectors();
    const auto found = std::ranges::find_if(connectors, [&name](const store::StoredConnector& stored) {
        return stored.connector.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (!name.isEmpty() && found != connectors.end()) {
        filter.connector = found->connector.id;
        filter.domains = relaydeck::testableDomains(found->connector);
    }
    // One that is gone, or half a name, is looked for by what it was called.
    if (!name.isEmpty() && found == connectors.end())
        filter.subject = name;
    m_model.setFilter(filter);
    refresh();
}

void ActivityPage::refresh()
{
    m_fault->hide();
    const bool first = m_model.rowCount() == 0;
    m_model.update();
    if (first)
        m_model.fetchMore({});
    showState();
    if (!m_tree->currentIndex().isValid() && m_model.rowCount() > 0)
        m_tree->selectionModel()->setCurrentIndex(
            m_model.index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    showChosen();
}

void ActivityPage::showState()
{
    const int rows = m_model.rowCount();
    QStringList wanted{m_connector->text().trimmed(), m_filter->text().trimmed()};
    wanted.removeAll(QString());
    m_noMatch->setTitle(tr("Nothing matches \"%1\"").arg(plainText(wanted.join(u' '), 60)));
    m_content->setCurrentWidget(rows > 0                         ? static_cast<QWidget*>(m_splitter)
                                    : m_model.filter().isEmpty() ? m_nothing
                                                                 : m_noMatch);
    m_footer->setText(m_model.isComplete()
                          ? tr("%n steps", nullptr, rows)
                          : tr("The newest %n steps, older ones as you scroll", nullptr, rows));
}

void ActivityPage::showChosen()
{
    m_details->setStep(m_model.stepAt(m_tree->currentIndex()));
    showState();
}

void ActivityPage::undo(const store::ActivityStep& step)
{
    if (m_session.revert(step))
        Q_EMIT told(tr("Taken back: %1").arg(stepName(step)));
    refresh();
}

}  // namespace relaydeck::ui

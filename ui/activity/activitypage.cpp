// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitypage.h"

#include "core/base/plaintext.h"
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
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>

namespace relaydeck::ui {

namespace {

const QString SplitterKey = QStringLiteral("splitter");

}  // namespace

ActivityPage::ActivityPage(Session& session, QWidget* parent)
    : Page({.section = QString::fromLatin1(sections::Activity),
            .title = tr("Activity"),
            .icon = QStringLiteral("activity"),
            .action = ActionId::SectionActivity},
           parent)
    , m_session(session)
    , m_model(session.store())
    , m_header(new PageHeader(tr("Activity")))
    , m_filter(new SearchField(tr("Filter by name, file or user")))
    , m_fault(new Banner)
    , m_content(new QStackedWidget)
    , m_nothing(
          new EmptyState(QStringLiteral("activity"), tr("Nothing was done yet"),
                         tr("Each change of a connector, import and export is noted here, with who made "
                            "it, and can be taken back.")))
    , m_noMatch(new EmptyState(QStringLiteral("filter"), {}, tr("Names, files and users are searched.")))
    , m_splitter(new QSplitter)
    , m_table(makeTable())
    , m_details(new StepDetails(session))
    , m_footer(new ElidingLabel({}, TextRole::Secondary))
{
    m_header->setSummary(tr("What was changed here, by whom, and how to take it back"));
    m_filter->setObjectName(QStringLiteral("activity.filter"));
    m_filter->setAccessibleName(tr("Filter activity"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(260);
    m_header->addWidget(m_filter);
    m_fault->setTone(Tone::Negative, QStringLiteral("warning"));
    m_fault->setTitle(tr("The record of activity cannot be read"));
    m_fault->addAction(tr("Try again"), [this] { refresh(); });
    m_fault->hide();
    connect(m_noMatch->addAction(tr("Clear filter")), &QAbstractButton::clicked, m_filter, &QLineEdit::clear);

    auto* footer = new Panel(Ground::Window);
    footer->setLines(Qt::TopEdge);
    footer->setFixedHeight(metrics::FooterHeight);
    auto* footerRow = new QHBoxLayout(footer);
    footerRow->setContentsMargins(metrics::FirstColumn, 0, metrics::FirstColumn, 0);
    footerRow->addWidget(m_footer);
    auto* list = new Panel(Ground::Surface);
    auto* listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(0);
    listColumn->addWidget(m_table, 1);
    listColumn->addWidget(footer);

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

    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(150);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterSoon.start(); });
    connect(&m_filterSoon, &QTimer::timeout, this, [this] {
        m_model.setFilter(m_filter->text().trimmed());
        refresh();
    });
    connect(&m_model, &ActivityModel::failed, this, [this](const Error& error) {
        m_fault->setText(plainText(error.detail));
        m_fault->show();
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ActivityPage::showState);
    connect(m_details, &StepDetails::undoRequested, this, &ActivityPage::undo);
    connect(&m_session, &Session::connectorsChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&m_session.store().watch(), &store::ChangeWatch::changed, this, [this] {
        if (isVisible())
            refresh();
    });
}

QTableView* ActivityPage::makeTable()
{
    using Model = ActivityModel;
    auto* table = new QTableView;
    table->setObjectName(QStringLiteral("activity.table"));
    table->setAccessibleName(tr("Activity"));
    table->setModel(&m_model);
    table->setItemDelegateForColumn(Model::WhatColumn, new TwoLineDelegate(Model::ActorRole, table));
    table->setItemDelegateForColumn(Model::ResultColumn, new QuietTextDelegate(table));
    table->setItemDelegateForColumn(Model::TimeColumn, new QuietTextDelegate(table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(twoLineRowHeight());
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(Model::WhatColumn, QHeaderView::Stretch);
    header->resizeSection(Model::ResultColumn, 190);
    header->resizeSection(Model::TimeColumn, 90);
    connect(table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ActivityPage::showChosen);
    return table;
}

QList<QWidget*> ActivityPage::panes() const
{
    return {m_header, m_table, m_details};
}

void ActivityPage::saveView(QSettings& settings) const
{
    settings.setValue(SplitterKey, m_splitter->saveState());
}

void ActivityPage::restoreView(QSettings& settings)
{
    m_splitter->restoreState(settings.value(SplitterKey).toByteArray());
}

void ActivityPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refresh();
}

void ActivityPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_filter->hasFocus() && !m_filter->text().isEmpty())
        m_filter->clear();
    else if (event->key() == Qt::Key_Escape && !m_table->hasFocus())
        m_table->setFocus();
    else
        Page::keyPressEvent(event);
}

void ActivityPage::refresh()
{
    m_fault->hide();
    const bool first = m_model.rowCount() == 0;
    m_model.update();
    if (first)
        m_model.fetchMore({});
    showState();
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->selectionModel()->setCurrentIndex(
            m_model.index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    showChosen();
}

void ActivityPage::showState()
{
    const int rows = m_model.rowCount();
    m_noMatch->setTitle(tr("Nothing matches \"%1\"").arg(plainText(m_model.filter(), 60)));
    m_content->setCurrentWidget(rows > 0                         ? static_cast<QWidget*>(m_splitter)
                                    : m_model.filter().isEmpty() ? m_nothing
                                                                 : m_noMatch);
    m_footer->setText(m_model.isComplete()
                          ? tr("%n steps", nullptr, rows)
                          : tr("The newest %n steps, older ones as you scroll", nullptr, rows));
}

void ActivityPage::showChosen()
{
    m_details->setStep(m_model.stepAt(m_table->currentIndex()));
    showState();
}

void ActivityPage::undo(const store::ActivityStep& step)
{
    if (m_session.revert(step))
        Q_EMIT told(tr("Taken back: %1").arg(stepName(step)));
    refresh();
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/importreview.h"

#include "core/base/plaintext.h"
#include "core/importers/collectionscript.h"
#include "ui/connectoreditor/changetable.h"
#include "ui/importexport/mergewords.h"
#include "ui/style/metrics.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/checkdelegate.h"
#include "ui/widgets/filterchip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QtCore/QLocale>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTableView>

namespace relaydeck::ui {

namespace {

constexpr qsizetype MaxNamed = 3;

QString chipText(std::optional<MergeEntry::Kind> kind)
{
    if (!kind)
        return ImportReview::tr("All");
    switch (*kind) {
    case MergeEntry::Kind::New:
        return ImportReview::tr("New");
    case MergeEntry::Kind::Changed:
        return ImportReview::tr("Changed");
    case MergeEntry::Kind::Unchanged:
        return ImportReview::tr("Unchanged");
    case MergeEntry::Kind::Gone:
        return ImportReview::tr("Gone");
    }
    Q_UNREACHABLE();
}

}  // namespace

void MergeFilter::setKind(std::optional<MergeEntry::Kind> kind)
{
    m_kind = kind;
    invalidateRowsFilter();
}

bool MergeFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (!m_kind)
        return true;
    return sourceModel()->index(row, 0, parent).data(MergeModel::KindRole).toInt()
        == static_cast<int>(*m_kind);
}

ImportReview::ImportReview(QWidget* parent)
    : QWidget(parent)
    , m_notes(new Banner)
    , m_lowered(new Banner)
    , m_lost(new Banner)
    , m_table(makeTable())
{
    m_notes->setTone(Tone::Info, QStringLiteral("info"));
    m_notes->setTitle(tr("Worth a look"));
    m_lowered->setObjectName(QStringLiteral("import.lowered"));
    m_lowered->setTone(Tone::Warning, QStringLiteral("warning"));
    m_lost->setObjectName(QStringLiteral("import.lost"));
    m_lost->setTone(Tone::Warning, QStringLiteral("warning"));
    m_copyCommand = m_lost->addAction(tr("Copy command"), [this] {
        QGuiApplication::clipboard()->setText(importers::collectionCommand());
        m_copyCommand->setText(tr("Copied"));
    });
    auto* banners = new QVBoxLayout;
    banners->setContentsMargins(metrics::FirstColumn, 0, metrics::FirstColumn, metrics::Space8);
    banners->setSpacing(metrics::Space8);
    banners->addWidget(m_lost);
    banners->addWidget(m_lowered);
    banners->addWidget(m_notes);
    auto* splitter = new QSplitter;
    splitter->addWidget(m_table);
    splitter->addWidget(makeDetails());
    splitter->setStretchFactor(0, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({700, metrics::InspectorWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeChips());
    layout->addLayout(banners);
    layout->addWidget(splitter, 1);
    connect(&m_model, &MergeModel::selectionChanged, this, [this] {
        showLowered();
        Q_EMIT selectionChanged();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ImportReview::showChosen);
}

QWidget* ImportReview::makeChips()
{
    using enum MergeEntry::Kind;
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(metrics::FirstColumn, metrics::Space8, metrics::FirstColumn, metrics::Space8);
    layout->setSpacing(metrics::Space8);
    m_chips = {{{std::nullopt}, {New}, {Changed}, {Unchanged}, {Gone}}};
    for (KindChip& each : m_chips) {
        each.chip = new FilterChip(chipText(each.kind));
        each.chip->setCheckable(true);
        connect(each.chip, &FilterChip::clicked, this, [this, kind = each.kind] { chooseKind(kind); });
        layout->addWidget(each.chip);
    }
    layout->addStretch(1);
    return row;
}

QTableView* ImportReview::makeTable()
{
    // Widths are for columns that are there.
    m_filter.setSourceModel(&m_model);
    auto* table = new QTableView;
    table->setObjectName(QStringLiteral("import.table"));
    table->setAccessibleName(tr("Connectors in the file"));
    table->setModel(&m_filter);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setItemDelegate(new QuietTextDelegate(table));
    table->setItemDelegateForColumn(MergeModel::ConnectorColumn, new CheckDelegate(table));
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(metrics::CompactRowHeight);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    header->resizeSection(MergeModel::ConnectorColumn, 220);
    header->resizeSection(MergeModel::EffectColumn, 150);
    return table;
}

QWidget* ImportReview::makeDetails()
{
    auto* panel = new Panel(Ground::Surface);
    panel->setLines(Qt::LeftEdge);
    panel->setMinimumWidth(300);
    m_name = new ElidingLabel({}, TextRole::Title);
    m_effect = plainLabel({}, TextRole::Note);
    m_loss = new Banner;
    m_loss->setObjectName(QStringLiteral("import.loss"));
    m_loss->setTone(Tone::Warning, QStringLiteral("warning"));
    m_loss->setTitle(tr("Not all of it is in this export"));
    m_loss->hide();
    m_changes = new ChangeTable(ChangeTable::Look::Stacked);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::FirstColumn, metrics::Space16, metrics::FirstColumn,
                               metrics::Space16);
    column->setSpacing(metrics::Space8);
    column->addWidget(m_name);
    column->addWidget(m_effect);
    column->addWidget(m_loss);
    column->addSpacing(metrics::Space8);
    column->addWidget(m_changes);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("import.details"));
    scroll->setAccessibleName(tr("Before and after"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    return panel;
}

QList<QWidget*> ImportReview::panes() const
{
    return {m_chips.front().chip, m_table};
}

void ImportReview::setPlan(const ImportPlan& plan)
{
    m_model.setPlan(plan.plan);
    showPlan(plan);
    // What changes is what is asked about; what stays as it is only fills the list.
    chooseKind(std::nullopt);
}

void ImportReview::setPlanAgain(const ImportPlan& plan)
{
    const MergePlan earlier = m_model.plan();
    m_model.setPlan(plan.plan);
    m_model.keepSelectionOf(earlier);
    showPlan(plan);
}

void ImportReview::showPlan(const ImportPlan& plan)
{
    m_imported = plan.imported;
    for (const KindChip& each : m_chips)
        each.chip->setCount(
            static_cast<int>(each.kind ? plan.plan.count(*each.kind) : plan.plan.entries.size()));
    const QStringList notes = mergeNotes(plan);
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    showLost(plan.plan);
    showLowered();
    if (m_filter.rowCount() > 0)
        m_table->selectionModel()->setCurrentIndex(
            m_filter.index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    showChosen();
}

void ImportReview::showLost(const MergePlan& plan)
{
    int connectors = 0;
    bool anyDecides = false;
    QList<ConnectorField> fields;
    for (const MergeEntry& entry : plan.entries) {
        connectors += entry.lostFields.isEmpty() ? 0 : 1;
        anyDecides = anyDecides || !importers::decisiveLosses(entry).isEmpty();
        for (const ConnectorField field : entry.lostFields) {
            if (!fields.contains(field))
                fields.append(field);
        }
    }
    m_lost->setVisible(connectors > 0);
    if (connectors == 0)
        return;
    m_copyCommand->setText(tr("Copy command"));
    m_lost->setTitle(tr("Lists of %n connectors are missing from this export", nullptr, connectors));
    const QString what =
        tr("PowerShell wrote the name of a type in place of %1.").arg(parameterNames(fields));
    const QString effect = anyDecides
        ? tr("What is here stays; new connectors without their domains or smart hosts are not chosen.")
        : tr("What is here stays.");
    m_lost->setText(
        tr("%1 %2 To have them, collect again:\n%3").arg(what, effect, importers::collectionCommand()));
}

void ImportReview::showLowered()
{
    const QStringList names = m_model.loweredNames();
    m_lowered->setVisible(!names.isEmpty());
    if (names.isEmpty())
        return;
    QStringList shown;
    for (const QString& name : names.mid(0, MaxNamed))
        shown.append(plainText(name, 64));
    const auto more = static_cast<int>(names.size() - shown.size());
    m_lowered->setTitle(
        tr("%n connectors protect mail less than before", nullptr, static_cast<int>(names.size())));
    m_lowered->setText(more > 0
                           ? tr("%1 and %n more", nullptr, more).arg(QLocale().createSeparatedList(shown))
                           : QLocale().createSeparatedList(shown));
}

void ImportReview::showChosen()
{
    const QModelIndex source = m_filter.mapToSource(m_table->currentIndex());
    if (!source.isValid()) {
        m_name->setText(tr("No connector chosen"));
        m_effect->setText(tr("Choose one to see it before and after."));
        m_loss->hide();
        m_changes->setStates(std::nullopt, std::nullopt);
        return;
    }
    const MergeEntry& entry = m_model.plan().entries.at(source.row());
    const auto stateOf = [](const std::optional<ConnectorState>& state) {
        return state ? std::optional(state->connector) : std::nullopt;
    };
    m_name->setText(plainText(entry.shown().name, 64));
    m_effect->setText(mergeSentence(entry));
    const QString loss = lossSentence(entry);
    m_loss->setText(loss);
    m_loss->setVisible(!loss.isEmpty());
    m_changes->setStates(stateOf(entry.before), stateOf(entry.after));
}

void ImportReview::chooseKind(std::optional<MergeEntry::Kind> kind)
{
    for (const KindChip& each : m_chips)
        each.chip->setChecked(each.kind == kind);
    m_filter.setKind(kind);
    if (!m_table->currentIndex().isValid() && m_filter.rowCount() > 0)
        m_table->selectionModel()->setCurrentIndex(
            m_filter.index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    showChosen();
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulkedit/bulkeditdialog.h"

#include "core/connectors/connectorcheck.h"
#include "core/connectors/protection.h"
#include "ui/bulkedit/bulkfieldrow.h"
#include "ui/bulkedit/bulkpreviewmodel.h"
#include "ui/connectoreditor/fieldwords.h"
#include "ui/connectors/connectortext.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/celldelegates.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QTableView>

#include <algorithm>
#include <chrono>

namespace relaydeck::ui {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds RestBeforeUpdate = 80ms;
constexpr qsizetype NamedConnectors = 4;
constexpr int SheetWidth = 560;
/// Checking reads every domain: enough of them tell what is wrong.
constexpr qsizetype MaxChecked = 300;

QString namesOf(const QList<Connector>& connectors)
{
    QStringList names;
    for (const Connector& connector : connectors.first(std::min(NamedConnectors, connectors.size())))
        names.append(shownName(connector.name));
    const qsizetype others = connectors.size() - names.size();
    return others > 0 ? BulkEditDialog::tr("%1 and %n others", nullptr, static_cast<int>(others))
                            .arg(names.join(QStringLiteral(", ")))
                      : names.join(QStringLiteral(", "));
}

bool touchesProtection(const BulkEdit& edit)
{
    return std::ranges::any_of(edit.fields, [](const FieldEdit& field) {
        return field.field == ConnectorField::SmtpDaneMode || field.field == ConnectorField::MtaStsMode
            || field.field == ConnectorField::TlsSettings;
    });
}

/// An error that the connector does not have already.
std::optional<ConnectorFinding> newError(const Connector& before, const Connector& after)
{
    const QList<ConnectorFinding> known = checkConnector(before);
    const QList<ConnectorFinding> findings = checkConnector(after);
    for (const ConnectorFinding& finding : findings) {
        if (finding.severity == ConnectorFinding::Severity::Error && !known.contains(finding))
            return finding;
    }
    return std::nullopt;
}

}  // namespace

BulkEditDialog::BulkEditDialog(QList<Connector> connectors, QWidget* parent)
    : QDialog(parent)
    , m_connectors(std::move(connectors))
    , m_preview(new BulkPreviewModel(this))
{
    const auto count = static_cast<int>(m_connectors.size());
    setWindowTitle(tr("Edit %n connectors", nullptr, count));
    auto* head = new QVBoxLayout;
    head->setContentsMargins(metrics::Space20, metrics::Space16, metrics::Space20, metrics::Space12);
    head->setSpacing(metrics::Space4);
    head->addWidget(plainLabel(windowTitle(), TextRole::Title));
    head->addWidget(plainLabel(namesOf(m_connectors), TextRole::Secondary));
    auto* halves = new QHBoxLayout;
    halves->setSpacing(0);
    halves->addWidget(makeSheet(), 6);
    halves->addWidget(makePreview(), 5);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(halves, 1);
    layout->addWidget(makeFooter());
    m_apply->setDefault(true);  // which only counts inside of the dialog
    resize(parent ? QSize(1080, 640).boundedTo(parent->window()->size() - QSize(40, 40)) : QSize(1080, 640));

    m_updateSoon.setSingleShot(true);
    m_updateSoon.setInterval(RestBeforeUpdate);
    connect(&m_updateSoon, &QTimer::timeout, this, &BulkEditDialog::refresh);
    for (const BulkFieldRow* row : m_rows)
        connect(row, &BulkFieldRow::changed, &m_updateSoon, qOverload<>(&QTimer::start));
    refresh();
}

QWidget* BulkEditDialog::makeSheet()
{
    auto* sheet = new QWidget;
    auto* grid = new QGridLayout(sheet);
    grid->setContentsMargins(metrics::Space20, 0, metrics::Space16, metrics::Space16);
    grid->setHorizontalSpacing(metrics::Space12);
    grid->setVerticalSpacing(metrics::Space8);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    int place = 0;
    for (const ConnectorField field : bulkFields())
        m_rows.push_back(new BulkFieldRow(field, m_connectors, *grid, place++, this));
    grid->setRowStretch(place, 1);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(sheet);
    // Wide enough for a row with its value, which is hidden at first.
    area->setMinimumWidth(SheetWidth);
    return area;
}

QWidget* BulkEditDialog::makePreview()
{
    auto* panel = new Panel(Ground::Surface);
    panel->setLines(Qt::LeftEdge | Qt::TopEdge);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("bulk.preview"));
    m_table->setAccessibleName(tr("Before and after"));
    m_table->setModel(m_preview);
    m_table->setItemDelegate(new QuietTextDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(metrics::CompactRowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(compactRowHeight());
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(1, 1, 0, 0);
    layout->addWidget(m_table);
    return panel;
}

QWidget* BulkEditDialog::makeFooter()
{
    auto* footer = new Panel(Ground::Window);
    footer->setLines(Qt::TopEdge);
    m_protection = new Banner;
    m_protection->setObjectName(QStringLiteral("bulk.protection"));
    m_protection->setTone(Tone::Warning, QStringLiteral("warning"));
    m_refused = new Banner;
    m_refused->setObjectName(QStringLiteral("bulk.refused"));
    m_refused->setTone(Tone::Negative, QStringLiteral("warning"));
    m_line = plainLabel({}, TextRole::Body);
    m_line->setObjectName(QStringLiteral("bulk.line"));
    auto* reset = new QPushButton(tr("Keep everything"));
    auto* cancel = new QPushButton(tr("Cancel"));
    m_apply = new QPushButton;
    m_apply->setObjectName(QStringLiteral("bulk.apply"));
    setButtonKind(m_apply, ButtonKind::Primary);
    reset->setAutoDefault(false);
    cancel->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::Space8);
    row->addWidget(m_line, 1);
    for (QPushButton* button : {reset, cancel, m_apply})
        row->addWidget(button);
    auto* layout = new QVBoxLayout(footer);
    layout->setContentsMargins(metrics::Space20, metrics::Space12, metrics::Space20, metrics::Space12);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(m_protection);
    layout->addWidget(m_refused);
    layout->addLayout(row);
    connect(reset, &QPushButton::clicked, this, [this] {
        for (BulkFieldRow* each : m_rows)
            each->reset();
    });
    connect(cancel, &QPushButton::clicked, this, &BulkEditDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &BulkEditDialog::accept);
    return footer;
}

BulkEdit BulkEditDialog::result() const
{
    BulkEdit edit;
    for (const BulkFieldRow* row : m_rows) {
        if (const auto field = row->edit(edit.values))
            edit.fields.append(*field);
    }
    return edit;
}

void BulkEditDialog::refresh()
{
    const BulkEdit edit = result();
    QList<Connector> changed;
    for (const Connector& connector : std::as_const(m_connectors)) {
        if (changes(edit, connector))
            changed.append(connector);
    }
    m_preview->setEdit(edit, changed);
    const auto count = static_cast<int>(changed.size());
    QString line = edit.isEmpty() ? tr("Nothing is chosen yet: all fields are kept.")
                                  : tr("Changes %1 of %2").arg(count).arg(m_connectors.size());
    if (m_preview->leftOut() > 0) {
        line = tr("%1. %n more connectors are not listed.", nullptr, static_cast<int>(m_preview->leftOut()))
                   .arg(line);
    }
    m_line->setText(line);
    m_apply->setText(tr("Change %n connectors", nullptr, count));
    m_apply->setEnabled(count > 0);
    showProtection(edit, changed);
    showRefused(edit, changed);
}

void BulkEditDialog::showProtection(const BulkEdit& edit, const QList<Connector>& changed)
{
    int lowered = 0;
    QStringList fields;
    if (touchesProtection(edit)) {
        for (const Connector& connector : changed) {
            const QList<ConnectorField> lower = loweredProtection(connector, edited(connector, edit));
            lowered += lower.isEmpty() ? 0 : 1;
            for (const ConnectorField field : lower) {
                if (const QString title = fieldTitle(field); !fields.contains(title))
                    fields.append(title);
            }
        }
    }
    m_protection->setVisible(lowered > 0);
    m_protection->setTitle(tr("Protection is lowered on %n connectors", nullptr, lowered));
    m_protection->setText(tr("%1 asks for less than before: mail may be delivered to a server whose identity "
                             "nobody has proven, "
                             "where it waited until now. It can be taken back with Undo.")
                              .arg(fields.join(QStringLiteral(", "))));
}

void BulkEditDialog::showRefused(const BulkEdit& edit, const QList<Connector>& changed)
{
    int refused = 0;
    QString first;
    for (const Connector& connector : changed.first(std::min(MaxChecked, changed.size()))) {
        const auto error = newError(connector, edited(connector, edit));
        if (error && refused++ == 0)
            first = tr("%1: %2").arg(shownName(connector.name), findingText(*error));
    }
    m_refused->setVisible(refused > 0);
    m_refused->setTitle(tr("Exchange Online would refuse %n of them", nullptr, refused));
    m_refused->setText(first);
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/comparisondialog.h"

#include "core/base/plaintext.h"
#include "ui/partnertest/comparisontables.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/partnertest/reporthistory.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/text/texts.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace relaydeck::ui {

namespace {

QWidget* valueCell(const QString& text)
{
    auto* cell = plainLabel(text.isEmpty() ? ComparisonDialog::tr("none") : breakable(text),
                            text.isEmpty() ? TextRole::Tertiary : TextRole::Note);
    cell->setTextInteractionFlags(Qt::TextSelectableByMouse);
    cell->setMinimumWidth(130);
    return cell;
}

/// The code stands beneath the verdict, so that neither is cut.
QWidget* codedCell(Verdict verdict, const QString& words, const QString& code)
{
    VerdictLabel* cell = verdictCell(verdict, words);
    cell->setReason(code);
    return cell;
}

}  // namespace

ComparisonDialog::ComparisonDialog(const ReportShelf& shelf, const QString& domain, QWidget* parent)
    : QDialog(parent)
    , m_shelf(shelf)
    , m_domain(domain)
    , m_before(new ReportHistory)
    , m_after(new ReportHistory)
    , m_changesOnly(new QCheckBox(tr("Changes &only")))
    , m_banner(new Banner)
    , m_content(new QVBoxLayout)
    , m_verdicts(addSection(tr("What would happen"), tr("Modes")))
    , m_findings(addSection(tr("What was found"), tr("Finding")))
    , m_facts(addSection(tr("What is published and shown"), tr("What")))
{
    const QString name = isolated(plainText(domain, 253));
    setWindowTitle(tr("Compare reports of %1").arg(name));
    resize(1080, 720);
    m_before->setObjectName(QStringLiteral("comparison.before"));
    m_before->setAccessibleName(tr("First report"));
    m_after->setObjectName(QStringLiteral("comparison.after"));
    m_after->setAccessibleName(tr("Second report"));
    m_changesOnly->setObjectName(QStringLiteral("comparison.changes"));
    m_changesOnly->setChecked(true);

    auto* choice = new QHBoxLayout;
    choice->setSpacing(metrics::Space8);
    choice->addWidget(m_before, 1);
    choice->addWidget(plainLabel(tr("against"), TextRole::Secondary));
    choice->addWidget(m_after, 1);
    choice->addWidget(m_changesOnly);
    auto* content = new QWidget;
    content->setAutoFillBackground(false);
    m_content->setContentsMargins(0, 0, metrics::Space12, 0);
    m_content->setSpacing(metrics::Space16);
    m_content->addStretch(1);
    content->setLayout(m_content);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setAccessibleName(tr("Comparison"));
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(content);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* save = buttons->addButton(tr("Save comparison…"), QDialogButtonBox::ActionRole);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, metrics::Space16, metrics::Space20, metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(plainLabel(tr("%1, compared").arg(name), TextRole::Title));
    layout->addLayout(choice);
    layout->addWidget(m_banner);
    layout->addWidget(area, 1);
    layout->addWidget(buttons);

    connect(m_before, &QComboBox::currentIndexChanged, this, &ComparisonDialog::compare);
    connect(m_after, &QComboBox::currentIndexChanged, this, &ComparisonDialog::compare);
    connect(m_changesOnly, &QCheckBox::toggled, this, &ComparisonDialog::compare);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, [this] {
        if (m_comparison)
            Q_EMIT saveRequested(*m_comparison);
    });
    const QList<store::StoredReport> kept = shelf.kept(domain);
    m_before->setReports(kept);
    m_after->setReports(kept);
    choose(1, 0);
}

ComparisonDialog::Section ComparisonDialog::addSection(const QString& title, const QString& of)
{
    auto* card = new Card(title);
    auto* table = new EvidenceTable({of, tr("Before"), tr("After"), tr("Change")}, {2, 3, 3, 0});
    card->body()->addWidget(table);
    m_content->addWidget(card);
    return {.card = card, .table = table};
}

void ComparisonDialog::choose(int before, int after)
{
    m_before->chooseReport(before);
    m_after->chooseReport(after);
    compare();
}

void ComparisonDialog::setChangesOnly(bool changesOnly)
{
    m_changesOnly->setChecked(changesOnly);
}

void ComparisonDialog::compare()
{
    // The list has the newest first.
    const int older = std::max(m_before->currentIndex(), m_after->currentIndex());
    const int newer = std::min(m_before->currentIndex(), m_after->currentIndex());
    m_comparison.reset();
    ReportShelf::Report before;
    ReportShelf::Report after;
    if (newer >= 0) {
        before = m_shelf.report(m_before->reports().at(older));
        after = m_shelf.report(m_before->reports().at(newer));
    }
    for (const Section& section : {m_verdicts, m_findings, m_facts}) {
        section.table->clear();
        section.card->hide();
    }
    if (!before || !after) {
        m_banner->setVerdict(Verdict::CouldNotTest);
        m_banner->setTitle(tr("One of the two reports cannot be read."));
        m_banner->setText(tr("Choose another one."));
        return;
    }
    m_comparison = partnertest::compareReports(*before, *after);
    show(*m_comparison);
}

void ComparisonDialog::show(const partnertest::ReportComparison& comparison)
{
    m_banner->setVerdict(verdictFor(comparison.verdicts.constFirst().after));
    m_banner->setTitle(comparisonWords(comparison));
    m_banner->setText(
        tr("%1 against %2").arg(absoluteTime(comparison.before), absoluteTime(comparison.after)));
    const bool changesOnly = m_changesOnly->isChecked();
    const QList<ComparisonLine> verdicts = verdictLines(comparison, changesOnly);
    for (const ComparisonLine& line : verdicts)
        m_verdicts.table->addRow(
            {plainLabel(line.of, TextRole::Note), codedCell(line.beforeVerdict, line.before, line.beforeCode),
             codedCell(line.afterVerdict, line.after, line.afterCode), textCell(line.change)});
    const auto fill = [](const Section& section, const QList<ComparisonLine>& lines) {
        for (const ComparisonLine& line : lines)
            section.table->addRow({plainLabel(breakable(line.of), TextRole::Note), valueCell(line.before),
                                   valueCell(line.after), textCell(line.change)});
    };
    fill(m_findings, findingLines(comparison, changesOnly));
    fill(m_facts, factLines(comparison, changesOnly));
    for (const Section& section : {m_verdicts, m_findings, m_facts})
        section.card->setVisible(section.table->rows() > 0);
}

}  // namespace relaydeck::ui

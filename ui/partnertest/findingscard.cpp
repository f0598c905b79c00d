// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/findingscard.h"

#include "core/base/plaintext.h"
#include "core/partnertest/attribution.h"
#include "core/partnertest/findingplace.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/style/metrics.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtWidgets/QBoxLayout>

namespace relaydeck::ui {

using partnertest::Finding;
using partnertest::Severity;

namespace {

constexpr int MaxShown = 40;

/// Red is for the partner's mail; what stands in the way here says nothing about it.
Verdict findingVerdict(const Finding& finding)
{
    if (partnertest::isInconclusive(finding.party))
        return Verdict::CouldNotTest;
    switch (finding.severity) {
    case Severity::Error:
        return Verdict::Rejected;
    case Severity::Warning:
        return Verdict::AtRisk;
    case Severity::Notice:
        return Verdict::NotNeeded;
    case Severity::Ok:
        return Verdict::DeliveredDane;
    }
    Q_UNREACHABLE();
}

QWidget* findingRow(const Finding& finding)
{
    const partnertest::FindingText& text = partnertest::findingText(finding.code);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Space12);
    auto* glyph = new VerdictGlyph(findingVerdict(finding), 18);
    layout->addWidget(glyph, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(plainLabel(breakable(findingWords(text.sentence, finding)), TextRole::Strong));
    for (const char* part : {text.meaning, text.remedy}) {
        if (part && *part)
            words->addWidget(plainLabel(breakable(findingWords(part, finding)), TextRole::Note));
    }
    QStringList notes;
    if (finding.party != partnertest::Party::Nobody)
        notes << partyWords(finding.party);
    if (!finding.rule.isEmpty())
        notes << FindingsCard::tr("Rule: %1").arg(plainText(finding.rule, 80));
    if (!notes.isEmpty())
        words->addWidget(plainLabel(notes.join(QStringLiteral("  ·  ")), TextRole::Tertiary));
    layout->addLayout(words, 1);
    return row;
}

}  // namespace

FindingsCard::FindingsCard(QWidget* parent)
    : EvidenceCard(tr("Why it matters"), parent)
    , m_list(new QVBoxLayout)
{
    m_list->setSpacing(metrics::Space16);
    body()->addLayout(m_list);
}

bool FindingsCard::showReport()
{
    clearLayout(m_list);
    return !report().findings.isEmpty();
}

bool FindingsCard::showCheck(partnertest::CheckId check)
{
    clearLayout(m_list);
    int shown = 0;
    for (const Finding& finding : report().findings) {
        const auto place = checkOf(finding.code);
        if ((place && *place != check) || shown == MaxShown)
            continue;
        m_list->addWidget(findingRow(finding));
        ++shown;
    }
    const auto others = static_cast<int>(report().findings.size()) - shown;
    setNote(others > 0 ? tr("%n more with other checks", nullptr, others) : QString());
    return shown > 0;
}

}  // namespace relaydeck::ui

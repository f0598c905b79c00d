// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/stscard.h"

#include "core/base/plaintext.h"
#include "core/mtasts/match.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/partnertest/rawtext.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPlainTextEdit>

#include <algorithm>

namespace relaydeck::ui {

using partnertest::HostReport;
using partnertest::StsReport;

namespace {

QVBoxLayout* column(const QString& head, QWidget* content)
{
    auto* layout = new QVBoxLayout;
    layout->setSpacing(metrics::Space4);
    layout->addWidget(new ElidingLabel(head, TextRole::Header));
    layout->addWidget(content);
    layout->addStretch(1);
    return layout;
}

}  // namespace

StsCard::StsCard(QWidget* parent)
    : EvidenceCard(tr("MTA-STS policy"), parent)
    , m_facts(new FactGrid)
    , m_record(textPane(tr("TXT record")))
    , m_policy(textPane(tr("MTA-STS policy")))
    , m_patterns(new EvidenceTable({tr("Pattern of the policy"), tr("Mail servers it covers"), tr("Result")},
                                   {2, 3, 2}))
    , m_problems(new EvidenceTable({tr("Line"), tr("Problem")}, {0, 1}))
{
    auto* sources = new QHBoxLayout;
    sources->setSpacing(metrics::Space16);
    sources->addLayout(column(tr("TXT record in DNS"), m_record), 1);
    sources->addLayout(column(tr("Policy over HTTPS"), m_policy), 1);
    body()->addWidget(m_facts);
    body()->addLayout(sources);
    body()->addSpacing(metrics::Space4);
    body()->addWidget(m_patterns);
    body()->addWidget(m_problems);
}

bool StsCard::showReport()
{
    const StsReport& sts = report().sts;
    QStringList records;
    for (const QString& record : sts.records)
        records << plainText(record, 1000);
    setPaneText(m_record, records.isEmpty() ? tr("No record") : records.join(u'\n'));
    const auto& fetch = report().evidence.policyFetch;
    setPaneText(m_policy,
                fetch && !fetch->body.isEmpty() ? numberedLines(fetch->body) : tr("No policy was read"));
    m_record->setFixedHeight(std::max(m_record->minimumHeight(), m_policy->minimumHeight()));
    showFacts();
    showPatterns();
    showProblems();
    return sts.recordLookup.has_value();
}

void StsCard::showFacts()
{
    const StsReport& sts = report().sts;
    m_facts->clear();
    if (!sts.id.isEmpty())
        m_facts->addFact(tr("Id"), plainText(sts.id, 60));
    if (sts.policyRead) {
        m_facts->addFact(tr("Mode"), stsModeWords(sts.mode));
        m_facts->addFact(
            tr("Lasts"),
            tr("%1 after it was read (max_age %2)").arg(secondsWords(sts.maxAge)).arg(sts.maxAge));
    }
    if (const auto& fetch = report().evidence.policyFetch) {
        QString words = plainText(fetch->url);
        if (fetch->httpStatus > 0)
            words = tr("%1, HTTP %2").arg(words).arg(fetch->httpStatus);
        if (!fetch->mediaType.isEmpty())
            words = tr("%1, %2").arg(words, plainText(fetch->mediaType, 60));
        m_facts->addFact(tr("Read from"), words);
        if (fetch->outcome != mtasts::PolicyFetch::Outcome::Fetched && !fetch->detail.isEmpty())
            m_facts->addFact(tr("Not read"), plainText(fetch->detail));
    }
    m_facts->setVisible(sts.policyRead || !sts.id.isEmpty() || report().evidence.policyFetch);
}

void StsCard::showPatterns()
{
    const StsReport& sts = report().sts;
    m_patterns->clear();
    for (const QString& pattern : sts.patterns) {
        QStringList covered;
        for (const HostReport& host : report().hosts) {
            if (mtasts::matches(pattern, host.name))
                covered << shownName(host.name);
        }
        m_patterns->addRow(
            {strongCell(plainText(pattern)),
             textCell(covered.isEmpty() ? tr("none of them") : covered.join(QStringLiteral(", "))),
             covered.isEmpty() ? verdictCell(Verdict::NotNeeded, tr("Unused"))
                               : verdictCell(Verdict::DeliveredDane,
                                             tr("Covers %n", nullptr, static_cast<int>(covered.size())))});
    }
    if (sts.policyRead) {
        for (const HostReport& host : report().hosts) {
            if (host.stsListed)
                continue;
            auto* name = new ElidingLabel(shownName(host.name), TextRole::Medium);
            name->setTone(Tone::Negative);
            m_patterns->addRow(
                {textCell(tr("no pattern")), name, verdictCell(Verdict::Rejected, tr("Not listed"))});
        }
    }
    m_patterns->setVisible(m_patterns->rows() > 0);
}

void StsCard::showProblems()
{
    m_problems->clear();
    for (const partnertest::StsProblem& problem : report().sts.problems) {
        auto* text = plainLabel(plainText(problem.text));
        m_problems->addRow({textCell(problem.line > 0 ? QString::number(problem.line) : tr("all")), text});
    }
    m_problems->setVisible(m_problems->rows() > 0);
}

}  // namespace relaydeck::ui

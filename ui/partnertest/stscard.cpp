// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/stscard.h"

#include "core/base/plaintext.h"
#include "core/documents/rawtext.h"
#include "core/mtasts/match.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/partnertest/textpane.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/copyabletext.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPlainTextEdit>

#include <algorithm>

namespace relaydeck::ui {

using partnertest::HeldPolicy;
using partnertest::HostReport;
using partnertest::StsFault;
using partnertest::StsReport;

namespace {

QVBoxLayout* column(ElidingLabel* head, QWidget* content)
{
    auto* layout = new QVBoxLayout;
    layout->setSpacing(metrics::Space4);
    layout->addWidget(head);
    layout->addWidget(content);
    layout->addStretch(1);
    return layout;
}

QString timeWords(const QDateTime& time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

/// Why the policy could not be read; `detail` is what the cause is about.
QString faultWords(StsFault fault, const QString& detail)
{
    switch (fault) {
    case StsFault::None:
        break;
    case StsFault::NoAddress:
        return StsCard::tr("The policy host has no address");
    case StsFault::AddressLookupFailed:
        return StsCard::tr("The policy host's address could not be looked up: %1").arg(detail);
    case StsFault::ConnectFailed:
        return StsCard::tr("The policy host could not be reached: %1").arg(detail);
    case StsFault::TimedOut:
        return StsCard::tr("The policy host did not answer in time: %1").arg(detail);
    case StsFault::TlsFailed:
        return StsCard::tr("TLS with the policy host failed: %1").arg(detail);
    case StsFault::CertificateExpired:
        return StsCard::tr("The policy host's certificate has expired: %1").arg(detail);
    case StsFault::CertificateName:
        return StsCard::tr("The policy host's certificate is for %1").arg(detail);
    case StsFault::CertificateUntrusted:
        return StsCard::tr("The policy host's certificate does not pass: %1").arg(detail);
    case StsFault::Redirected:
        return StsCard::tr("The policy host redirects to %1").arg(detail);
    case StsFault::HttpStatus:
        return StsCard::tr("The policy host answers with HTTP status %1").arg(detail);
    case StsFault::TooLarge:
        return StsCard::tr("The policy is larger than 64 KiB");
    case StsFault::PolicyInvalid:
        return StsCard::tr("The policy is not valid; see the lines below");
    case StsFault::Ours:
        return StsCard::tr("Something here stood in the way: %1").arg(detail);
    }
    return {};
}

/// The policy that was read last before this test.
QString storedWords(const partnertest::Evidence& evidence)
{
    const mtasts::KnownPolicy& known = evidence.knownPolicies.first();
    const auto age = static_cast<int>(known.fetchedAt.secsTo(evidence.judgedAt));
    return StsCard::tr("id %1, read %2 before this test, first on %3")
        .arg(plainText(known.id, 40), secondsWords(age), timeWords(known.firstSeen));
}

/// Until when senders keep the policy that applies.
QString heldWords(const partnertest::PartnerReport& report)
{
    const StsReport& sts = report.sts;
    const QString until = timeWords(sts.heldUntil);
    if (!sts.fromCache)
        return StsCard::tr("Senders that read it now keep it until %1").arg(until);
    return StsCard::tr("Senders that hold the stored copy apply it until %1").arg(until);
}

/// The hosts that none of the patterns covers.
QStringList uncovered(const QStringList& patterns, const QList<HostReport>& hosts)
{
    QStringList names;
    for (const HostReport& host : hosts) {
        if (!mtasts::matchesAny(patterns, host.name))
            names << shownName(host.name);
    }
    return names;
}

}  // namespace

StsCard::StsCard(QWidget* parent)
    : EvidenceCard(tr("MTA-STS policy"), parent)
    , m_facts(new FactGrid)
    , m_record(textPane(tr("TXT record")))
    , m_policy(textPane(tr("MTA-STS policy")))
    , m_policyHead(new ElidingLabel(QString(), TextRole::Header))
    , m_patterns(new EvidenceTable({tr("Pattern of the policy"), tr("Mail servers it covers"), tr("Result")},
                                   {2, 3, 2}))
    , m_held(
          new EvidenceTable({tr("Policy read before"), tr("Senders hold it until"), tr("Result")}, {2, 1, 2}))
    , m_problems(new EvidenceTable({tr("Line"), tr("Problem")}, {0, 1}))
{
    auto* sources = new QHBoxLayout;
    sources->setSpacing(metrics::Space16);
    sources->addLayout(column(new ElidingLabel(tr("TXT record in DNS"), TextRole::Header), m_record), 1);
    sources->addLayout(column(m_policyHead, m_policy), 1);
    body()->addWidget(m_facts);
    body()->addLayout(sources);
    body()->addSpacing(metrics::Space4);
    body()->addWidget(m_patterns);
    body()->addSpacing(metrics::Space4);
    body()->addWidget(m_held);
    body()->addWidget(m_problems);
}

bool StsCard::showReport()
{
    const StsReport& sts = report().sts;
    QStringList records;
    for (const QString& record : sts.records)
        records << plainText(record, 1000);
    setPaneText(m_record, records.isEmpty() ? tr("No record") : records.join(u'\n'));
    const partnertest::Evidence& evidence = report().evidence;
    const std::optional<mtasts::KnownPolicy> cached = sts.fromCache
        ? mtasts::cachedPolicy(evidence.knownPolicies, evidence.domain, evidence.judgedAt)
        : std::nullopt;
    const QByteArray served = evidence.policyFetch ? evidence.policyFetch->body : QByteArray();
    const QByteArray shown = cached ? cached->text : served;
    const bool counts = sts.policyRead || served.isEmpty() || sts.fault == StsFault::PolicyInvalid;
    m_policyHead->setText(cached       ? tr("Policy as it was read before")
                              : counts ? tr("Policy over HTTPS")
                                       : tr("Served, but does not count"));
    setPaneText(m_policy, shown.isEmpty() ? tr("No policy was read") : documents::numberedLines(shown));
    m_record->setFixedHeight(std::max(m_record->minimumHeight(), m_policy->minimumHeight()));
    showFacts();
    showPatterns();
    showHeld();
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
        if (sts.heldUntil.isValid())
            m_facts->addFact(tr("Held"), heldWords(report()));
    }
    if (!report().evidence.knownPolicies.isEmpty())
        m_facts->addFact(tr("Stored copy"), storedWords(report().evidence));
    if (const auto& fetch = report().evidence.policyFetch) {
        QString words = plainText(fetch->url);
        if (fetch->httpStatus > 0)
            words = tr("%1, HTTP %2").arg(words).arg(fetch->httpStatus);
        if (!fetch->mediaType.isEmpty())
            words = tr("%1, %2").arg(words, plainText(fetch->mediaType, 60));
        auto* address = new CopyableText(tr("address of the policy"));
        address->setValue(plainText(fetch->url), words);
        // The address that RFC 8461 3.3 gives it, not one that a report from elsewhere may name.
        address->setLink(QUrl(QStringLiteral("https://mta-sts.%1/.well-known/mta-sts.txt")
                                  .arg(report().evidence.domain.toString())));
        m_facts->addFact(tr("Read from"), address);
        if (sts.fault != StsFault::None)
            m_facts->addFact(tr("Not read"), faultWords(sts.fault, plainText(sts.faultDetail)));
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
    if (sts.policyRead && sts.mode != partnertest::StsMode::None)
        showUncovered();
    m_patterns->setVisible(m_patterns->rows() > 0);
}

void StsCard::showUncovered()
{
    for (const HostReport& host : report().hosts) {
        if (host.stsListed)
            continue;
        auto* name = new ElidingLabel(shownName(host.name), TextRole::Medium);
        name->setTone(Tone::Negative);
        auto* result = verdictCell(Verdict::Rejected, tr("Not listed"));
        result->setToolTip(tr("\"mx: %1\" or \"mx: %2\" would cover it")
                               .arg(host.name.toString(), mtasts::patternFor(host.name)));
        const QString nearest = mtasts::nearestPattern(report().sts.patterns, host.name);
        m_patterns->addRow({wrappedCell(nearest.isEmpty() ? tr("no pattern")
                                                          : tr("none; nearest %1").arg(plainText(nearest))),
                            name, result});
    }
}

void StsCard::showHeld()
{
    m_held->clear();
    for (const HeldPolicy& held : report().sts.held) {
        const QStringList missing = uncovered(held.patterns, report().hosts);
        m_held->addRow(
            {wrappedCell(
                 tr("%1, id %2, read %3")
                     .arg(stsModeWords(held.mode), plainText(held.id, 40), timeWords(held.fetchedAt))),
             wrappedCell(timeWords(held.heldUntil)),
             missing.isEmpty()
                 ? verdictCell(Verdict::NotNeeded, tr("Covers every mail server"))
                 : verdictCell(Verdict::AtRisk, tr("Without %1").arg(missing.join(QStringLiteral(", "))))});
    }
    m_held->setVisible(m_held->rows() > 0);
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

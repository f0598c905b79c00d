// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reportingcard.h"

#include "core/base/plaintext.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/partnertest/hostverdict.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/text/texts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace relaydeck::ui {

using tlsrpt::DomainSummary;
using tlsrpt::HostFailures;

namespace {

constexpr qsizetype MaxOrganizations = 10;

QString plainLines(const QStringList& lines)
{
    QStringList plain;
    for (const QString& line : lines)
        plain << plainText(line);
    return plain.join(u'\n');
}

QString numberWords(qint64 number)
{
    return QLocale().toString(number);
}

QString resultWords(const QString& resultType)
{
    return resultType.isEmpty() ? ReportingCard::tr("reason not told") : isolated(resultType);
}

QString periodWords(const DomainSummary& summary)
{
    if (!summary.from.isValid() && !summary.to.isValid())
        return ReportingCard::tr("not told");
    const QString from = dayText(summary.from);
    const QString to = dayText(summary.to);
    return from == to ? from : ReportingCard::tr("%1 to %2").arg(from, to);
}

QString senderWords(const DomainSummary& summary)
{
    QStringList senders = summary.organizations.mid(0, MaxOrganizations);
    if (summary.organizations.size() > MaxOrganizations)
        senders << ReportingCard::tr("%n more", nullptr,
                                     static_cast<int>(summary.organizations.size() - MaxOrganizations));
    if (senders.isEmpty())
        senders << ReportingCard::tr("no sender named");
    const QString reports = summary.reports == 1 ? ReportingCard::tr("1 report")
                                                 : ReportingCard::tr("%n reports", nullptr, summary.reports);
    return ReportingCard::tr("%1, from %2").arg(reports, senders.join(QStringLiteral(", ")));
}

/// The failure that was seen most often, and where.
struct Failure {
    QString host;
    QString resultType;
    qint64 sessions = 0;
};

Failure worstOf(const DomainSummary& summary)
{
    Failure worst;
    for (const HostFailures& host : summary.hosts) {
        for (auto type = host.byType.cbegin(); type != host.byType.cend(); ++type) {
            if (type.value() > worst.sessions)
                worst = {.host = host.host, .resultType = type.key(), .sessions = type.value()};
        }
    }
    return worst;
}

}  // namespace

ReportingCard::ReportingCard(QWidget* parent)
    : EvidenceCard(tr("TLS reporting"), parent)
    , m_reports(std::optional<DomainSummary>())
    , m_record(new FactGrid)
    , m_lead(plainLabel({}, TextRole::Strong))
    , m_facts(new FactGrid)
    , m_table(new EvidenceTable(
          {tr("Mail server"), tr("What senders saw"), tr("Sessions"), tr("Our test of it")}, {3, 3, 1, 3}))
    , m_open(new QPushButton(Icons::get(u"import"), tr("Open TLS reports…")))
    , m_remove(new QPushButton(tr("Remove reports")))
{
    m_remove->setToolTip(tr("Removes what was read of this domain. The files stay."));
    setSmall(m_open);
    setSmall(m_remove);
    setButtonKind(m_remove, ButtonKind::Quiet);
    addHeaderWidget(m_remove);
    addHeaderWidget(m_open);
    body()->addWidget(m_record);
    body()->addSpacing(metrics::Space8);
    body()->addWidget(m_lead);
    body()->addWidget(m_facts);
    body()->addWidget(m_table);
    connect(m_open, &QPushButton::clicked, this, &ReportingCard::openReportsRequested);
    connect(m_remove, &QPushButton::clicked, this, &ReportingCard::removeReportsRequested);
}

void ReportingCard::setSenderReports(const SenderReports& reports)
{
    m_reports = reports;
    if (reportPointer())
        showSenderReports();
}

bool ReportingCard::showReport()
{
    showRecord();
    showSenderReports();
    return true;
}

void ReportingCard::showRecord()
{
    const partnertest::TlsRptReport& rpt = report().tlsRpt;
    m_record->clear();
    if (rpt.record.isEmpty())
        m_record->addFact(tr("Record"),
                          rpt.known ? tr("none published, which is no fault") : tr("could not be looked up"));
    else
        m_record->addFact(tr("Record"), plainText(rpt.record, 1000));
    if (!rpt.destinations.isEmpty())
        m_record->addFact(tr("Reports go to"), plainLines(rpt.destinations));
    if (!rpt.problems.isEmpty())
        m_record->addFact(tr("Problems"), plainLines(rpt.problems));
}

void ReportingCard::showSenderReports()
{
    m_facts->clear();
    m_table->clear();
    const bool some = m_reports.ok() && m_reports->has_value();
    m_facts->setVisible(some);
    m_table->setVisible(some && !(*m_reports)->hosts.isEmpty());
    m_remove->setVisible(some);
    if (some)
        showSummary(**m_reports);
    else if (m_reports.ok())
        m_lead->setText(
            tr("No report of senders about this domain has been read. Senders mail such reports once "
               "a day to the address in the record; open them to see what other senders met here."));
    else
        m_lead->setText(
            tr("The reports of senders cannot be read from the store, so nothing is shown of them. "
               "Remove them and open their files again."));
    if (!m_reports.ok())
        m_remove->show();
    setTextRole(m_lead, some ? TextRole::Strong : TextRole::Note);
}

void ReportingCard::showSummary(const DomainSummary& summary)
{
    m_lead->setText(leadSentence(summary));
    m_facts->addFact(tr("Reports"), senderWords(summary));
    m_facts->addFact(tr("Period"), periodWords(summary));
    m_facts->addFact(tr("Sessions"),
                     tr("%1 as the policy wants, %2 failed")
                         .arg(numberWords(summary.successful), numberWords(summary.failed)));
    for (const HostFailures& host : summary.hosts)
        addFailures(host);
}

void ReportingCard::addFailures(const HostFailures& failures)
{
    const qsizetype index = indexOf(failures.host);
    for (auto type = failures.byType.cbegin(); type != failures.byType.cend(); ++type) {
        QWidget* verdict = nullptr;
        if (failures.host.isEmpty())
            verdict = deliveryCell(report().deliveryFor(carrier().policy));
        else if (index >= 0)
            verdict = hostVerdictCell(report(), index, carrier().policy);
        else
            verdict = verdictCell(Verdict::NotNeeded, tr("no MX host of today"));
        m_table->addRow(
            {strongCell(failures.host.isEmpty() ? tr("no host: the whole domain") : isolated(failures.host)),
             textCell(resultWords(type.key())), textCell(numberWords(type.value())), verdict});
    }
}

/// Of the report's MX hosts; -1: none of them.
qsizetype ReportingCard::indexOf(const QString& host) const
{
    const auto& hosts = report().hosts;
    const auto found = std::ranges::find_if(
        hosts, [&host](const partnertest::HostReport& own) { return own.name.toString() == host; });
    return found == hosts.end() ? -1 : found - hosts.begin();
}

/// "Senders saw certificate-expired at mx1.partner.example 41 times; our test 4 min ago: Delivered, DANE."
QString ReportingCard::leadSentence(const DomainSummary& summary) const
{
    if (summary.failed == 0)
        return tr("Senders report no failed session.");
    const Failure worst = worstOf(summary);
    if (worst.sessions == 0)
        return tr("Senders report failed sessions, but not why: %1.").arg(numberWords(summary.failed));
    const QString seen = worst.host.isEmpty()
        ? tr("Senders saw %1 in %2 sessions").arg(resultWords(worst.resultType), numberWords(worst.sessions))
        : tr("Senders saw %1 at %2 in %3 sessions")
              .arg(resultWords(worst.resultType), isolated(worst.host), numberWords(worst.sessions));
    const QString when = relativeTime(report().evidence.startedAt);
    if (worst.host.isEmpty())
        return tr("%1; our test of the domain, %2: %3.")
            .arg(seen, when, verdictText(verdictFor(report().deliveryFor(carrier().policy))));
    const auto delivery = deliveryByHost(report(), indexOf(worst.host), carrier().policy);
    if (!delivery)
        return tr("%1; our test, %2, did not meet this host.").arg(seen, when);
    return tr("%1; our test of it, %2: %3.").arg(seen, when, verdictText(verdictFor(*delivery)));
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorstatus.h"

#include "core/connectors/routing.h"
#include "ui/connectors/connectortext.h"

namespace relaydeck::ui {

namespace {

DomainStatus domainStatus(const QString& domain, const decision::SendingPolicy& policy,
                          const Session& session)
{
    DomainStatus status;
    status.domain = domain;
    if (const auto report = session.reports().latest(domain)) {
        status.delivery = report->deliveryFor(policy);
        status.verdict = session.reports().verdict(domain, policy);  // which remembers it for other lists
        status.testedAt = report->evidence.startedAt;
    }
    return status;
}

/// Takes the domain in; the worst one rules.
void addDomain(ConnectorStatus& status, const DomainStatus& domain)
{
    status.domains.append(domain);
    if (status.ruling < 0 || worse(status.settled, domain.verdict) != status.settled) {
        status.ruling = status.domains.size() - 1;
        status.settled = domain.verdict;
    }
}

}  // namespace

ConnectorStatus statusOf(const Connector& connector, const Session& session)
{
    return statusOf(connector, testableDomains(connector), session);
}

ConnectorStatus statusOf(const Connector& connector, const QStringList& domains, const Session& session)
{
    ConnectorStatus status;
    const decision::SendingPolicy policy = decision::sendingPolicy(connector);
    QString running;
    for (const QString& domain : domains) {
        addDomain(status, domainStatus(domain, policy, session));
        const LiveTest* live = session.tests().live(domain);
        if (live && (running.isEmpty() || live->started))
            running = domain;
    }

    status.verdict = status.settled;
    if (!running.isEmpty()) {
        status.verdict = Verdict::Testing;
        status.reason = liveWords(*session.tests().live(running));
        if (!connector.enabled)
            status.settled = Verdict::TurnedOff;
        return status;
    }
    if (!connector.enabled) {
        status.verdict = status.settled = Verdict::TurnedOff;
        status.reason = turnedOffWords();
        return status;
    }
    const DomainStatus* ruling = status.rulingDomain();
    status.reason = ruling ? resultWords(*ruling, policy, session.reports().latest(ruling->domain).get())
                           : nothingToTestWords();
    return status;
}

ConnectorStatus provisionalStatus(const Connector& connector, const QStringList& domains,
                                  const ReportShelf& reports)
{
    ConnectorStatus status;
    for (const QString& domain : domains) {
        addDomain(status,
                  {.domain = domain,
                   .verdict = reports.summaryVerdict(domain),
                   .delivery = std::nullopt,
                   .testedAt = reports.testedAt(domain)});
    }
    if (!connector.enabled)
        status.settled = Verdict::TurnedOff;
    status.verdict = status.settled;
    return status;
}

}  // namespace relaydeck::ui

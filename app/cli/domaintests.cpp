// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/domaintests.h"

#include "core/connectors/routing.h"
#include "core/store/partnerreports.h"

#include <QtCore/QEventLoop>

namespace relaydeck::cli {

using partnertest::PartnerReport;

QString CarriedBy::text() const
{
    const QString modes =
        u"SMTP DANE %1, MTA-STS %2"_qs.arg(toString(policy.daneMode), toString(policy.mtaStsMode));
    return connector.isEmpty() ? u"the service default (%1)"_qs.arg(modes)
                               : u"connector \"%1\" (%2)"_qs.arg(connector, modes);
}

CarriedBy carrierOf(const DomainName& domain, const QList<Connector>& connectors)
{
    const Route route = routeFor(domain, connectors);
    if (route.byServiceDefault())
        return {};
    const Connector& connector = connectors.at(route.carrier);
    return {.policy = decision::sendingPolicy(connector), .connector = connector.name};
}

Result<QList<Connector>> connectorsOf(store::Store& store)
{
    const Result<QList<store::StoredConnector>> stored = store.connectors().list();
    if (!stored)
        return stored.error();
    QList<Connector> connectors;
    for (const store::StoredConnector& entry : *stored)
        connectors.append(entry.connector);
    return connectors;
}

namespace {

/// The MTA-STS policies that earlier tests have read; none in the practice network, whose domains are others.
Result<mtasts::KnownPolicies> knownPolicies(Session& session, const NetworkProfile& profile,
                                            const QList<DomainName>& domains)
{
    if (session.practice() || !session.storeExists())
        return mtasts::KnownPolicies();
    const Result<store::Store*> store = session.store();
    if (!store)
        return store.error();
    return (*store)->policies().knownAt(domains,
                                        profile.validateAt.value_or(QDateTime::currentDateTimeUtc()));
}

}  // namespace

Result<void> testDomains(Session& session, const NetworkProfile& profile, const QList<DomainName>& domains,
                         const partnertest::TestOptions& options,
                         const std::function<void(const PartnerReport&)>& ready)
{
    const Result<mtasts::KnownPolicies> known = knownPolicies(session, profile, domains);
    if (!known)
        return known.error();
    const Result<std::shared_ptr<partnertest::Services>> services =
        partnertest::Services::create(profile, *known);
    if (!services)
        return services.error();
    partnertest::TestRun run(domains, *services, options);
    const bool live = session.terminal();
    const auto clearLine = [&session, live] {
        if (live)
            session.err() << "\r\033[K" << Qt::flush;
    };
    QObject::connect(&run, &partnertest::TestRun::stepChanged, &run,
                     [&session, &run, live](const DomainName& domain, const partnertest::ProbeStep& step) {
                         if (!live || step.ended)
                             return;
                         const QString what = QString::fromUtf8(partnertest::checkTitle(step.check));
                         session.err() << u"\r\033[K%1 of %2 tested, %3: %4 %5"_qs.arg(run.done())
                                              .arg(run.total())
                                              .arg(domain.toString(), what, step.subject)
                                              .left(110)
                                       << Qt::flush;
                     });
    QObject::connect(&run, &partnertest::TestRun::reportReady, &run, [&](const PartnerReport& report) {
        clearLine();
        ready(report);
    });
    QEventLoop loop;
    QObject::connect(&run, &partnertest::TestRun::finished, &loop, &QEventLoop::quit);
    run.start();
    loop.exec();
    clearLine();
    return {};
}

Result<void> saveReport(Session& session, const PartnerReport& report)
{
    const Result<store::Store*> opened = session.store();
    if (!opened)
        return opened.error();
    store::Store& store = **opened;
    const Result<QUuid> added = store.reports().add(store::storedReportOf(report, store.origin()));
    if (!added)
        return added.error();
    return session.practice() ? Result<void>() : store::notePolicy(store, report);
}

Result<std::optional<PartnerReport>> storedReport(store::Store& store, const DomainName& domain)
{
    const Result<std::optional<store::StoredReport>> latest = store.reports().latest(domain.toString());
    if (!latest)
        return latest.error();
    if (!latest->has_value())
        return std::optional<PartnerReport>();
    Result<PartnerReport> report = store::partnerReportOf(**latest);
    if (!report)
        return report.error();
    return std::optional<PartnerReport>(std::move(*report));
}

}  // namespace relaydeck::cli

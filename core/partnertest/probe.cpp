// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/probe.h"

#include "core/async/all.h"
#include "core/base/log.h"
#include "core/dane/tlsalookup.h"
#include "core/mtasts/policyfetcher.h"
#include "core/mtasts/txtrecord.h"
#include "core/partnertest/evidencebounds.h"
#include "core/partnertest/judgeagain.h"
#include "core/smtp/mxlookup.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

// Bounds on what one domain can make us do; what is beyond is not tested.
constexpr qsizetype MaxHosts = 20;
constexpr qsizetype MaxAddressesPerHost = 8;

/// A dialogue to come.
struct PlannedLook {
    DomainName host;
    QHostAddress address;
    DomainName sni;
};

/// What the coroutines of one test share. One thread, so no lock.
struct Probe {
    DomainName domain;
    std::shared_ptr<Services> services;
    ProbeProgress progress;
    std::shared_ptr<dnssec::PacketRecord> packets = std::make_shared<dnssec::PacketRecord>();
    QList<HostEndpoint> endpoints;
    std::vector<QCoro::Task<>> dialogues;  ///< that have begun
    QList<PlannedLook> otherLooks;
    std::optional<mtasts::PolicyFetch> policyFetch;
    bool lookupFailed = false;

    void begin(CheckId check, const QString& subject) const { progress({check, false, subject}); }
    void end(CheckId check, const QString& subject) const { progress({check, true, subject}); }
};
using ProbePtr = std::shared_ptr<Probe>;

QCoro::Task<dnssec::Lookup> lookup(async::Context ctx, ProbePtr probe, DomainName name, dns::RecordType type)
{
    const dns::Question question{.name = name, .type = type};
    dnssec::Lookup result = co_await probe->services->resolver().lookup(ctx, question, probe->packets);
    probe->lookupFailed = probe->lookupFailed || result.failed();
    co_return result;
}

/// A and AAAA at once.
struct Addresses {
    dnssec::Lookup ipv4;
    dnssec::Lookup ipv6;

    QList<QHostAddress> usable(const NetworkProfile& profile) const
    {
        QList<QHostAddress> result;
        const auto take = [&result](const dnssec::Lookup& lookup) {
            for (const dns::Record& record : lookup.records) {
                const std::optional<QHostAddress> address = dns::addressOf(record);
                if (address && !result.contains(*address))
                    result.append(*address);
            }
        };
        if (profile.useIpv6 && !ipv6.failed())
            take(ipv6);
        if (profile.useIpv4 && !ipv4.failed())
            take(ipv4);
        return result.mid(0, MaxAddressesPerHost);
    }
};

QCoro::Task<Addresses> lookupAddresses(async::Context ctx, ProbePtr probe, DomainName host)
{
    std::vector<QCoro::Task<dnssec::Lookup>> tasks;
    tasks.push_back(lookup(ctx, probe, host, dns::RecordType::A));
    tasks.push_back(lookup(ctx, probe, host, dns::RecordType::AAAA));
    std::vector<dnssec::Lookup> lookups = co_await async::all(std::move(tasks));
    Addresses result;
    result.ipv4 = std::move(lookups[0]);
    result.ipv6 = std::move(lookups[1]);
    co_return result;
}

QCoro::Task<> probeEndpoint(async::Context ctx, ProbePtr probe, DomainName host, QHostAddress address,
                            DomainName sni, smtp::Look look)
{
    const QString subject = u"%1 (%2)"_qs.arg(host.toString(), address.toString());
    probe->begin(CheckId::StartTls, subject);
    const smtp::Endpoint endpoint =
        co_await probe->services->prober().probe(ctx, address, host, sni, probe->domain, look);
    if (endpoint.stage != smtp::Stage::Connect)
        probe->services->noteSmtpWorked();
    HostEndpoint entry;
    entry.host = host;
    entry.endpoint = endpoint;
    probe->endpoints.append(entry);
    probe->end(CheckId::StartTls, subject);
}

/// Whether there is an MTA-STS record; probeSts() asks for the same, and the answer is shared.
QCoro::Task<bool> hasStsRecord(async::Context ctx, ProbePtr probe)
{
    const std::optional<DomainName> name = probe->domain.child("_mta-sts");
    if (!name)
        co_return false;
    const dnssec::Lookup record = co_await lookup(ctx, probe, *name, dns::RecordType::TXT);
    co_return mtasts::findRecord(record.records).valid();
}

/// The TLSA records under the host's own name, asked for beside its addresses; nothing for a host that has to
/// wait for them.
QCoro::Task<std::optional<dnssec::Lookup>> tlsaBesideAddresses(async::Context ctx, ProbePtr probe,
                                                               DomainName host, DomainName signedZone)
{
    const std::optional<DomainName> owner = dane::tlsaOwner(host);
    if (!owner || signedZone.isRoot() || !host.isAtOrBelow(signedZone))
        co_return std::nullopt;
    probe->begin(CheckId::TlsaRecords, host.toString());
    const dnssec::Lookup tlsa = co_await lookup(ctx, probe, *owner, dns::RecordType::TLSA);
    probe->end(CheckId::TlsaRecords, host.toString());
    co_return std::optional<dnssec::Lookup>(tlsa);
}

/// Looks a host up and begins the dialogues with it. RFC 7672 2.2.2: TLSA is looked up only for hosts whose
/// addresses (or alias) are secure. Those of a host in the zone that has signed the MX answer are all but
/// certain to be, so that nobody is asked in vain when both are asked for at once.
QCoro::Task<> probeHost(async::Context ctx, ProbePtr probe, DomainName host, DomainName signedZone)
{
    QCoro::Task<bool> stsAsked = hasStsRecord(ctx, probe);
    QCoro::Task<std::optional<dnssec::Lookup>> tlsaAsked = tlsaBesideAddresses(ctx, probe, host, signedZone);
    const Addresses addresses = co_await lookupAddresses(ctx, probe, host);
    const std::optional<dnssec::Lookup> ownTlsa = co_await tlsaAsked;

    DomainName sni = host;
    bool tlsaFound = false;
    const QList<DomainName> candidates = dane::tlsaBaseCandidates(addresses.ipv4, addresses.ipv6);
    for (const DomainName& base : candidates) {
        const std::optional<DomainName> owner = dane::tlsaOwner(base);
        if (!owner)
            continue;
        dnssec::Lookup tlsa;
        if (ownTlsa && base == host) {
            tlsa = *ownTlsa;
        } else {
            probe->begin(CheckId::TlsaRecords, base.toString());
            const dnssec::Lookup asked = co_await lookup(ctx, probe, *owner, dns::RecordType::TLSA);
            probe->end(CheckId::TlsaRecords, base.toString());
            tlsa = asked;
        }
        if (tlsa.secure() && !tlsa.records.isEmpty()) {
            sni = base;  // RFC 7672 8.1
            tlsaFound = true;
            break;
        }
    }

    const bool stsPublished = co_await stsAsked;

    const QList<QHostAddress> usable = addresses.usable(probe->services->profile());
    for (const QHostAddress& address : usable) {
        probe->dialogues.push_back(probeEndpoint(ctx, probe, host, address, sni, smtp::Look::First));
        // Senders differ in what they can verify: where a certificate must be right, both must be. Elsewhere
        // a server is spared the second connection.
        if (tlsaFound || stsPublished)
            probe->otherLooks.append({.host = host, .address = address, .sni = sni});
        if (sni != host)  // MTA-STS sends the MX host's name (RFC 8461 4)
            probe->dialogues.push_back(probeEndpoint(ctx, probe, host, address, host, smtp::Look::First));
    }
}

QCoro::Task<> probeMail(async::Context ctx, ProbePtr probe)
{
    const QString domain = probe->domain.toString();
    probe->begin(CheckId::MailServers, domain);
    const dnssec::Lookup mx = co_await lookup(ctx, probe, probe->domain, dns::RecordType::MX);
    probe->end(CheckId::MailServers, domain);
    smtp::MxResult mail;
    if (smtp::needsAddresses(mx)) {
        const Addresses own = co_await lookupAddresses(ctx, probe, probe->domain);
        mail = smtp::judgeMx(mx, own.ipv4, own.ipv6);
    } else {
        mail = smtp::judgeMx(mx);
    }

    const DomainName signedZone = mx.secure() && !mx.chain.isEmpty() ? mx.chain.last().zone : DomainName();
    std::vector<QCoro::Task<>> hosts;
    const QList<smtp::MxHost> tested = mail.hosts.mid(0, MaxHosts);
    for (const smtp::MxHost& host : tested)
        hosts.push_back(probeHost(ctx, probe, host.name, signedZone));
    co_await async::all(std::move(hosts));
    // After the first looks at every host, so that they take of our manners' limits only what is left.
    for (const PlannedLook& look : std::as_const(probe->otherLooks))
        probe->dialogues.push_back(
            probeEndpoint(ctx, probe, look.host, look.address, look.sni, smtp::Look::Other));
    co_await async::all(std::move(probe->dialogues));
}

QCoro::Task<> probeSts(async::Context ctx, ProbePtr probe)
{
    const std::optional<DomainName> recordName = probe->domain.child("_mta-sts");
    const std::optional<DomainName> policyHost = probe->domain.child("mta-sts");
    if (!recordName || !policyHost)
        co_return;
    probe->begin(CheckId::MtaSts, recordName->toString());
    const dnssec::Lookup record = co_await lookup(ctx, probe, *recordName, dns::RecordType::TXT);
    const bool published = mtasts::findRecord(record.records).valid();
    if (published) {
        const Addresses addresses = co_await lookupAddresses(ctx, probe, *policyHost);
        probe->begin(CheckId::MtaSts, policyHost->toString());
        const QList<QHostAddress> usable = addresses.usable(probe->services->profile());
        probe->policyFetch =
            co_await mtasts::fetchPolicy(ctx, probe->services->profile(), *policyHost, usable);
    }
    probe->end(CheckId::MtaSts, recordName->toString());
}

QCoro::Task<> probeTlsRpt(async::Context ctx, ProbePtr probe)
{
    const std::optional<DomainName> smtpName = probe->domain.child("_tls");
    const std::optional<DomainName> name = smtpName ? smtpName->child("_smtp") : std::nullopt;
    if (!name)
        co_return;
    probe->begin(CheckId::TlsReporting, name->toString());
    const dnssec::Lookup record = co_await lookup(ctx, probe, *name, dns::RecordType::TXT);
    probe->end(CheckId::TlsReporting, name->toString());
}

NetworkFacts networkFacts(Services& services)
{
    NetworkFacts facts{
        .ipv4Route = false, .ipv6Route = false, .smtpWorked = services.smtpWorked(), .run = {}};
    const QList<QHostAddress> own = services.ownAddresses();
    for (const QHostAddress& address : own) {
        if (address.isLoopback() || address.isLinkLocal())
            continue;
        facts.ipv4Route = facts.ipv4Route || address.protocol() == QAbstractSocket::IPv4Protocol;
        facts.ipv6Route = facts.ipv6Route || address.protocol() == QAbstractSocket::IPv6Protocol;
    }
    return facts;
}

/// The order in which things ended is chance; a record has one of its own.
template<typename T, typename Key>
void sortBy(QList<T>& list, Key key)
{
    std::sort(list.begin(), list.end(), [key](const T& a, const T& b) { return key(a) < key(b); });
}

void sortRecords(Evidence& evidence)
{
    sortBy(evidence.exchanges,
           [](const dns::Exchange& e) { return std::pair(e.question.name, e.question.type); });
    sortBy(evidence.endpoints, [](const HostEndpoint& e) {
        return std::tuple(e.host, e.endpoint.address.toString(), e.endpoint.sni,
                          e.endpoint.forOtherCertificate);
    });
}

}  // namespace

QCoro::Task<Evidence> probe(async::Context ctx, DomainName domain, std::shared_ptr<Services> services,
                            ProbeProgress progress)
{
    QElapsedTimer clock;
    clock.start();
    Evidence evidence;
    evidence.domain = domain;
    evidence.startedAt = QDateTime::currentDateTimeUtc();
    evidence.judgedAt = services->profile().validateAt.value_or(evidence.startedAt);
    evidence.profileName = services->profile().name;
    evidence.knownPolicies = services->knownPolicies(domain);
    evidence.rules = recordedRules(services->profile());

    const ProbePtr shared = std::make_shared<Probe>();
    shared->domain = domain;
    shared->services = services;
    shared->progress = progress;
    std::vector<QCoro::Task<>> parts;
    parts.push_back(probeMail(ctx, shared));
    parts.push_back(probeSts(ctx, shared));
    parts.push_back(probeTlsRpt(ctx, shared));
    co_await async::all(std::move(parts));

    // Before a partner is blamed for what fails in DNS: are we to trust the resolver?
    if (shared->lookupFailed && !ctx.stop.stop_requested() && !ctx.deadline.hasExpired())
        evidence.resolverTrials = co_await Services::resolverTrials(ctx, services);

    evidence.duration = std::chrono::milliseconds(clock.elapsed());
    evidence.cancelled = ctx.stop.stop_requested();
    evidence.limitReached = !evidence.cancelled && ctx.deadline.hasExpired();
    evidence.network = networkFacts(*services);
    evidence.exchanges = shared->packets->exchanges();
    evidence.endpoints = shared->endpoints;
    evidence.policyFetch = shared->policyFetch;
    sortRecords(evidence);
    services->comparison().add(evidence);
    evidence.network.run = services->comparison().facts();
    boundEvidence(evidence);
    qCDebug(logPartnerTest) << "probed" << domain.toString() << "in" << evidence.duration.count() << "ms,"
                            << evidence.exchanges.size() << "DNS exchanges," << evidence.endpoints.size()
                            << "dialogues";
    co_return evidence;
}

}  // namespace relaydeck::partnertest

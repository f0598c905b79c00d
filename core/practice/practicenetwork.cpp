// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/practicenetwork.h"

#include "core/base/log.h"
#include "core/practice/dnsserver.h"
#include "core/practice/nameservers.h"
#include "core/practice/policyserver.h"
#include "core/practice/practicezones.h"
#include "core/practice/smtpserver.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>

#include <chrono>

namespace relaydeck::practice {

using namespace std::chrono_literals;

namespace {

bool ipv6Works()
{
    return QTcpServer().listen(QHostAddress::LocalHostIPv6, 0);
}

/// Late enough to be told; the profile's time-out leaves room for it.
constexpr auto LateGreeting = 6s;

Result<tls::ServerContext> contextOf(const PlacedServer& server, const tls::ServerSettings& settings)
{
    const Result<tls::ServerContext> named = tls::ServerContext::make(settings);
    const std::optional<DomainName> name = DomainName::fromText(server.name);
    if (!named || !name || !server.withoutSni)
        return named;
    tls::ServerSettings unnamed = settings;
    unnamed.chain = server.withoutSni->chain;
    unnamed.keyPem = server.withoutSni->leaf.keyPem;
    return tls::ServerContext::make(unnamed, {{*name, *named}});
}

Result<SmtpHost> smtpHostOf(const PlacedServer& server)
{
    SmtpHost host{.name = server.name, .tls = std::nullopt, .refusal = {}};
    tls::ServerSettings settings;
    settings.chain = server.certificate.chain;
    settings.keyPem = server.certificate.leaf.keyPem;
    if (server.second)
        settings.second = tls::ServerCredentials{server.second->chain, server.second->leaf.keyPem};
    switch (server.setup.behaviour) {
    case SmtpBehaviour::Refusing:
        host.refusal = "554 5.7.1 " + server.name + " Service unavailable; client host is on a block list";
        return host;
    case SmtpBehaviour::NoStartTls:
    case SmtpBehaviour::NotListening:
        return host;
    case SmtpBehaviour::StartTls:
        break;
    case SmtpBehaviour::OldTls:
        settings.minVersion = tls::Version::Tls10;
        settings.maxVersion = tls::Version::Tls10;
        break;
    case SmtpBehaviour::WeakDh:
        settings.weakDh = true;
        settings.maxVersion = tls::Version::Tls12;
        break;
    case SmtpBehaviour::OverwritesStartTls:
        host.startTlsOverwritten = true;
        break;
    case SmtpBehaviour::SlowGreeting:
        host.greetingDelay = LateGreeting;
        break;
    }
    const Result<tls::ServerContext> context = contextOf(server, settings);
    if (!context)
        return context.error();
    host.tls = *context;
    return host;
}

Result<PolicyHost> policyHostOf(const PlacedPartner& placed)
{
    tls::ServerSettings settings;
    settings.chain = placed.policyHost->certificate.chain;
    settings.keyPem = placed.policyHost->certificate.leaf.keyPem;
    const Result<tls::ServerContext> context = tls::ServerContext::make(settings);
    if (!context)
        return context.error();
    PolicyHost host{.tls = *context,
                    .status = 200,
                    .location = {},
                    .body = policyBody(*placed.partner.sts),
                    .mediaType = "text/plain"};
    switch (placed.partner.sts->behaviour) {
    case PolicyHostBehaviour::Serves:
    case PolicyHostBehaviour::WrongCertificate:
    case PolicyHostBehaviour::ExpiredCertificate:
    case PolicyHostBehaviour::NotListening:
        break;
    case PolicyHostBehaviour::OtherMediaType:
        host.mediaType = "text/html";
        break;
    case PolicyHostBehaviour::Redirects:
        host.status = 301;
        host.location = "https://www." + placed.partner.domain + "/mta-sts.txt";
        host.body.clear();
        break;
    case PolicyHostBehaviour::NotFound:
        host.status = 404;
        host.body = "Not here\r\n";
        break;
    }
    return host;
}

QString endpointText(const QHostAddress& address, quint16 port)
{
    return QStringLiteral("%1:%2").arg(address.toString(), QString::number(port));
}

}  // namespace

/// Made anew for each start, so that nothing of the last one stays.
struct PracticeNetwork::Servers {
    DnsServer dns;
    NameServers nameServers;
    SmtpServer smtp;
    PolicyServer policies;

    Result<void> listen()
    {
        for (const Result<void>& listening :
             {dns.listen(QHostAddress(QHostAddress::LocalHost)), smtp.listen(), policies.listen()}) {
            if (!listening)
                return listening;
        }
        return {};
    }
};

PracticeNetwork::PracticeNetwork(QObject* parent) : QObject(parent) { }

PracticeNetwork::~PracticeNetwork() = default;

Result<void> PracticeNetwork::start(const QList<Partner>& partners)
{
    Q_ASSERT(!isRunning());
    QElapsedTimer timer;
    timer.start();
    auto servers = std::make_unique<Servers>();
    const Result<void> prepared = prepare(partners, *servers);
    if (!prepared)
        return prepared;
    const Result<void> listening = servers->listen();
    if (!listening)
        return listening;
    m_servers = std::move(servers);
    qCInfo(logPractice) << "practice network ready after" << timer.elapsed() << "ms, resolver on port"
                        << m_servers->dns.port();
    return {};
}

Result<void> PracticeNetwork::prepare(const QList<Partner>& partners, Servers& servers)
{
    const Result<CertificateAuthority> authority = CertificateAuthority::make();
    if (!authority)
        return authority.error();
    const Result<QList<PlacedPartner>> placed = place(partners, *authority, ipv6Works());
    if (!placed)
        return placed.error();
    Result<PracticeZones> zones = makeZones(*placed, *authority);
    if (!zones)
        return zones.error();

    m_partners = partners;
    m_trustAnchors = zones->trustAnchors;
    m_caCertificates = authority->rootPem();
    for (const PlacedPartner& partner : *placed) {
        for (const PlacedServer& server : partner.servers) {
            const Result<SmtpHost> host = smtpHostOf(server);
            if (!host)
                return host.error();
            if (server.setup.behaviour == SmtpBehaviour::NotListening)
                continue;
            for (const QHostAddress& address : server.addresses)
                servers.smtp.setHost(address, *host);
        }
        const bool hasPolicyServer =
            partner.policyHost && partner.partner.sts->behaviour != PolicyHostBehaviour::NotListening;
        if (hasPolicyServer) {
            const Result<PolicyHost> host = policyHostOf(partner);
            if (!host)
                return host.error();
            servers.policies.setHost(partner.policyHost->address, *host);
        }
        const auto tlsaOf = [&](const QByteArray& name) {
            const std::optional<DomainName> owner =
                DomainName::fromText(absoluteName(name, partner.partner.domain));
            return dns::Question{owner.value_or(DomainName()), dns::RecordType::TLSA};
        };
        if (!partner.partner.failingTlsa.isEmpty())
            zones->tree.failFor(tlsaOf(partner.partner.failingTlsa));
        if (!partner.partner.ignoredTlsa.isEmpty())
            servers.dns.ignore(tlsaOf(partner.partner.ignoredTlsa));
    }
    const auto tree = std::make_shared<const dnssec::ZoneTree>(std::move(zones->tree));
    servers.dns.setZones(tree);
    return servers.nameServers.listen(*placed, tree);
}

void PracticeNetwork::stop()
{
    m_servers.reset();
}

NetworkProfile PracticeNetwork::profile() const
{
    Q_ASSERT(isRunning());
    NetworkProfile profile;
    profile.name = QStringLiteral("Practice network");
    Upstream resolver;
    resolver.address = QHostAddress(QHostAddress::LocalHost);
    resolver.port = m_servers->dns.port();
    profile.upstreams = {resolver};
    profile.trustAnchors = m_trustAnchors;
    profile.caCertificates = m_caCertificates;
    profile.onlyCaCertificates = true;  // no partner of it has a certificate that others would trust
    profile.smtpPort = m_servers->smtp.port();
    profile.httpsPort = m_servers->policies.port();
    profile.nameServerPort = m_servers->nameServers.port();
    profile.knownNames = knownNames();
    profile.ehloName = QStringLiteral("relaydeck.example");
    // Nothing here is far away: whoever does not answer at once will not answer at all.
    profile.dnsTimeout = 2s;
    profile.connectTimeout = 3s;
    profile.smtpTimeout = LateGreeting + 4s;
    return profile;
}

QJsonObject PracticeNetwork::toJson() const
{
    Q_ASSERT(isRunning());
    QJsonArray partners;
    for (const Partner& partner : m_partners)
        partners.append(practice::toJson(partner));
    return {
        {QStringLiteral("resolver"),
         endpointText(QHostAddress(QHostAddress::LocalHost), m_servers->dns.port())},
        {QStringLiteral("trustAnchors"), QString::fromLatin1(m_trustAnchors)},
        {QStringLiteral("caCertificates"), QString::fromLatin1(m_caCertificates)},
        {QStringLiteral("nameServerPort"), m_servers->nameServers.port()},
        {QStringLiteral("smtpPort"), m_servers->smtp.port()},
        {QStringLiteral("httpsPort"), m_servers->policies.port()},
        {QStringLiteral("partners"), partners},
    };
}

}  // namespace relaydeck::practice

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/partnertest/smallworld.h"

#include "core/dnssec/zonetext.h"
#include "tests/support/certificates.h"
#include "tests/support/qttest.h"

namespace relaydeck::test {

using namespace std::chrono_literals;

namespace {

/// Made once: making keys takes time.
const tls::Identity& identity()
{
    static const tls::Identity made =
        makeIdentity(requestAround(treeTime(), {QStringLiteral("mx.partner.example")}));
    return made;
}

SmtpScript withCertificate(SmtpScript script)
{
    tls::ServerSettings settings;
    settings.chain = {identity().der};
    settings.keyPem = identity().keyPem;
    script.tls = *tls::ServerContext::make(settings);
    return script;
}

}  // namespace

SmallWorld::SmallWorld(SmtpScript script) : m_server(withCertificate(std::move(script)))
{
    const QByteArray digest = tlsaFor(identity().der, 3, 1, 1).association.toHex();
    m_tree.add("partner.example",
               "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n_25._tcp.mx 3600 IN TLSA 3 1 1 " + digest + '\n');
    m_tree.add("other.example", "@ 3600 IN MX 10 mx.partner.example.\n");
    m_resolver = std::make_unique<TreeServer>(
        m_tree, testedNames("partner.example", {"mx.partner.example"}) + testedNames("other.example", {}));
    profile.upstreams = {m_resolver->upstream()};
    profile.trustAnchors = dnssec::zoneText(m_tree.anchors().at(DomainName()));
    profile.smtpPort = m_server.port();
    profile.ehloName = QStringLiteral("relaydeck.example");
    profile.validateAt = treeTime();
    profile.totalLimit = 10min;
    profile.dnsTimeout = 10min;
    profile.connectTimeout = 10min;
    profile.smtpTimeout = 10min;
}

DomainName SmallWorld::partner()
{
    return name("partner.example");
}

DomainName SmallWorld::other()
{
    return name("other.example");
}

std::shared_ptr<partnertest::Services> SmallWorld::services() const
{
    const Result<std::shared_ptr<partnertest::Services>> made = partnertest::Services::create(profile);
    if (!made)
        qFatal("%s", qPrintable(made.error().detail));
    return *made;
}

}  // namespace relaydeck::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/practicezones.h"

#include "core/dnssec/zonetext.h"
#include "core/tls/certificate.h"

#include <QtCore/QCryptographicHash>

namespace relaydeck::practice {

using dns::Record;

namespace {

constexpr char Soa[] = "@ IN SOA ns.example. hostmaster.example. 2026010101 7200 3600 1209600 300\n";
constexpr char CommonServer[] = "@ IN NS ns.example.\n";

QByteArray addressText(const QHostAddress& address)
{
    return address.toString().toLatin1();
}

QByteArray nameServerText(const PlacedPartner& placed)
{
    if (placed.nameServers.isEmpty())
        return CommonServer;
    QByteArray text;
    for (const PlacedNameServer& server : placed.nameServers)
        text +=
            "@ IN NS " + server.name + ".\n" + server.name + ". IN A " + addressText(server.address) + '\n';
    return text;
}

constexpr int ShortRsaBits = 1024;

QByteArray sha256(const QByteArray& data)
{
    return QCryptographicHash::hash(data, QCryptographicHash::Sha256);
}

/// The certificates above those of the servers.
struct Authorities {
    tls::Certificate issuer;
    tls::Certificate root;
};

/// RDATA of a TLSA record (RFC 6698 2.1).
QByteArray tlsaText(TlsaKind kind, const tls::Certificate& leaf, const Authorities& authorities)
{
    switch (kind) {
    case TlsaKind::Key:
        return "3 1 1 " + leaf.keySha256.toHex();
    case TlsaKind::KeySha512:
        return "3 1 2 " + leaf.keySha512.toHex();
    case TlsaKind::WholeCertificate:
        return "3 0 1 " + leaf.sha256.toHex();
    case TlsaKind::Issuer:
        return "2 1 1 " + authorities.issuer.keySha256.toHex();
    case TlsaKind::FormerKey:
        return "3 1 1 " + sha256("the key before " + leaf.serial.toLatin1()).toHex();
    case TlsaKind::HashOfNothing:
        return "3 1 1 " + sha256({}).toHex();
    case TlsaKind::PkixCertificate:
        return "1 1 1 " + leaf.keySha256.toHex();
    case TlsaKind::PkixIssuer:
        return "0 1 1 " + authorities.issuer.keySha256.toHex();
    case TlsaKind::Root:
        return "2 1 1 " + authorities.root.keySha256.toHex();
    }
    Q_UNREACHABLE();
}

QByteArray serverText(const PlacedServer& server, const Authorities& authorities)
{
    QByteArray text;
    if (server.setup.preference >= 0)
        text += "@ IN MX " + QByteArray::number(server.setup.preference) + ' ' + server.name + ".\n";
    for (const QHostAddress& address : server.addresses) {
        const bool ipv4 = address.protocol() == QAbstractSocket::IPv4Protocol;
        text += server.name + (ipv4 ? ". IN A " : ". IN AAAA ") + address.toString().toLatin1() + '\n';
    }
    const Result<tls::Certificate> leaf = tls::parseCertificate(server.certificate.leaf.der);
    Q_ASSERT(leaf.ok());
    for (const TlsaKind kind : server.setup.tlsa)
        text += "_25._tcp." + server.name + ". IN TLSA " + tlsaText(kind, *leaf, authorities) + '\n';
    return text;
}

QByteArray zoneSource(const PlacedPartner& placed, const Authorities& authorities)
{
    QByteArray text = Soa + nameServerText(placed) + placed.partner.records;
    text.replace("{issuer}", authorities.issuer.keySha256.toHex());
    for (const PlacedServer& server : placed.servers)
        text += serverText(server, authorities);
    if (placed.policyHost) {
        text += "_mta-sts IN TXT \"v=STSv1; id=20260101000000Z;\"\n";
        text += placed.policyHost->name + ". IN A " + placed.policyHost->address.toString().toLatin1() + '\n';
    }
    return text;
}

Result<dnssec::ZoneSigning> signingFor(const Partner& partner)
{
    // One short key where making it takes long: a key of 2048 bits can take as long as everything else.
    const bool singleKey = partner.algorithm == dnssec::SigningAlgorithm::RsaSha256
        || partner.algorithm == dnssec::SigningAlgorithm::RsaSha1Nsec3;
    Result<dnssec::ZoneSigning> made = dnssec::newZoneSigning(partner.algorithm, singleKey, ShortRsaBits);
    if (!made)
        return made;
    dnssec::ZoneSigning& signing = *made;
    if (partner.zone == ZoneKind::Nsec3 || partner.zone == ZoneKind::OptOut)
        signing.denial = dnssec::ZoneSigning::Denial::Nsec3;
    signing.optOut = partner.zone == ZoneKind::OptOut;
    for (const Partner::Fault& fault : partner.faults) {
        const std::optional<DomainName> owner =
            DomainName::fromText(absoluteName(fault.owner, partner.domain));
        signing.faults.append({owner.value_or(DomainName()), fault.type, fault.fault});
    }
    return made;
}

Partner kindOf(KnownName::Status status)
{
    Partner kind;
    switch (status) {
    case KnownName::Status::Secure:
        break;
    case KnownName::Status::Insecure:
        kind.zone = ZoneKind::Insecure;
        break;
    case KnownName::Status::Bogus:
        kind.domain = "bogus-name.example";
        kind.faults = {{"@", dns::RecordType::A, dnssec::SignatureFault::Corrupt}};
        break;
    }
    return kind;
}

/// Builds zones from the leaves to the root, since a zone's DS records stand in the one above.
class TreeBuilder {
public:
    Result<void> add(const DomainName& apex, const QByteArray& source, const Partner& kind)
    {
        Result<QList<Record>> records = dnssec::recordsFromText(source, apex);
        if (!records)
            return records.error();
        for (const Record& record : std::as_const(m_delegations)) {
            if (record.owner.isBelow(apex))
                records->append(record);
        }
        m_delegations.removeIf([&](const Record& record) { return record.owner.isBelow(apex); });

        const Result<dnssec::ZoneSigning> signing = signingFor(kind);
        if (!signing)
            return signing.error();
        const Result<dnssec::SignedZone> zone = kind.zone == ZoneKind::Insecure
            ? dnssec::unsignedZone(apex, *records)
            : dnssec::signZone(apex, *records, *signing);
        if (!zone)
            return zone.error();
        for (Record server : zone->find(apex, dns::RecordType::NS)->records) {
            server.owner = apex;
            m_delegations.append(server);
        }
        m_delegations += zone->ds();
        tree.add(*zone);
        return {};
    }

    dnssec::ZoneTree tree;

private:
    QList<Record> m_delegations;  // of zones whose parent is not built yet
};

}  // namespace

QList<KnownName> knownNames()
{
    using enum KnownName::Status;
    return {{*DomainName::fromText("signed-name.example"), Secure},
            {*DomainName::fromText("unsigned-name.example"), Insecure},
            {*DomainName::fromText("bogus-name.example"), Bogus}};
}

QByteArray policyBody(const StsPolicySetup& setup)
{
    if (!setup.text.isEmpty())
        return setup.text;
    QByteArray body = "version: STSv1" + setup.lineEnd + "mode: " + setup.mode + setup.lineEnd;
    for (const QByteArray& pattern : setup.mx)
        body += "mx: " + pattern + setup.lineEnd;
    return body + "max_age: " + QByteArray::number(setup.maxAge) + setup.lineEnd;
}

Result<PracticeZones> makeZones(const QList<PlacedPartner>& partners, const CertificateAuthority& authority)
{
    const Result<tls::Certificate> issuer = tls::parseCertificate(authority.issuer());
    if (!issuer)
        return issuer.error();
    const Result<tls::Certificate> root = tls::parseCertificate(authority.root());
    if (!root)
        return root.error();
    const Authorities authorities{*issuer, *root};
    struct Source {
        DomainName apex;
        QByteArray text;
        Partner kind;
    };
    const QByteArray common = QByteArray(Soa) + CommonServer;
    QList<Source> sources{{DomainName(), common, {}},
                          {*DomainName::fromText("example"),
                           common + "ns IN A " + addressText(QHostAddress(CommonNameServer)) + '\n',
                           {}}};
    // For trying resolvers: nobody's, and each known to be what its name says.
    for (const KnownName& known : knownNames())
        sources.append({known.name, common + "@ IN A 127.0.0.1\n", kindOf(known.status)});
    for (const PlacedPartner& placed : partners) {
        const std::optional<DomainName> apex = DomainName::fromText(placed.partner.domain);
        if (!apex)
            return Error{ErrorCode::InvalidArgument,
                         QStringLiteral("%1 is no domain").arg(QString::fromLatin1(placed.partner.domain))};
        if (placed.partner.zone != ZoneKind::Absent)
            sources.append({*apex, zoneSource(placed, authorities), placed.partner});
    }
    std::stable_sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) {
        return a.apex.labelCount() > b.apex.labelCount();
    });
    TreeBuilder builder;
    for (const Source& source : std::as_const(sources)) {
        const Result<void> added = builder.add(source.apex, source.text, source.kind);
        if (!added)
            return added.error();
    }
    return PracticeZones{builder.tree, dnssec::zoneText(builder.tree.zone(DomainName())->anchors())};
}

}  // namespace relaydeck::practice

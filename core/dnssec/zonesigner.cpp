// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/zonesigner.h"

#include "core/dnssec/ldnsrecord.h"
#include "core/dnssec/nsec3hash.h"

#include <QtCore/QtEndian>

#include <ldns/ldns.h>

namespace relaydeck::dnssec {

using dns::Record;
using dns::RecordType;

namespace {

constexpr qint64 Day = 24 * 60 * 60;
constexpr qint64 FaultyLife = 30 * Day;
constexpr char HashSha1 = 1;
constexpr char OptOutFlag = 1;

QByteArray typeBitmap(const QList<RecordType>& types)
{
    std::vector<ldns_rr_type> list;
    list.reserve(static_cast<std::size_t>(types.size()));
    for (const RecordType type : types)
        list.push_back(static_cast<ldns_rr_type>(type));
    std::sort(list.begin(), list.end());
    ldns_rdf* bitmap = ldns_dnssec_create_nsec_bitmap(list.data(), list.size(), LDNS_RR_TYPE_NSEC);
    const QByteArray wire(reinterpret_cast<const char*>(ldns_rdf_data(bitmap)),
                          static_cast<qsizetype>(ldns_rdf_size(bitmap)));
    ldns_rdf_deep_free(bitmap);
    return wire;
}

SignatureLifetime lifetimeWith(SignatureFault fault, const SignatureLifetime& normal)
{
    switch (fault) {
    case SignatureFault::Expired:
        return {normal.inception.addSecs(-Day - FaultyLife), normal.inception.addSecs(-Day)};
    case SignatureFault::NotYetValid:
        return {normal.expiration.addSecs(Day), normal.expiration.addSecs(Day + FaultyLife)};
    case SignatureFault::Corrupt:
    case SignatureFault::Missing:
        break;
    }
    return normal;
}

Error cannotSign(const DomainName& apex, const QString& why)
{
    return {ErrorCode::InvalidArgument, QStringLiteral("zone %1 %2").arg(apex.toString(), why)};
}

}  // namespace

/// Builds a zone step by step; each step rests on those before.
class ZoneSigner {
public:
    explicit ZoneSigner(const DomainName& apex) : m_zone(apex) { }

    Result<void> place(const QList<Record>& records);
    void addEmptyNonTerminals();
    void addKeys(const ZoneSigning& signing);
    void addNsec();
    void addNsec3(const ZoneSigning& signing);
    void sign(const ZoneSigning& signing);
    SignedZone take() { return std::move(m_zone); }

private:
    using Node = SignedZone::Node;

    /// Delegation points with what belongs to the parent there; glue is not ours to sign (RFC 4035 2.2).
    bool isCut(const DomainName& name, const Node& node) const
    {
        return name != m_zone.m_apex && node.contains(RecordType::NS);
    }
    bool isBelowCut(const DomainName& name) const;
    bool isSigned(const DomainName& name, const Node& node, RecordType type) const;
    QList<RecordType> typesOf(const DomainName& name, const Node& node) const;
    quint32 denialTtl() const;
    void signRrset(const DomainName& faultOwner, SignedZone::Rrset& rrset, const ZoneSigning& signing);

    SignedZone m_zone;
};

Result<void> ZoneSigner::place(const QList<Record>& records)
{
    for (const Record& record : records) {
        if (!record.owner.isAtOrBelow(m_zone.m_apex))
            return cannotSign(m_zone.m_apex, QStringLiteral("cannot hold %1").arg(record.owner.toString()));
        if (!toLdns(record))
            return cannotSign(m_zone.m_apex,
                              QStringLiteral("has a malformed record at %1").arg(record.owner.toString()));
        QList<Record>& rrset = m_zone.m_names[record.owner][record.type].records;
        if (rrset.contains(record))
            continue;
        rrset.append(record);
        rrset.last().ttl = rrset.first().ttl;  // one TTL for an RRset (RFC 2181 5.2)
    }
    const SignedZone::Rrset* soa = m_zone.find(m_zone.m_apex, RecordType::SOA);
    if (!soa || soa->records.size() != 1)
        return cannotSign(m_zone.m_apex, QStringLiteral("needs one SOA record"));
    addEmptyNonTerminals();
    return {};
}

void ZoneSigner::addEmptyNonTerminals()
{
    QList<DomainName> missing;
    for (const auto& [name, node] : m_zone.m_names) {
        for (DomainName above = name.parent(); above.isBelow(m_zone.m_apex); above = above.parent())
            missing.append(above);
    }
    for (const DomainName& name : missing)
        m_zone.m_names.try_emplace(name);
}

bool ZoneSigner::isBelowCut(const DomainName& name) const
{
    for (DomainName above = name.parent(); above.isBelow(m_zone.m_apex); above = above.parent()) {
        const Node* node = m_zone.node(above);
        if (node && isCut(above, *node))
            return true;
    }
    return false;
}

bool ZoneSigner::isSigned(const DomainName& name, const Node& node, RecordType type) const
{
    return !isCut(name, node) || type == RecordType::DS || type == RecordType::NSEC;
}

/// What a denial record lists: at a cut only what the parent has there (RFC 4035 2.3, RFC 5155 7.1).
QList<RecordType> ZoneSigner::typesOf(const DomainName& name, const Node& node) const
{
    QList<RecordType> types;
    bool anySigned = false;
    for (auto it = node.keyBegin(); it != node.keyEnd(); ++it) {
        const bool own = isSigned(name, node, *it);
        anySigned = anySigned || own;
        if (own || *it == RecordType::NS)
            types.append(*it);
    }
    if (anySigned)
        types.append(RecordType::RRSIG);
    return types;
}

/// RFC 9077 3.
quint32 ZoneSigner::denialTtl() const
{
    const Record& soa = m_zone.find(m_zone.m_apex, RecordType::SOA)->records.first();
    const QByteArray minimum = soa.rdata.right(4);
    return std::min(soa.ttl, qFromBigEndian<quint32>(minimum.constData()));
}

void ZoneSigner::addKeys(const ZoneSigning& signing)
{
    const DomainName& apex = m_zone.m_apex;
    const quint32 ttl = m_zone.find(apex, RecordType::SOA)->records.first().ttl;
    QList<Record>& keys = m_zone.m_names[apex][RecordType::DNSKEY].records;
    for (const ZoneKey& key : signing.keyKeys) {
        keys.append(key.dnskey(apex, ttl));
        for (const quint8 digestType : {quint8(1), quint8(2), quint8(4)})
            m_zone.m_ds[digestType].append(key.ds(apex, ttl, digestType));
    }
    for (const ZoneKey& key : signing.dataKeys)
        keys.append(key.dnskey(apex, ttl));
}

void ZoneSigner::addNsec()
{
    QList<DomainName> owners;
    for (const auto& [name, node] : m_zone.m_names) {
        if (!node.isEmpty() && !isBelowCut(name))
            owners.append(name);
    }
    const quint32 ttl = denialTtl();
    for (qsizetype i = 0; i < owners.size(); ++i) {
        const DomainName& owner = owners.at(i);
        Node& node = m_zone.m_names[owner];
        node.insert(RecordType::NSEC, {});  // lists itself
        const QByteArray rdata = owners.at((i + 1) % owners.size()).wire() + typeBitmap(typesOf(owner, node));
        node[RecordType::NSEC].records = {Record{owner, RecordType::NSEC, ttl, rdata}};
    }
}

void ZoneSigner::addNsec3(const ZoneSigning& signing)
{
    m_zone.m_salt = signing.salt;
    m_zone.m_iterations = signing.iterations;
    QByteArray parameters(1, HashSha1);
    parameters += signing.optOut ? OptOutFlag : '\0';
    const quint16 iterations = qToBigEndian(signing.iterations);
    parameters.append(reinterpret_cast<const char*>(&iterations), sizeof iterations);
    parameters += static_cast<char>(signing.salt.size());
    parameters += signing.salt;

    const DomainName& apex = m_zone.m_apex;
    const quint32 ttl = denialTtl();
    QByteArray published = parameters;
    published[1] = '\0';  // the flag is for NSEC3 alone (RFC 5155 4.1.2)
    m_zone.m_names[apex][RecordType::NSEC3PARAM].records = {
        Record{apex, RecordType::NSEC3PARAM, ttl, published}};

    std::map<QByteArray, DomainName> owners;
    for (const auto& [name, node] : m_zone.m_names) {
        const bool insecureCut = isCut(name, node) && !node.contains(RecordType::DS);
        if (!isBelowCut(name) && !(signing.optOut && insecureCut))
            owners.emplace(m_zone.hashLabel(name), name);
    }
    for (auto it = owners.begin(); it != owners.end(); ++it) {
        const auto after = std::next(it) == owners.end() ? owners.begin() : std::next(it);
        const QByteArray next = nsec3HashOfLabel(after->first);
        const QByteArray rdata = parameters + static_cast<char>(next.size()) + next
            + typeBitmap(typesOf(it->second, *m_zone.node(it->second)));
        SignedZone::Rrset& rrset = m_zone.m_hashes[it->first];
        rrset.records = {Record{*apex.child(it->first), RecordType::NSEC3, ttl, rdata}};
        signRrset(it->second, rrset, signing);
    }
}

void ZoneSigner::sign(const ZoneSigning& signing)
{
    for (auto& [name, node] : m_zone.m_names) {
        if (isBelowCut(name))
            continue;
        for (auto it = node.begin(); it != node.end(); ++it) {
            if (isSigned(name, node, it.key()))
                signRrset(name, *it, signing);
        }
    }
}

void ZoneSigner::signRrset(const DomainName& faultOwner, SignedZone::Rrset& rrset, const ZoneSigning& signing)
{
    const RecordType type = rrset.records.first().type;
    const auto faulty =
        std::find_if(signing.faults.begin(), signing.faults.end(), [&](const FaultyRrset& fault) {
            return fault.owner == faultOwner && fault.type == type;
        });
    SignatureLifetime lifetime = signing.lifetime;
    if (faulty != signing.faults.end()) {
        if (faulty->fault == SignatureFault::Missing)
            return;
        lifetime = lifetimeWith(faulty->fault, lifetime);
    }
    const bool byKeyKeys = type == RecordType::DNSKEY || signing.dataKeys.isEmpty();
    for (const ZoneKey& key : byKeyKeys ? signing.keyKeys : signing.dataKeys) {
        Record signature = key.sign(rrset.records, m_zone.m_apex, lifetime);
        if (faulty != signing.faults.end() && faulty->fault == SignatureFault::Corrupt)
            signature.rdata.back() = static_cast<char>(signature.rdata.back() ^ 1);
        rrset.signatures.append(signature);
    }
}

Result<ZoneSigning> newZoneSigning(SigningAlgorithm algorithm, bool singleKey, int rsaBits)
{
    ZoneSigning signing;
    const Result<ZoneKey> keyKey = ZoneKey::generate(algorithm, ZoneKey::EntryFlags, rsaBits);
    if (!keyKey)
        return keyKey.error();
    signing.keyKeys.append(*keyKey);
    if (!singleKey) {
        const Result<ZoneKey> dataKey = ZoneKey::generate(algorithm, ZoneKey::ZoneFlags, rsaBits);
        if (!dataKey)
            return dataKey.error();
        signing.dataKeys.append(*dataKey);
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    signing.lifetime = {now.addSecs(-60 * 60), now.addDays(30)};
    return signing;
}

Result<SignedZone> signZone(const DomainName& apex, const QList<Record>& records, const ZoneSigning& signing)
{
    if (signing.keyKeys.isEmpty())
        return cannotSign(apex, QStringLiteral("has no key"));
    if (signing.salt.size() > 255)
        return cannotSign(apex, QStringLiteral("has a salt of more than 255 octets"));
    ZoneSigner signer(apex);
    const Result<void> placed = signer.place(records);
    if (!placed)
        return placed.error();
    signer.addKeys(signing);
    switch (signing.denial) {
    case ZoneSigning::Denial::Nsec:
        signer.addNsec();
        break;
    case ZoneSigning::Denial::Nsec3:
        signer.addNsec3(signing);
        break;
    }
    signer.sign(signing);
    return signer.take();
}

Result<SignedZone> unsignedZone(const DomainName& apex, const QList<Record>& records)
{
    ZoneSigner zone(apex);
    const Result<void> placed = zone.place(records);
    if (!placed)
        return placed.error();
    return zone.take();
}

}  // namespace relaydeck::dnssec

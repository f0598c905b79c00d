// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/keyset.h"

#include "core/dnssec/primitives.h"

#include <algorithm>

namespace relaydeck::dnssec {

using dns::RecordType;

namespace {

constexpr quint8 DigestSha1 = 1;  // RFC 4034 A.2
constexpr quint16 SepFlag = 0x0001;  // RFC 4034 2.1.1
constexpr quint16 RevokeFlag = 0x0080;  // RFC 5011 7

bool algorithmCounts(int algorithm, const Settings& settings)
{
    return settings.algorithms.contains(algorithm) && canVerify(algorithm);
}

QString trustWord(const KeyTrust& trust)
{
    return trust.anchor ? QStringLiteral("trust anchor") : QStringLiteral("DS record");
}

/// Which records of one DS set count.
class DsRule {
public:
    DsRule(const QList<dns::Record>& set, const Settings& settings) : m_settings(settings)
    {
        m_stronger = std::any_of(set.begin(), set.end(), [this](const dns::Record& record) {
            const std::optional<dns::DsData> ds = dns::dsOf(record);
            return ds && ds->digestType != DigestSha1 && usable(*ds);
        });
    }

    /// RFC 4509 3: SHA-1 gives way to any stronger digest, so that who can break it gains nothing where the
    /// zone has a better one.
    bool counts(const dns::DsData& ds) const
    {
        return usable(ds) && !(m_stronger && ds.digestType == DigestSha1);
    }

private:
    bool usable(const dns::DsData& ds) const
    {
        return algorithmCounts(ds.algorithm, m_settings) && m_settings.digests.contains(ds.digestType)
            && canDigest(ds.digestType);
    }

    const Settings& m_settings;
    bool m_stronger = false;
};

KeyLink linkOf(const PublishedKey& key)
{
    KeyLink link;
    link.tag = key.data.keyTag;
    link.algorithm = key.data.algorithm;
    link.bits = keyBits(key.data.algorithm, key.data.publicKey);
    link.secureEntryPoint = (key.data.flags & SepFlag) != 0;
    link.revoked = (key.data.flags & RevokeFlag) != 0;
    return link;
}

class KeySet {
public:
    KeySet(const KeyTrust& trust, Session& session, Zone& zone)
        : m_trust(trust)
        , m_session(session)
        , m_zone(zone)
    {
    }

    Verdict establish(const Reply& reply)
    {
        const Rrset* set = findRrset(reply.answer, m_zone.apex, RecordType::DNSKEY);
        const auto subject = [this] { return describe(m_zone.apex, RecordType::DNSKEY); };
        if (m_trust.anchor && (!set || set->signatures.isEmpty())) {
            // A zone that was configured as anchor is signed: whoever answered left it out.
            return fault(
                Fault::ResolverStripsDnssec,
                QStringLiteral("The resolver's answer for %1 has no signed key set%2.")
                    .arg(subject(), reply.edns ? QString() : QStringLiteral(", and it does not speak EDNS")));
        }
        if (!set && !reply.edns)
            return fault(
                Fault::ResolverStripsDnssec,
                QStringLiteral("The resolver's answer for %1 is empty and without EDNS.").arg(subject()));
        if (!set)
            return fault(
                Fault::DnskeyMissing,
                QStringLiteral("%1 has a DS record, but publishes no DNSKEY.").arg(m_zone.apex.toString()));
        readKeys(*set);
        if (const std::optional<Verdict> failed = match())
            return *failed;
        return verify(*set);
    }

private:
    Verdict fault(Fault found, const QString& why) const
    {
        return verdictOf(found, m_zone.apex, RecordType::DNSKEY, why);
    }

    void readKeys(const Rrset& set)
    {
        for (const dns::Record& record : set.records) {
            const std::optional<dns::DnskeyData> data = dns::dnskeyOf(record);
            if (!data)
                continue;
            m_keys.append({*data, record.rdata});
            m_zone.link.keys.append(linkOf(m_keys.last()));
        }
    }

    /// Finds the keys that the trust names. Gives a verdict only when the work is too much.
    std::optional<Verdict> match()
    {
        const DsRule rule(m_trust.records, m_session.settings());
        for (const dns::Record& record : m_trust.records) {
            if (record.type == RecordType::DNSKEY) {
                for (qsizetype i = 0; i < m_keys.size(); ++i)
                    if (m_keys.at(i).rdata == record.rdata)
                        trustKey(i);
                continue;
            }
            const std::optional<dns::DsData> ds = dns::dsOf(record);
            if (!ds || !rule.counts(*ds))
                continue;
            for (qsizetype i = 0; i < m_keys.size(); ++i) {
                const PublishedKey& key = m_keys.at(i);
                if (key.data.keyTag != ds->keyTag || key.data.algorithm != ds->algorithm)
                    continue;
                if (!m_session.mayDigest())
                    return fault(Fault::TooMuchWork,
                                 QStringLiteral("Too many keys and DS records of %1 "
                                                "share a key tag.")
                                     .arg(m_zone.apex.toString()));
                // Compared as a whole: a digest that is cut short matches nothing.
                if (dsDigest(ds->digestType, m_zone.apex, key.rdata) == ds->digest) {
                    trustKey(i);
                    markDs(*ds);
                }
            }
        }
        return std::nullopt;
    }

    void trustKey(qsizetype index)
    {
        m_zone.link.keys[index].matchesDs = true;
        m_zone.link.keys[index].trustAnchor = m_trust.anchor;
        // RFC 4034 5.2: the key must be a zone key; RFC 5011 2.1: a revoked one is no longer a way in.
        if (mayVerify(m_keys.at(index).data, m_session.settings()) && !m_entry.contains(index))
            m_entry.append(index);
    }

    void markDs(const dns::DsData& ds)
    {
        for (DsLink& link : m_zone.link.ds) {
            if (link.tag == ds.keyTag && link.algorithm == ds.algorithm && link.digestType == ds.digestType
                && link.digest == ds.digest)
                link.matched = true;
        }
    }

    Verdict verify(const Rrset& set)
    {
        const QString trustName = trustWord(m_trust);
        const bool revoked = std::any_of(m_zone.link.keys.begin(), m_zone.link.keys.end(),
                                         [](const KeyLink& key) { return key.matchesDs && key.revoked; });
        if (m_entry.isEmpty() && revoked)
            return fault(Fault::DsMismatch,
                         QStringLiteral("The key of %1 that its %2 names is revoked (RFC 5011).")
                             .arg(m_zone.apex.toString(), trustName));
        if (m_entry.isEmpty())
            return fault(
                Fault::DsMismatch,
                QStringLiteral("No key of %1 matches its %2.").arg(m_zone.apex.toString(), trustName));
        QList<PublishedKey> entryKeys;
        for (const qsizetype index : std::as_const(m_entry))
            entryKeys.append(m_keys.at(index));
        SignatureCheck check = checkSignatures(set, m_zone.apex, entryKeys, m_session);
        m_zone.addSignatures(check.links);
        if (!check.verified()) {
            if (check.verdict.fault == Fault::SignerUnknown)
                return fault(Fault::DsMismatch,
                             QStringLiteral("The key set of %1 is not signed by a key that matches its %2.")
                                 .arg(m_zone.apex.toString(), trustName));
            return check.verdict;
        }
        m_zone.restsOn(check.expiration);
        m_zone.link.keys[m_entry.at(*check.key)].signsKeys = true;
        m_zone.keys = m_keys;
        return Verdict();
    }

    const KeyTrust& m_trust;
    Session& m_session;
    Zone& m_zone;
    QList<PublishedKey> m_keys;
    QList<qsizetype> m_entry;  ///< indexes of the keys that the trust names and that may verify
};

}  // namespace

void Zone::settle(const Verdict& found)
{
    verdict = found;
    link.security = found.security;
    link.fault = found.fault;
    link.why = found.why;
}

void Zone::addSignatures(const QList<SignatureLink>& links)
{
    for (const SignatureLink& added : links) {
        if (!link.signatures.contains(added))
            link.signatures.append(added);
    }
}

void Zone::restsOn(const QDateTime& time)
{
    expiration = expiration ? std::min(*expiration, time) : time;
}

void Zone::keySignedData(qsizetype key)
{
    link.keys[key].signsData = true;
}

Verdict judgeTrust(const KeyTrust& trust, const Session& session, Zone& zone)
{
    const DsRule rule(trust.records, session.settings());
    const QString trustName = trustWord(trust);
    bool usable = false;
    bool algorithmSeen = false;
    for (const dns::Record& record : trust.records) {
        if (const std::optional<dns::DnskeyData> key = dns::dnskeyOf(record)) {
            usable = usable || algorithmCounts(key->algorithm, session.settings());
            continue;
        }
        const std::optional<dns::DsData> ds = dns::dsOf(record);
        if (!ds)
            continue;
        const bool counts = rule.counts(*ds);
        usable = usable || counts;
        algorithmSeen = algorithmSeen || algorithmCounts(ds->algorithm, session.settings());
        zone.link.ds.append({ds->keyTag, ds->algorithm, ds->digestType, ds->digest, counts, false});
    }
    if (usable)
        return Verdict();
    // RFC 4035 5.2: a validator that supports none of the algorithms, or digests (RFC 4509 3), of an
    // authenticated DS set treats the zone as unsigned.
    return algorithmSeen ? verdictOf(Fault::UnsupportedDigest, zone.apex, RecordType::DS,
                                     QStringLiteral("Every %1 of %2 uses a digest that does not count.")
                                         .arg(trustName, zone.apex.toString()))
                         : verdictOf(Fault::UnsupportedAlgorithm, zone.apex, RecordType::DS,
                                     QStringLiteral("Every %1 of %2 names an algorithm that does not count.")
                                         .arg(trustName, zone.apex.toString()));
}

void establishKeys(const KeyTrust& trust, const Reply& reply, Session& session, Zone& zone)
{
    zone.settle(reply.usable ? KeySet(trust, session, zone).establish(reply) : reply.failure);
}

}  // namespace relaydeck::dnssec

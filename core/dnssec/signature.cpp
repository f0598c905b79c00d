// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/signature.h"

#include "core/dnssec/primitives.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace relaydeck::dnssec {

namespace {

constexpr quint16 ZoneFlag = 0x0100;  // RFC 4034 2.1.1
constexpr quint16 RevokeFlag = 0x0080;  // RFC 5011 7
constexpr quint8 DnskeyProtocol = 3;  // RFC 4034 2.1.2

template<typename T>
void append(QByteArray& out, T value)
{
    char bytes[sizeof(T)];
    qToBigEndian(value, bytes);
    out.append(bytes, sizeof bytes);
}

/// How far a signature time lies from now, by serial number arithmetic (RFC 4034 3.1.5, RFC 1982).
qint32 secondsFromNow(quint32 time, const QDateTime& now)
{
    return static_cast<qint32>(time - static_cast<quint32>(now.toSecsSinceEpoch()));
}

QDateTime timeOf(quint32 time, const QDateTime& now)
{
    return QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch() + secondsFromNow(time, now), Qt::UTC);
}

/// Of several faults the one that tells most about what is wrong.
int weight(Fault fault)
{
    switch (fault) {
    case Fault::TooMuchWork:
        return 5;
    case Fault::SignatureExpired:
        return 4;
    case Fault::SignatureNotYetValid:
        return 3;
    case Fault::SignatureInvalid:
        return 2;
    default:
        return 1;
    }
}

class Checker {
public:
    Checker(const Rrset& set, const DomainName& zone, const QList<PublishedKey>& keys, Session& session)
        : m_set(set)
        , m_zone(zone)
        , m_keys(keys)
        , m_session(session)
    {
    }

    SignatureCheck run()
    {
        if (m_set.signatures.isEmpty())
            note(Fault::SignatureMissing,
                 QStringLiteral("%1 has no signature.").arg(describe(m_set.owner, m_set.type)));
        for (const dns::RrsigData& signature : m_set.signatures) {
            tryOne(signature);
            if (m_result.verified()) {
                m_result.verdict = Verdict();
                break;
            }
            if (m_result.verdict.fault == Fault::TooMuchWork)
                break;
        }
        return m_result;
    }

private:
    void note(Fault fault, const QString& why)
    {
        if (m_result.verdict.secure() || weight(fault) > weight(m_result.verdict.fault))
            m_result.verdict = verdictOf(fault, m_zone, m_set.type, why);
    }

    void tryOne(const dns::RrsigData& signature)
    {
        const QDateTime& now = m_session.settings().now;
        m_link = {m_set.owner,
                  signature.covered,
                  signature.signer,
                  signature.keyTag,
                  signature.algorithm,
                  timeOf(signature.inception, now),
                  timeOf(signature.expiration, now),
                  false,
                  Fault::None};
        const auto [fault, predicate] = judge(signature);
        m_link.fault = fault;
        m_link.verified = fault == Fault::None;
        m_result.links.append(m_link);
        if (fault == Fault::None)
            return;
        const QString subject = QStringLiteral("The signature over %1 by key %2")
                                    .arg(describe(m_set.owner, m_set.type))
                                    .arg(signature.keyTag);
        note(fault, subject + predicate);
    }

    std::pair<Fault, QString> judge(const dns::RrsigData& signature)
    {
        const QDateTime& now = m_session.settings().now;
        // RFC 4035 5.3.1, in the order of that list.
        if (signature.signer != m_zone || !m_set.owner.isAtOrBelow(m_zone))
            return {Fault::SignerUnknown,
                    QStringLiteral(" is by %1, not by the zone %2.")
                        .arg(signature.signer.toString(), m_zone.toString())};
        if (signature.covered != m_set.type)
            return {Fault::SignatureInvalid, QStringLiteral(" covers another type.")};
        if (signature.labels > signedLabels(m_set.owner) || signature.labels < m_zone.labelCount())
            return {Fault::SignatureInvalid, QStringLiteral(" counts labels that the name does not have.")};
        if (secondsFromNow(signature.expiration, now) < 0)
            return {Fault::SignatureExpired,
                    QStringLiteral(" ended on %1.").arg(describe(m_link.expiration))};
        if (secondsFromNow(signature.inception, now) > 0)
            return {Fault::SignatureNotYetValid,
                    QStringLiteral(" is valid only from %1.").arg(describe(m_link.inception))};
        return tryKeys(signature);
    }

    std::pair<Fault, QString> tryKeys(const dns::RrsigData& signature)
    {
        const std::optional<QByteArray> data = signedData(m_set, signature);
        if (!data)
            return {Fault::SignatureInvalid, QStringLiteral(" is over malformed records.")};
        int tried = 0;
        for (qsizetype i = 0; i < m_keys.size(); ++i) {
            const dns::DnskeyData& key = m_keys.at(i).data;
            if (key.keyTag != signature.keyTag || key.algorithm != signature.algorithm
                || !mayVerify(key, m_session.settings()))
                continue;
            // Keys made to share a tag multiply the work (KeyTrap, CVE-2023-50387).
            if (++tried > m_session.settings().limits.keysWithEqualTag)
                return {Fault::TooMuchWork, QStringLiteral(" could be by too many keys.")};
            const std::optional<bool> verified =
                m_session.verify(signature.algorithm, *data, signature.signature, key.publicKey);
            if (!verified)
                return {Fault::TooMuchWork, QStringLiteral(" was not checked: there were too many.")};
            if (*verified) {
                m_result.key = i;
                m_result.labels = signature.labels;
                m_result.expiration = m_link.expiration;
                m_result.ttlLimit = std::min(signature.originalTtl, secondsLeft(signature));
                return {Fault::None, QString()};
            }
        }
        if (tried == 0)
            return {Fault::SignerUnknown,
                    QStringLiteral(" (algorithm %1) is by no trusted key of %2.")
                        .arg(signature.algorithm)
                        .arg(m_zone.toString())};
        return {Fault::SignatureInvalid, QStringLiteral(" does not verify.")};
    }

    quint32 secondsLeft(const dns::RrsigData& signature) const
    {
        return static_cast<quint32>(secondsFromNow(signature.expiration, m_session.settings().now));
    }

    const Rrset& m_set;
    const DomainName& m_zone;
    const QList<PublishedKey>& m_keys;
    Session& m_session;
    SignatureLink m_link;
    SignatureCheck m_result;
};

}  // namespace

bool mayVerify(const dns::DnskeyData& key, const Settings& settings)
{
    return (key.flags & ZoneFlag) != 0 && (key.flags & RevokeFlag) == 0 && key.protocol == DnskeyProtocol
        && settings.algorithms.contains(key.algorithm) && canVerify(key.algorithm);
}

SignatureCheck checkSignatures(const Rrset& set, const DomainName& zone, const QList<PublishedKey>& keys,
                               Session& session)
{
    return Checker(set, zone, keys, session).run();
}

std::optional<QByteArray> signedData(const Rrset& set, const dns::RrsigData& signature)
{
    // RFC 4034 3.1.8.1: the RRSIG RDATA without the signature, then the records in canonical form and order.
    QByteArray data;
    append(data, quint16(signature.covered));
    append(data, signature.algorithm);
    append(data, signature.labels);
    append(data, signature.originalTtl);
    append(data, signature.expiration);
    append(data, signature.inception);
    append(data, signature.keyTag);
    data += signature.signer.wire();

    DomainName owner = set.owner;
    if (signature.labels < signedLabels(set.owner)) {  // RFC 4035 5.3.2: the wildcard that it came from
        const std::optional<DomainName> wildcard = set.owner.ancestor(signature.labels).child("*");
        if (!wildcard)
            return std::nullopt;
        owner = *wildcard;
    }

    QList<QByteArray> contents;
    contents.reserve(set.records.size());
    for (const dns::Record& record : set.records) {
        std::optional<QByteArray> rdata = canonicalRdata(record);
        if (!rdata || rdata->size() > std::numeric_limits<quint16>::max())
            return std::nullopt;
        contents.append(std::move(*rdata));
    }
    // RFC 4034 6.3: by RDATA as octets, a missing octet first; each record once.
    std::sort(contents.begin(), contents.end(), [](const QByteArray& left, const QByteArray& right) {
        return QByteArrayView(left).compare(right) < 0;
    });
    contents.erase(std::unique(contents.begin(), contents.end()), contents.end());
    for (const QByteArray& rdata : std::as_const(contents)) {
        data += owner.wire();
        append(data, quint16(set.type));
        append(data, quint16(1));  // class IN
        append(data, signature.originalTtl);
        append(data, static_cast<quint16>(rdata.size()));
        data += rdata;
    }
    return data;
}

}  // namespace relaydeck::dnssec

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/message.h"

#include <QtCore/QList>
#include <QtCore/QMap>

#include <map>
#include <optional>

namespace relaydeck::dnssec {

class ZoneSigner;

/// What an authoritative server says (RFC 1034 4.3.2, RFC 4035 3.1, RFC 5155 7.2).
struct ZoneAnswer {
    dns::Rcode rcode = dns::Rcode::NoError;
    bool authoritative = true;  ///< false for a referral
    QList<dns::Record> answer;
    QList<dns::Record> authority;
    QList<dns::Record> additional;
    std::optional<DomainName> alias;  ///< where the aliases lead, if another zone has to be asked about it
};

/// A zone with its signatures, and the answers it gives: with RRSIG and every proof that they need.
class SignedZone {
public:
    struct Rrset {
        QList<dns::Record> records;
        QList<dns::Record> signatures;
    };

    const DomainName& apex() const { return m_apex; }

    /// Aliases are followed as long as they stay inside this zone. The name must be at or below the apex.
    ZoneAnswer answer(const dns::Question& question) const;

    /// The RRset at a name, glue and delegations too; null when there is none.
    const Rrset* find(const DomainName& name, dns::RecordType type) const;
    /// Every record of the zone, SOA first.
    QList<dns::Record> records() const;
    /// DS records for the parent, one for each key that signs the keys; none for an unsigned zone.
    QList<dns::Record> ds(quint8 digestType = 2) const;
    /// The keys as a trust anchor.
    QList<dns::Record> anchors() const { return ds(); }

private:
    friend class ZoneSigner;
    using Node = QMap<dns::RecordType, Rrset>;  // empty for an empty non-terminal

    explicit SignedZone(DomainName apex) : m_apex(std::move(apex)) { }

    const Node* node(const DomainName& name) const;
    /// One step; gives the target of an alias.
    std::optional<DomainName> answerOnce(const dns::Question& question, ZoneAnswer& out) const;
    void answerAt(const DomainName& owner, const Node& node, const dns::Question& question,
                  ZoneAnswer& out) const;
    std::optional<DomainName> answerDname(const Rrset& dname, const dns::Question& question,
                                          ZoneAnswer& out) const;
    void refer(const DomainName& cut, const Node& node, ZoneAnswer& out) const;
    void addSoa(ZoneAnswer& out) const;

    bool usesNsec3() const { return !m_hashes.empty(); }
    QByteArray hashLabel(const DomainName& name) const;
    void denyType(const DomainName& name, ZoneAnswer& out) const;
    void denyName(const DomainName& name, const DomainName& encloser, ZoneAnswer& out) const;
    void denyCloserMatch(const DomainName& name, const DomainName& encloser, ZoneAnswer& out) const;
    void addNsecCovering(const DomainName& name, ZoneAnswer& out) const;
    bool addNsec3Matching(const DomainName& name, ZoneAnswer& out) const;
    void addNsec3Covering(const DomainName& name, ZoneAnswer& out) const;
    void addEncloserProof(const DomainName& name, ZoneAnswer& out) const;

    DomainName m_apex;
    std::map<DomainName, Node> m_names;  // in canonical order, which NSEC follows
    std::map<QByteArray, Rrset> m_hashes;  // NSEC3 by first label; base32hex keeps the order of the hashes
    QByteArray m_salt;
    quint16 m_iterations = 0;
    QMap<quint8, QList<dns::Record>> m_ds;
};

}  // namespace relaydeck::dnssec

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/validator.h"
#include "core/dnssec/zonesigner.h"
#include "core/dnssec/zonetree.h"

#include <functional>
#include <map>

namespace relaydeck::test {

/// Keys are made once per program and algorithm, since making them is what takes time.
dnssec::ZoneSigning signingWith(dnssec::SigningAlgorithm algorithm = dnssec::SigningAlgorithm::EcdsaP256);
/// The same with NSEC3.
dnssec::ZoneSigning signingWithNsec3(quint16 iterations = 0, bool optOut = false);

/// The time at which the signatures of the tree are judged: all are valid then, unless made faulty.
QDateTime treeTime();

/// A signed name space from the root down, and what a resolver answers from it: every question is at hand,
/// with the answer changed where a test says so.
class SignedTree : public dnssec::Packets {
public:
    struct Zone {
        DomainName apex;
        QByteArray text;  ///< without SOA and NS of the apex, which are added
        std::optional<dnssec::ZoneSigning> signing;  ///< none: unsigned
        QList<quint8> digestTypes{2};  ///< of the DS in the parent; empty: no DS though signed
        bool foreignDs = false;  ///< the DS is of a key that the zone does not have
    };

    /// Root and `example`, signed, NSEC.
    SignedTree();

    /// Signed like the root until changed. Before the first question only.
    Zone& add(const char* apex, const QByteArray& text = {});
    Zone& zone(const char* apex);

    /// Changes the answers as they leave; may be called for the same question more than once.
    using Edit = std::function<void(const dns::Question&, dns::Message&)>;
    void edit(Edit edit);
    /// Changes the answer to one question.
    void edit(const dns::Question& question, std::function<void(dns::Message&)> edit);
    /// No answer comes.
    void lose(const dns::Question& question, dns::Exchange::Outcome outcome);
    void failFor(const dns::Question& question);
    /// Not recorded: find() gives null.
    void forget(const dns::Question& question);

    const dns::Exchange* find(const dns::Question& question) const override;
    dns::Exchange exchange(const dns::Question& question) const;

    dnssec::TrustAnchors anchors() const;
    dnssec::Settings settings() const;
    const dnssec::SignedZone& signedZone(const char* apex) const;

    /// validateRecorded() over the tree.
    dnssec::Lookup lookup(const char* name, dns::RecordType type) const;
    dnssec::Lookup lookup(const char* name, dns::RecordType type, const dnssec::Settings& settings) const;

private:
    void build() const;

    std::map<DomainName, Zone> m_zones;
    QList<Edit> m_edits;
    QHash<dns::Question, dns::Exchange::Outcome> m_lost;
    QSet<dns::Question> m_failing;
    QSet<dns::Question> m_forgotten;
    mutable dnssec::ZoneTree m_tree;
    mutable bool m_built = false;
    mutable std::map<QByteArray, dns::Exchange> m_answers;
};

/// Readable in the output of a failed comparison.
QString summary(const dnssec::Lookup& lookup);

}  // namespace relaydeck::test

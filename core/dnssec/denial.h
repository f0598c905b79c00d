// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/session.h"
#include "core/dnssec/signature.h"

/// Authenticated denial of existence: how a signed zone proves that a name, or a type at a name, is not there
/// (RFC 4035 5.4, RFC 5155 8).
///
/// A zone's names stand in a ring, each with an NSEC record that names the next and lists the types of its
/// owner. NSEC3 does the same with hashes of the names. A denial is a set of such records, each signed by the
/// zone, from which the absence follows.
namespace relaydeck::dnssec {

/// What records prove about a name and a type.
struct Denial {
    enum class Proof {
        Nothing,
        NoData,  ///< the name exists, not with this type; or a wildcard that stands for it has not this type
        NameError,
        NoCloserName,  ///< a wildcard rightly stood for the name
    };

    Proof proof = Proof::Nothing;
    bool delegation = false;  ///< NoData at a zone cut: an NS set is there
    bool optOut = false;  ///< what is denied could be an insecure delegation (RFC 5155 6)
    /// Where nothing is proven, why not: DenialMissing, DenialIncomplete, Nsec3Iterations, TooMuchWork.
    Fault fault = Fault::DenialMissing;
    /// The status of what was asked for: Secure where proven; Insecure by opt-out, or where the hashing
    /// costs more than we do; else as the fault has it.
    dns::Security security = dns::Security::Bogus;
    QString why;

    bool proven() const { return proof != Proof::Nothing; }
};

/// The question that a denial has to answer.
struct DenialTask {
    DomainName name;
    dns::RecordType type = dns::RecordType::A;
    DomainName zone;  ///< the apex of the zone that denies
    /// For the answer from a wildcard: the labels of the wildcard without `*`; then only NoCloserName is
    /// looked for.
    std::optional<int> wildcardLabels;
};

/// A denial with the signatures over the records that it was sought in.
struct CheckedDenial {
    Denial denial;
    QList<SignatureLink> links;
    QSet<qsizetype> keys;  ///< indexes of the zone's keys that verified
    std::optional<QDateTime> expiration;  ///< the earliest of those signatures
};

/// Verifies the NSEC and NSEC3 records of the section with the zone's keys, and looks for the proof in those
/// that verify.
CheckedDenial checkDenial(const DenialTask& task, const QList<Rrset>& authority,
                          const QList<PublishedKey>& keys, Session& session);

}  // namespace relaydeck::dnssec

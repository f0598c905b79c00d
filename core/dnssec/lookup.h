// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/message.h"
#include "core/dns/status.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

/// A lookup with its DNSSEC status and the whole chain of trust that led to it, as values: what the evidence
/// page shows, what the report keeps and what DANE and MTA-STS are judged on.
namespace relaydeck::dnssec {

/// Why a lookup is not secure, or has failed. Each leads to another sentence or another party.
enum class Fault {
    None,
    // indeterminate
    NoAnswer,  ///< the upstreams did not answer
    ServerFailure,  ///< SERVFAIL, REFUSED or another rcode that is no answer, though CD was set
    ResolverStripsDnssec,  ///< the resolver leaves out signatures, of the root too
    NotRecorded,  ///< a stored record lacks the packet
    TooMuchWork,  ///< a bound of Limits was reached
    ResolverUnfit,  ///< names known to be good fail here too: nothing is known about the one asked for
    // bogus
    SignatureMissing,
    SignatureExpired,
    SignatureNotYetValid,
    SignatureInvalid,  ///< does not verify with any key
    SignerUnknown,  ///< signed by a zone that is not the owner's, or by a key that the zone does not have
    DnskeyMissing,
    DsMismatch,  ///< no key of the zone matches the DS or anchor, or such a key does not sign the key set
    DenialMissing,  ///< no NSEC or NSEC3 that proves what the answer claims
    DenialIncomplete,  ///< some, but they do not prove it
    WildcardUnproven,  ///< wildcard answer without proof that no closer name exists
    AliasLoop,
    AliasMismatch,  ///< a synthesised CNAME differs from its DNAME
    // insecure
    NoDs,  ///< insecure delegation, proven
    UnsupportedAlgorithm,
    UnsupportedDigest,
    OptOut,
    Nsec3Iterations,
    NoTrustAnchor,  ///< the name is under no configured anchor
};

struct KeyLink {
    quint16 tag = 0;
    int algorithm = 0;
    int bits = 0;
    bool secureEntryPoint = false;  ///< a KSK by flag (RFC 4034 2.1.1)
    bool matchesDs = false;  ///< trusted by a DS of the parent or by an anchor
    bool trustAnchor = false;  ///< by an anchor
    bool signsKeys = false;  ///< its signature over the key set verified
    bool signsData = false;  ///< its signature over data on our path verified
    bool revoked = false;

    friend bool operator==(const KeyLink&, const KeyLink&) = default;
};

struct DsLink {
    quint16 tag = 0;
    int algorithm = 0;
    int digestType = 0;
    QByteArray digest;
    bool supported = false;
    bool matched = false;

    friend bool operator==(const DsLink&, const DsLink&) = default;
};

struct SignatureLink {
    DomainName owner;
    dns::RecordType covered = dns::RecordType::A;
    DomainName signer;
    quint16 tag = 0;
    int algorithm = 0;
    QDateTime inception;
    QDateTime expiration;
    bool verified = false;
    Fault fault = Fault::None;

    friend bool operator==(const SignatureLink&, const SignatureLink&) = default;
};

/// One zone on the way from the trust anchor down.
struct ZoneLink {
    DomainName zone;
    dns::Security security = dns::Security::Indeterminate;
    Fault fault = Fault::None;
    QString why;  ///< one technical sentence, English
    QList<DsLink> ds;  ///< as the parent publishes it, or the anchor; empty where its absence is proven
    QList<KeyLink> keys;
    QList<SignatureLink> signatures;  ///< over DS, DNSKEY and the asked data of this zone

    friend bool operator==(const ZoneLink&, const ZoneLink&) = default;
};

struct AliasLink {
    DomainName from;
    DomainName to;
    bool byDname = false;
    dns::Security security = dns::Security::Indeterminate;

    friend bool operator==(const AliasLink&, const AliasLink&) = default;
};

/// The RRset whose signature ends first of those that a secure lookup rests on: where the countdown stands.
struct FirstToEnd {
    DomainName owner;
    dns::RecordType type = dns::RecordType::A;
    DomainName zone;  ///< that signed it
    QDateTime at;

    friend bool operator==(const FirstToEnd&, const FirstToEnd&) = default;
};

/// What a name has for a type, after following aliases.
struct Lookup {
    enum class Outcome {
        Answer,  ///< `records` is not empty
        NoData,  ///< the name exists, not with this type
        NameError,
        Failed,  ///< nothing can be said: security is Bogus or Indeterminate
    };

    dns::Question question;
    Outcome outcome = Outcome::Failed;
    dns::Security security = dns::Security::Indeterminate;  ///< the weakest of all links
    dns::Rcode rcode = dns::Rcode::NoError;
    QList<dns::Record>
        records;  ///< of the asked type, owned by `canonicalName`; unvalidated data too when Bogus
    DomainName canonicalName;  ///< the end of the aliases; the question's name without any
    QList<AliasLink> aliases;
    bool fromWildcard = false;
    Fault fault = Fault::None;  ///< of the first broken or missing link
    DomainName faultZone;  ///< that owes the records at fault; of a question without an answer, its name
    dns::RecordType faultType = dns::RecordType::A;  ///< of the records at fault
    QString why;  ///< one technical sentence, English, for the first broken or missing link
    QList<ZoneLink> chain;  ///< from the trust anchor to the zone of the answer (of the last alias)
    std::optional<QDateTime> earliestExpiration;  ///< of the signatures that this rests on, when secure
    std::optional<FirstToEnd> firstToEnd;  ///< whose signature that is

    bool failed() const { return outcome == Outcome::Failed; }
    bool secure() const { return security == dns::Security::Secure; }

    friend bool operator==(const Lookup&, const Lookup&) = default;
};

QJsonObject toJson(const Lookup& lookup);
Result<Lookup> lookupFromJson(const QJsonObject& object);

/// Stable lower-case words for JSON and the command line.
QString securityName(dns::Security security);
std::optional<dns::Security> securityFromName(const QString& name);
QString faultName(Fault fault);
std::optional<Fault> faultFromName(const QString& name);

}  // namespace relaydeck::dnssec

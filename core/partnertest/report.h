// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"
#include "core/dnssec/lookup.h"
#include "core/mtasts/policy.h"
#include "core/partnertest/check.h"
#include "core/partnertest/evidence.h"
#include "core/partnertest/finding.h"
#include "core/partnertest/opinionreport.h"
#include "core/partnertest/resolverfitness.h"
#include "core/tls/verification.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>

#include <optional>

/// What a partner test found, judged: one value that holds all evidence, findings and verdicts. Whatever a
/// window or the command line shows of a test comes from here, so that a stored report shows the same a year
/// later.
namespace relaydeck::partnertest {

enum class MxKind { Mx, Implicit, Null, None, NxDomain, Failed };
enum class TlsaStatus { Usable, Unusable, None, Bogus, Failed, NotApplicable };
enum class DaneOutcome { Pass, Partial, Fail, NotOffered, Unknown };
enum class StsOutcome { None, Pass, Fail, Unknown };
enum class StsMode { Enforce, Testing, None };

/// What people and scripts want to know of a certificate; its DER stands in the evidence.
struct CertificateSummary {
    QString subject;
    QString issuer;
    QStringList names;
    QDateTime notBefore;
    QDateTime notAfter;
    QString keyType;
    int keyBits = 0;
    QString signatureAlgorithm;
    QByteArray sha256;
    QByteArray keySha256;

    friend bool operator==(const CertificateSummary&, const CertificateSummary&) = default;
};

/// One TLSA record against what one server shows.
struct TlsaComparison {
    dns::TlsaData record;
    bool usable = false;
    QString unusableReason;  ///< stable word; empty when usable
    bool matches = false;
    QByteArray shown;  ///< the server's value for this selector and matching type (of the matching or leaf
                       ///< certificate)

    friend bool operator==(const TlsaComparison&, const TlsaComparison&) = default;
};

/// The certificate that a server shows to clients which cannot verify its first one: some have one for RSA
/// and one for ECDSA, and either must be right.
struct OtherCertificate {
    int evidence = -1;  ///< index into Evidence::endpoints
    QString tlsVersion;
    QString cipher;
    CertificateSummary certificate;
    tls::PkixVerdict pkix;
    std::optional<tls::DaneVerdict> dane;
    QList<TlsaComparison> tlsa;

    friend bool operator==(const OtherCertificate&, const OtherCertificate&) = default;
};

struct EndpointReport {
    QHostAddress address;
    DomainName sni;
    int evidence = -1;  ///< index into Evidence::endpoints
    bool startTls = false;  ///< offered and handshake completed
    QString tlsVersion;
    QString cipher;
    std::optional<CertificateSummary> certificate;
    std::optional<tls::PkixVerdict> pkix;  ///< for the MX host's name
    std::optional<tls::DaneVerdict> dane;
    QList<TlsaComparison> tlsa;
    std::optional<OtherCertificate> other;  ///< of the other type, where there is one
    QString error;  ///< "stage: outcome" in stable words; empty when the dialogue was complete

    friend bool operator==(const EndpointReport&, const EndpointReport&) = default;
};

/// The TLSA record that is right for a key that was seen: 3 1 1, ready to publish.
struct AdvisedRecord {
    DomainName owner;
    dns::TlsaData record;
    QString keyType;
    bool covered = false;  ///< a published record matches this key's certificate already

    friend bool operator==(const AdvisedRecord&, const AdvisedRecord&) = default;
};

struct HostReport {
    DomainName name;
    int preference = 0;
    dns::Security dnssec = dns::Security::Indeterminate;  ///< of the addresses
    QList<QHostAddress> addresses;
    dnssec::Lookup ipv4;
    dnssec::Lookup ipv6;
    DomainName tlsaBase;  ///< root where TLSA does not apply
    TlsaStatus tlsa = TlsaStatus::NotApplicable;
    std::optional<dnssec::Lookup> tlsaLookup;
    DaneOutcome dane = DaneOutcome::Unknown;
    decision::Reason daneReason = decision::Reason::None;
    bool stsListed = false;  ///< matches a pattern of the policy, where there is one
    QList<EndpointReport> endpoints;
    QList<AdvisedRecord> advised;  ///< one for each key that the host's servers have

    friend bool operator==(const HostReport&, const HostReport&) = default;
};

/// Why the policy could not be read: one cause each.
enum class StsFault {
    None,
    NoAddress,
    AddressLookupFailed,
    ConnectFailed,
    TimedOut,
    TlsFailed,
    CertificateExpired,
    CertificateName,
    CertificateUntrusted,  ///< or weak, malformed, not valid yet
    Redirected,
    HttpStatus,
    TooLarge,
    PolicyInvalid,
    Ours,  ///< our own resolver or network stood in the way, or the test was ended: says nothing
};

/// A policy that was read before and that senders may still hold.
struct HeldPolicy {
    QString id;
    StsMode mode = StsMode::None;
    int maxAge = 0;  ///< seconds
    QStringList patterns;
    QDateTime firstSeen;
    QDateTime fetchedAt;
    QDateTime heldUntil;

    friend bool operator==(const HeldPolicy&, const HeldPolicy&) = default;
};

struct StsProblem {
    int line = 0;  ///< of the policy; 0: the record, or the policy as a whole
    QString text;  ///< English
    mtasts::Weight weight = mtasts::Weight::Flaw;

    friend bool operator==(const StsProblem&, const StsProblem&) = default;
};

struct StsReport {
    StsOutcome outcome = StsOutcome::Unknown;
    decision::Reason reason = decision::Reason::None;
    std::optional<dnssec::Lookup> recordLookup;
    QStringList records;  ///< TXT records at the name that start with v=STSv1
    QString id;
    StsFault fault = StsFault::None;
    QString faultDetail;  ///< for people: a name, a date, a status, what a library said
    bool policyRead = false;  ///< a policy is known: read by this test, or `fromCache`
    /// None can be read now; the one that was read before applies (RFC 8461 5.1).
    bool fromCache = false;
    QDateTime heldUntil;  ///< of the policy that applies: when a sender that reads it now drops it
    StsMode mode = StsMode::None;  ///< meaningful when policyRead
    int maxAge = 0;  ///< seconds
    QStringList patterns;
    QList<HeldPolicy> held;  ///< others than the policy that was read now, the one read last first
    QList<StsProblem> problems;

    friend bool operator==(const StsReport&, const StsReport&) = default;
};

struct TlsRptReport {
    bool known = false;  ///< the lookup gave an answer
    bool published = false;  ///< exactly one record counts
    QString record;
    QStringList destinations;
    QStringList problems;

    friend bool operator==(const TlsRptReport&, const TlsRptReport&) = default;
};

struct PartnerReport {
    Evidence evidence;
    MxKind mxKind = MxKind::Failed;
    dnssec::Lookup mx;
    QList<HostReport> hosts;  ///< by preference
    DaneOutcome dane = DaneOutcome::Unknown;
    decision::Reason daneReason = decision::Reason::None;
    StsReport sts;
    TlsRptReport tlsRpt;
    QList<ResolverFitness> resolvers;  ///< of the resolvers that were tried
    std::optional<OpinionReport> secondOpinion;
    QList<Check> checks;  ///< all, in order
    QList<Finding> findings;  ///< worst first
    decision::DomainObservation observation;  ///< what the simulation works on
    decision::DeliveryMatrix delivery;  ///< with TlsSettings blank

    const DomainName& domain() const { return evidence.domain; }
    /// Under the settings of a connector, or of the service default.
    decision::Delivery deliveryFor(const decision::SendingPolicy& policy,
                                   const decision::Rules& rules = {}) const
    {
        return decision::decide(observation, policy, rules);
    }

    friend bool operator==(const PartnerReport&, const PartnerReport&) = default;
};

/// What is to be remembered of the policy that the test read; nothing when it read none that counts, or when
/// it judged as of another time than its own.
std::optional<mtasts::KnownPolicy> readPolicy(const PartnerReport& report);

inline constexpr auto ReportSchema = "relaydeck.partner-report/1";

/// The JSON form of core/README.md ("JSON of a report"): the summary that scripts rely on, beside it
/// everything else.
QJsonObject toJson(const PartnerReport& report);
/// Refuses a report of another schema.
Result<PartnerReport> reportFromJson(const QJsonObject& object);

QString mxKindName(MxKind kind);
QString tlsaStatusName(TlsaStatus status);
QString daneOutcomeName(DaneOutcome outcome);
QString stsOutcomeName(StsOutcome outcome);
QString stsModeName(StsMode mode);
QString stsFaultName(StsFault fault);

}  // namespace relaydeck::partnertest

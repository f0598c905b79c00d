// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <span>

namespace relaydeck::partnertest {

enum class Severity {
    Error,  ///< mail is stopped under some mode that would otherwise let it through
    Warning,  ///< works today; will not for long, not for every host, or with less protection than meant
    Notice,  ///< worth knowing
    Ok,
};

/// Who has to act, or whose fault it is.
enum class Party {
    PartnerDns,
    PartnerMailServer,
    PartnerPolicyHost,
    OurResolver,
    OurNetwork,
    ProberRefused,
    Undecidable,
    Nobody
};

enum class FindingCode {
    // the domain and its MX
    NullMx,
    NullMxMixed,
    NoSuchDomain,
    NoMailHost,
    ImplicitMx,
    MxBogus,
    MxLookupFailed,
    MxIsAlias,
    MxNotAHostName,
    ResolverStripsDnssec,
    ResolverNotAnswering,
    DomainInsecure,
    DomainAlgorithmUnsupported,
    SignatureEndsSoon,
    MxDoubledDomain,
    SignatureExpired,
    SignatureNotYetValid,
    SignatureBroken,
    DsMismatch,
    DenialBroken,
    // addresses
    AddressBogus,
    AddressLookupFailed,
    AddressMissing,
    AddressInsecure,
    AddressOneFamily,
    // TLSA
    TlsaBogus,
    TlsaLookupFailed,
    TlsaNotPublished,
    TlsaOnSomeHosts,
    TlsaUnderInsecureMx,
    TlsaRecordUnusable,
    TlsaAllUnusable,
    TlsaHashOfNothing,
    TlsaBindsCertificate,
    TlsaNotSigned,
    // SMTP and TLS
    ConnectTimedOut,
    ConnectRefused,
    ConnectUndecided,
    ConnectionClosed,
    FamilyMissingHere,
    GreetingRejected,
    ProberRefused,
    NotSmtp,
    GreetingSlow,
    StartTlsMissing,
    StartTlsMissingWithTlsa,
    HandshakeFailed,
    TlsTooOld,
    KeyExchangeWeak,
    PlaintextAfterStartTls,
    AddressesDiffer,
    // DANE
    DaneMatches,
    DaneMismatch,
    DaneRollOver,
    DaneExpired,
    DaneNameMismatch,
    DaneLeafExpired,
    DaneOneCertificateOfTwo,
    DaneNotYetValid,
    DaneAnchorNotSent,
    DaneRenewalUnprepared,
    DaneFailsUnderInsecureMx,
    // certificates by PKIX
    CertificateExpired,
    CertificateExpiresSoon,
    CertificateUntrusted,
    CertificateNameMismatch,
    // MTA-STS
    StsNotPublished,
    StsLookupFailed,
    StsRecordsSeveral,
    StsRecordInvalid,
    StsHostUnknown,
    StsHostUnreachable,
    StsHostCertificate,
    StsRedirected,
    StsHttpStatus,
    StsPolicyTooLarge,
    StsPolicyInvalid,
    StsPolicyMediaType,
    StsPolicyRemark,
    StsMaxAgeShort,
    StsTesting,
    StsModeNone,
    StsMatches,
    StsMxNotListed,
    StsMxWithoutStartTls,
    StsMxCertificate,
    StsHostLookupFailed,
    StsHostTimedOut,
    StsHostTlsFailed,
    StsHostCertificateExpired,
    StsHostCertificateName,
    StsMxOtherDepth,
    StsFromCache,
    StsTextChanged,
    StsMxNotInHeldPolicy,
    // TLS reporting
    TlsRptNotPublished,
    TlsRptInvalid,
    // the resolver and the network here
    ResolverFails,
    ResolverAlters,
    ResolverLimited,
    ResolverFit,
    ClockSuspect,
    Port25Blocked,
    FamilyUndecided,
    StartTlsOverwritten,
    StartTlsRemovedHere,
    // second opinions
    NameServersFail,
    NameServersDropType,
    SecondOpinionContradicts,
    SecondOpinionAgrees,
    SecondOpinionMissing,
    // the test itself
    TestCancelled,
    TestLimitReached,
    EvidenceCut,
    FindingCount,
};

/// One row of the catalogue. Sentences are QT_TRANSLATE_NOOP sources (context "relaydeck::Finding") with %1
/// for the subject and %2... for the arguments.
struct FindingText {
    FindingCode code;
    const char* name;  ///< stable word for JSON
    Severity severity;
    const char* rule;  ///< rule id of core/README.md or RFC section; may be empty
    Party party;
    const char* sentence;  ///< what was seen
    const char* meaning;  ///< for mail
    const char* remedy;  ///< what to do next, and who
};

std::span<const FindingText> findingCatalogue();
const FindingText& findingText(FindingCode code);

/// Something that was found. Severity, rule and party are those of the catalogue at the time of the test.
struct Finding {
    FindingCode code = FindingCode::NullMx;
    Severity severity = Severity::Notice;
    QString subject;  ///< a domain, a host, an address
    QStringList arguments;
    QString rule;
    Party party = Party::Nobody;

    friend bool operator==(const Finding&, const Finding&) = default;
};

Finding makeFinding(FindingCode code, const QString& subject, const QStringList& arguments = {});

/// Adds a finding once.
void addFinding(QList<Finding>& findings, FindingCode code, const QString& subject,
                const QStringList& arguments = {});

/// The catalogue's English sentences with subject and arguments filled in.
QString englishSentence(const Finding& finding);
QString englishMeaning(const Finding& finding);
QString englishRemedy(const Finding& finding);
/// Fills subject and arguments into a (translated) sentence of the catalogue.
QString fillSentence(const QString& sentence, const Finding& finding);

QString severityName(Severity severity);
QString partyName(Party party);

QJsonObject toJson(const Finding& finding);
Result<Finding> findingFromJson(const QJsonObject& object);

}  // namespace relaydeck::partnertest

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <chrono>
#include <optional>

namespace relaydeck::partnertest {

/// The checks of a partner test, in the order in which they are shown.
enum class CheckId {
    DnssecChain,
    MailServers,
    TlsaRecords,
    StartTls,
    TlsaMatch,
    Certificate,
    MtaSts,
    TlsReporting
};
inline constexpr int CheckCount = 8;

enum class CheckState {
    Running,  ///< only while a test runs
    Passed,
    Absent,  ///< not published; nothing is wrong
    Warning,
    Failed,
    NotTested,  ///< because `needs` failed
    CouldNotTest,  ///< our own resolver or network stood in the way, or the test was ended
};

/// What a check found, as one sentence of the catalogue with arguments.
enum class CheckText {
    // DNSSEC chain
    ChainSecure,  ///< %1 zones
    ChainInsecure,  ///< %1 the zone without DS
    ChainBogus,  ///< %1 the zone
    ChainUnknown,
    // mail servers
    MxHosts,  ///< %1 of them
    MxImplicit,
    MxNull,
    MxNoDomain,
    MxNoHost,
    MxFailed,
    // TLSA
    TlsaUsable,  ///< %1 records, %2 usable
    TlsaPartly,  ///< on %1 of %2 hosts
    TlsaUnusable,  ///< %1 records
    TlsaNone,
    TlsaNotApplicable,
    TlsaFailed,  ///< %1 the host
    // STARTTLS
    StartTlsOffered,  ///< %1 of %2 servers, %3 the oldest version
    StartTlsMissing,  ///< on %1 of %2 servers
    StartTlsFailed,  ///< on %1 of %2 servers
    NoServerReached,
    // TLSA match
    MatchAll,  ///< %1 of %2 hosts
    MatchSome,  ///< %1 of %2 hosts
    MatchNotAlways,  ///< every host, but not each of its addresses or certificates
    MatchNone,  ///< %1 hosts
    MatchUnauthenticated,
    // certificate
    CertificateValid,  ///< %1 days left
    CertificateEndsSoon,  ///< %1 days left
    CertificateProblem,  ///< on %1 of %2 servers
    CertificateNotSeen,
    // MTA-STS
    StsEnforce,  ///< %1 hosts listed
    StsTesting,
    StsModeNone,
    StsNone,
    StsBroken,  ///< policy not read or invalid
    StsFailing,  ///< %1 of %2 hosts fail it
    StsUnknown,
    StsFromCache,  ///< until %1
    // TLS-RPT
    RptPublished,  ///< %1 destinations
    RptNone,
    RptBroken,
    RptUnknown,
    // any
    NeedsOther,  ///< needs %1
    TestEnded,
    CheckTextCount,
};

struct Check {
    CheckId id = CheckId::DnssecChain;
    CheckState state = CheckState::NotTested;
    CheckText text = CheckText::NeedsOther;
    QStringList arguments;
    std::optional<CheckId> needs;  ///< for NotTested: the check that failed
    std::chrono::milliseconds duration{0};  ///< of the lookups and dialogues it rests on

    friend bool operator==(const Check&, const Check&) = default;
};

/// English source sentences (QT_TRANSLATE_NOOP, context "relaydeck::Check").
const char* checkTitle(CheckId id);
const char* checkSentence(CheckText text);
QString englishSentence(const Check& check);

QString checkName(CheckId id);
QString checkStateName(CheckState state);

QJsonObject toJson(const Check& check);
Result<Check> checkFromJson(const QJsonObject& object);

}  // namespace relaydeck::partnertest

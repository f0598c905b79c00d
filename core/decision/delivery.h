// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/observation.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>

#include <array>

/// What happens to mail for a partner under given connector settings. Pure: observations and assumptions in,
/// decision out.
namespace relaydeck::decision {

enum class SenderModel { ExchangeOnline, Postfix, Rfc };

/// Behaviour that is not documented and that a decision may rest on (see assumptions.h for statement, tag and
/// source).
enum class Assumption { A1 = 1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12, A13, A14, A15 };

enum class DeliveryOutcome { Delivered, Queued, Rejected, Unknown };

/// What protects the mail on its way; None where it is not delivered.
enum class SecurityLevel { None, Plain, Encrypted, Pkix, MtaSts, Dane };

/// Why; result types of RFC 8460 4.3 wherever one fits.
enum class Reason {
    None,
    StartTlsNotSupported,
    CertificateHostMismatch,
    CertificateExpired,
    CertificateNotTrusted,
    ValidationFailure,  ///< TLS was offered, and fails or is too old
    TlsaInvalid,
    DnssecInvalid,
    DaneRequired,
    StsPolicyFetchError,
    StsPolicyInvalid,
    StsWebpkiInvalid,
    NullMx,
    NoSuchDomain,
    NoMailHost,
    DnsFailed,
    ConnectFailed,
    ConnectorTls,
    MxMismatch,
    NotTested,  ///< our own resolver or network stood in the way
};

/// Why a session has no TLS that counts: not offered (RFC 8460 4.3.1), or offered and then failing or too
/// old, for which there is only the general type (4.3.3).
constexpr Reason reasonWithoutTls(TlsState tls)
{
    return tls == TlsState::NotOffered ? Reason::StartTlsNotSupported : Reason::ValidationFailure;
}

/// One step of the table of core/README.md ("Delivery decision") for one host or for all.
struct TraceStep {
    int step = 0;  ///< number in the table, 1 to 11
    DomainName host{};  ///< the root where the step is about the whole domain
    QHostAddress address{};
    bool passed = false;
    Reason reason = Reason::None;
    QString status{};  ///< enhanced status code, when the step ruled the host out
    QList<Assumption> assumptions{};

    friend bool operator==(const TraceStep&, const TraceStep&) = default;
};

struct Delivery {
    DaneMode daneMode = DaneMode::Opportunistic;
    MtaStsMode mtaStsMode = MtaStsMode::Opportunistic;
    DeliveryOutcome outcome = DeliveryOutcome::Unknown;
    bool atRisk = false;  ///< delivered now, but not by every address, host or for long
    SecurityLevel security = SecurityLevel::None;
    QString status{};  ///< 4.x.y while queued, 5.x.y when rejected at once; empty where none is documented
    QString finalStatus{};  ///< the 5.x.y of the bounce
    Reason reason = Reason::None;
    DomainName host{};  ///< the one that takes the mail, or the last one ruled out
    QList<Assumption> assumptions{};
    QList<TraceStep> trace{};

    friend bool operator==(const Delivery&, const Delivery&) = default;
};

/// The settings of a connector that matter here.
struct SendingPolicy {
    DaneMode daneMode = DaneMode::Opportunistic;
    MtaStsMode mtaStsMode = MtaStsMode::Opportunistic;
    TlsSettings tlsSettings = TlsSettings::Blank;
    QString tlsDomain{};
    bool bySmartHost = false;  ///< the observation is that of a smart host (assumptions A4, A5)
    bool smartHostIsAddress = false;

    friend bool operator==(const SendingPolicy&, const SendingPolicy&) = default;
};

SendingPolicy sendingPolicy(const Connector& connector);

struct Rules {
    SenderModel sender = SenderModel::ExchangeOnline;
    /// Those switched off; everything else holds.
    QSet<Assumption> denied{};
};

Delivery decide(const DomainObservation& observation, const SendingPolicy& policy, const Rules& rules = {});

/// All six mode pairs in the fixed order of the matrix: DANE Opportunistic, Mandatory, None; for each MTA-STS
/// Opportunistic, None. TLS settings are those of `policy`.
using DeliveryMatrix = std::array<Delivery, 6>;
DeliveryMatrix decideAll(const DomainObservation& observation, const SendingPolicy& policy,
                         const Rules& rules = {});
/// Place of a mode pair in the matrix.
constexpr std::size_t matrixIndex(DaneMode dane, MtaStsMode sts)
{
    return static_cast<std::size_t>(dane) * 2 + static_cast<std::size_t>(sts);
}

/// Stable words for JSON and the command line.
QString reasonName(Reason reason);
std::optional<Reason> reasonFromName(const QString& name);
QString outcomeName(DeliveryOutcome outcome);
QString securityLevelName(SecurityLevel level);
QString senderName(SenderModel model);
std::optional<SenderModel> senderFromName(const QString& name);
QString assumptionId(Assumption assumption);

QJsonObject toJson(const TraceStep& step);
QJsonObject toJson(const Delivery& delivery);
Result<Delivery> deliveryFromJson(const QJsonObject& object);

}  // namespace relaydeck::decision

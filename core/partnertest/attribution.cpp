// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/attribution.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

using decision::DeliveryOutcome;
using decision::Reason;
using Codes = QList<FindingCode>;

/// The findings that explain a reason, most telling first.
Codes explanations(Reason reason)
{
    using enum FindingCode;
    switch (reason) {
    case Reason::None:
    case Reason::NotTested:
        return {};
    case Reason::StartTlsNotSupported:
        return {StartTlsMissingWithTlsa, StsMxWithoutStartTls, StartTlsMissing};
    case Reason::CertificateHostMismatch:
        return {DaneNameMismatch, StsMxCertificate, CertificateNameMismatch};
    case Reason::CertificateExpired:
        return {DaneExpired, DaneLeafExpired, CertificateExpired, StsMxCertificate};
    case Reason::CertificateNotTrusted:
        return {StsMxCertificate, CertificateUntrusted, CertificateExpired};
    case Reason::ValidationFailure:
        return {HandshakeFailed, TlsTooOld, DaneMismatch, StsMxCertificate};
    case Reason::TlsaInvalid:
        return {DaneMismatch, DaneAnchorNotSent, TlsaHashOfNothing, TlsaAllUnusable, TlsaRecordUnusable};
    case Reason::DnssecInvalid:
        return {MxBogus, AddressBogus, TlsaBogus, TlsaLookupFailed, MxLookupFailed, AddressLookupFailed};
    case Reason::DaneRequired:
        return {DomainInsecure, DomainAlgorithmUnsupported, AddressInsecure,
                TlsaNotSigned,  TlsaNotPublished,           TlsaAllUnusable,
                TlsaOnSomeHosts};
    case Reason::StsPolicyFetchError:
        return {StsHostUnknown, StsHostUnreachable, StsRedirected, StsHttpStatus, StsPolicyTooLarge};
    case Reason::StsPolicyInvalid:
        return {StsPolicyInvalid, StsRecordInvalid};
    case Reason::StsWebpkiInvalid:
        return {StsHostCertificate};
    case Reason::MxMismatch:
        return {StsMxNotListed, StsMxOtherDepth};
    case Reason::NullMx:
        return {FindingCode::NullMx};
    case Reason::NoSuchDomain:
        return {FindingCode::NoSuchDomain};
    case Reason::NoMailHost:
        return {FindingCode::NoMailHost, AddressMissing};
    case Reason::DnsFailed:
        return {MxLookupFailed, MxBogus, AddressLookupFailed, AddressBogus, AddressMissing};
    case Reason::ConnectFailed:
        return {ConnectTimedOut, ConnectRefused, ConnectionClosed, GreetingRejected, NotSmtp};
    case Reason::ConnectorTls:
        return {StartTlsMissing,      HandshakeFailed,    TlsTooOld,
                CertificateUntrusted, CertificateExpired, CertificateNameMismatch};
    }
    Q_UNREACHABLE();
}

const Finding* find(const PartnerReport& report, FindingCode code, const QString& host)
{
    const auto of = [&report, code](const QString& part) {
        return std::find_if(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
            return finding.code == code && (part.isEmpty() || finding.subject.startsWith(part));
        });
    };
    auto found = of(host);
    if (found == report.findings.end())
        found = of({});
    return found == report.findings.end() ? nullptr : &*found;
}

/// The worst finding about the partner, or about what stands in the way here.
const Finding* worst(const PartnerReport& report, bool inconclusive)
{
    const auto found =
        std::find_if(report.findings.begin(), report.findings.end(), [inconclusive](const Finding& finding) {
            const bool matters =
                finding.severity == Severity::Error || finding.severity == Severity::Warning || inconclusive;
            return matters && finding.party != Party::Nobody && isInconclusive(finding.party) == inconclusive;
        });
    return found == report.findings.end() ? nullptr : &*found;
}

Attribution by(const Finding* finding, Party otherwise)
{
    if (!finding)
        return {.party = otherwise, .finding = std::nullopt};
    return {.party = finding->party, .finding = *finding};
}

/// Where no finding names the party: who the reason is about.
Party partyOf(Reason reason)
{
    switch (reason) {
    case Reason::None:
    case Reason::NotTested:
        return Party::Undecidable;
    case Reason::DnssecInvalid:
    case Reason::DaneRequired:
    case Reason::TlsaInvalid:
    case Reason::DnsFailed:
    case Reason::NoSuchDomain:
    case Reason::NoMailHost:
        return Party::PartnerDns;
    case Reason::StsPolicyFetchError:
    case Reason::StsPolicyInvalid:
    case Reason::StsWebpkiInvalid:
    case Reason::MxMismatch:
        return Party::PartnerPolicyHost;
    case Reason::StartTlsNotSupported:
    case Reason::CertificateHostMismatch:
    case Reason::CertificateExpired:
    case Reason::CertificateNotTrusted:
    case Reason::ValidationFailure:
    case Reason::ConnectFailed:
    case Reason::ConnectorTls:
        return Party::PartnerMailServer;
    case Reason::NullMx:
        return Party::Nobody;
    }
    Q_UNREACHABLE();
}

}  // namespace

bool isInconclusive(Party party)
{
    switch (party) {
    case Party::OurResolver:
    case Party::OurNetwork:
    case Party::ProberRefused:
    case Party::Undecidable:
        return true;
    case Party::PartnerDns:
    case Party::PartnerMailServer:
    case Party::PartnerPolicyHost:
    case Party::Nobody:
        break;
    }
    return false;
}

Attribution attribute(const PartnerReport& report, const decision::Delivery& delivery)
{
    switch (delivery.outcome) {
    case DeliveryOutcome::Unknown:
        return by(worst(report, true), Party::Undecidable);
    case DeliveryOutcome::Queued:
    case DeliveryOutcome::Rejected: {
        const Codes codes = explanations(delivery.reason);
        for (const FindingCode code : codes) {
            const Finding* finding =
                find(report, code, delivery.host.isRoot() ? QString() : delivery.host.toString());
            if (finding && !isInconclusive(finding->party))
                return by(finding, finding->party);
        }
        return {.party = partyOf(delivery.reason), .finding = std::nullopt};
    }
    case DeliveryOutcome::Delivered:
        // Mail passes: there is nothing to lay at anybody's door, unless some of it does not.
        return delivery.atRisk ? by(worst(report, false), Party::Undecidable) : Attribution();
    }
    Q_UNREACHABLE();
}

Attribution attribute(const PartnerReport& report)
{
    return attribute(
        report,
        report.delivery.at(decision::matrixIndex(DaneMode::Opportunistic, MtaStsMode::Opportunistic)));
}

const char* partySentence(Party party)
{
    switch (party) {
    case Party::PartnerDns:
        return QT_TRANSLATE_NOOP("relaydeck::Party", "The cause lies with the partner's DNS.");
    case Party::PartnerMailServer:
        return QT_TRANSLATE_NOOP("relaydeck::Party", "The cause lies with the partner's mail server.");
    case Party::PartnerPolicyHost:
        return QT_TRANSLATE_NOOP("relaydeck::Party", "The cause lies with the partner's policy host.");
    case Party::OurResolver:
        return QT_TRANSLATE_NOOP("relaydeck::Party",
                                 "The resolver here stands in the way; nothing is known about the partner.");
    case Party::OurNetwork:
        return QT_TRANSLATE_NOOP("relaydeck::Party",
                                 "The network here stands in the way; nothing is known about the partner.");
    case Party::ProberRefused:
        return QT_TRANSLATE_NOOP(
            "relaydeck::Party",
            "The partner refuses tests from this computer; that says nothing about mail from elsewhere.");
    case Party::Undecidable:
        return QT_TRANSLATE_NOOP("relaydeck::Party", "Whose doing it is cannot be told from here.");
    case Party::Nobody:
        return QT_TRANSLATE_NOOP("relaydeck::Party", "Nobody has to act.");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const Attribution& attribution)
{
    QJsonObject object{{u"party"_qs, partyName(attribution.party)},
                       {u"text"_qs, QString::fromUtf8(partySentence(attribution.party))},
                       {u"finding"_qs, QJsonValue()},
                       {u"subject"_qs, QJsonValue()},
                       {u"why"_qs, QJsonValue()}};
    if (attribution.finding) {
        object.insert(u"finding"_qs, QLatin1StringView(findingText(attribution.finding->code).name));
        object.insert(u"subject"_qs, attribution.finding->subject);
        object.insert(u"why"_qs, englishSentence(*attribution.finding));
    }
    return object;
}

}  // namespace relaydeck::partnertest

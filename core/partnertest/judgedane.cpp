// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/judgement.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

using decision::DaneMatch;
using decision::Reach;
using decision::Reason;
using decision::TlsState;

Reason reasonFor(const decision::EndpointObservation& endpoint)
{
    switch (endpoint.reach) {
    case Reach::Ready:
        break;
    case Reach::TimedOut:
    case Reach::Refused:
    case Reach::Closed:
    case Reach::GreetingRejected:
    case Reach::NotSmtp:
        return Reason::ConnectFailed;
    case Reach::Unknown:
        return Reason::NotTested;
    }
    if (endpoint.tls != TlsState::Established)
        return decision::reasonWithoutTls(endpoint.tls);
    switch (endpoint.dane) {
    case DaneMatch::Match:
        return Reason::None;
    case DaneMatch::Expired:
        return Reason::CertificateExpired;
    case DaneMatch::NameMismatch:
        return Reason::CertificateHostMismatch;
    case DaneMatch::NoMatch:
    case DaneMatch::NotYetValid:
    case DaneMatch::NotJudged:
        break;
    }
    return Reason::TlsaInvalid;
}

/// One address that proves itself is enough for a sender (RFC 7672 2.2); addresses that differ are a finding
/// of their own.
void judgeHost(HostReport& host, const decision::HostObservation& observed)
{
    // RFC 7672 2.2.2: whether the host has TLSA records is not asked then, so nothing says that it has none.
    if (observed.addresses == decision::AddressState::Bogus
        || observed.addresses == decision::AddressState::LookupFailed) {
        host.dane = DaneOutcome::Fail;
        host.daneReason =
            observed.addresses == decision::AddressState::Bogus ? Reason::DnssecInvalid : Reason::DnsFailed;
        return;
    }
    switch (host.tlsa) {
    case TlsaStatus::None:
    case TlsaStatus::NotApplicable:
        host.dane =
            observed.tlsa == decision::TlsaState::Unknown ? DaneOutcome::Unknown : DaneOutcome::NotOffered;
        return;
    case TlsaStatus::Bogus:
    case TlsaStatus::Failed:
        host.dane = observed.tlsa == decision::TlsaState::Unknown ? DaneOutcome::Unknown : DaneOutcome::Fail;
        host.daneReason = host.dane == DaneOutcome::Fail ? Reason::DnssecInvalid : Reason::None;
        return;
    case TlsaStatus::Unusable:
        host.dane = DaneOutcome::Fail;
        host.daneReason = Reason::TlsaInvalid;
        return;
    case TlsaStatus::Usable:
        break;
    }
    host.dane = DaneOutcome::Unknown;
    for (const decision::EndpointObservation& endpoint : observed.endpoints) {
        const Reason reason = reasonFor(endpoint);
        if (reason == Reason::None) {
            host.dane = DaneOutcome::Pass;
            host.daneReason = Reason::None;
            return;
        }
        if (reason == Reason::NotTested)
            continue;
        // A reason that comes from the certificate says more than one from the connection.
        if (host.dane == DaneOutcome::Unknown || host.daneReason == Reason::ConnectFailed) {
            host.dane = DaneOutcome::Fail;
            host.daneReason = reason;
        }
    }
}

}  // namespace

void judgeDane(PartnerReport& report)
{
    for (qsizetype i = 0; i < report.hosts.size(); ++i)
        judgeHost(report.hosts[i], report.observation.hosts.at(i));

    if (report.mxKind == MxKind::Failed) {
        const bool ours = report.observation.mx == decision::MxState::Unknown;
        report.dane = ours ? DaneOutcome::Unknown : DaneOutcome::Fail;
        if (!ours)
            report.daneReason =
                report.observation.mx == decision::MxState::Bogus ? Reason::DnssecInvalid : Reason::DnsFailed;
        return;
    }
    // RFC 7672 2.2.1: TLSA records under an insecure MX answer protect a server, not the domain.
    if (report.hosts.isEmpty() || !report.observation.mxSecure) {
        report.dane = DaneOutcome::NotOffered;
        return;
    }
    const auto countOf = [&report](DaneOutcome outcome) {
        return std::count_if(report.hosts.begin(), report.hosts.end(),
                             [outcome](const HostReport& host) { return host.dane == outcome; });
    };
    const auto firstFailing =
        std::find_if(report.hosts.begin(), report.hosts.end(),
                     [](const HostReport& host) { return host.dane == DaneOutcome::Fail; });
    if (countOf(DaneOutcome::Pass) == report.hosts.size())
        report.dane = DaneOutcome::Pass;
    else if (countOf(DaneOutcome::Pass) > 0)
        report.dane = DaneOutcome::Partial;
    else if (firstFailing != report.hosts.end())
        report.dane = DaneOutcome::Fail;
    else
        report.dane = countOf(DaneOutcome::Unknown) > 0 ? DaneOutcome::Unknown : DaneOutcome::NotOffered;
    if (firstFailing != report.hosts.end())
        report.daneReason = firstFailing->daneReason;
}

}  // namespace relaydeck::partnertest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/reportwords.h"

namespace relaydeck::partnertest {

std::optional<mtasts::KnownPolicy> readPolicy(const PartnerReport& report)
{
    const Evidence& evidence = report.evidence;
    const bool now = evidence.judgedAt == evidence.startedAt;
    if (!report.sts.policyRead || report.sts.fromCache || !evidence.policyFetch || !now)
        return std::nullopt;
    return mtasts::KnownPolicy{.domain = report.domain(),
                               .id = report.sts.id,
                               .text = evidence.policyFetch->body,
                               .maxAge = std::chrono::seconds(report.sts.maxAge),
                               .firstSeen = evidence.policyFetch->at,
                               .fetchedAt = evidence.policyFetch->at};
}

QString mxKindName(MxKind kind)
{
    return MxKinds.name(kind);
}

QString tlsaStatusName(TlsaStatus status)
{
    return TlsaStatuses.name(status);
}

QString daneOutcomeName(DaneOutcome outcome)
{
    return DaneOutcomes.name(outcome);
}

QString stsOutcomeName(StsOutcome outcome)
{
    return StsOutcomes.name(outcome);
}

QString stsFaultName(StsFault fault)
{
    return StsFaults.name(fault);
}

QString stsModeName(StsMode mode)
{
    return StsModes.name(mode);
}

}  // namespace relaydeck::partnertest

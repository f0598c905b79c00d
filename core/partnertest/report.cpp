// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/reportwords.h"

namespace relaydeck::partnertest {

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

QString stsModeName(StsMode mode)
{
    return StsModes.name(mode);
}

}  // namespace relaydeck::partnertest

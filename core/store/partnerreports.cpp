// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/partnerreports.h"

#include <QtCore/QJsonDocument>

namespace relaydeck::store {

StoredReport storedReportOf(const partnertest::PartnerReport& report, Origin origin)
{
    const decision::Delivery& verdict =
        report.delivery.at(decision::matrixIndex(DaneMode::Opportunistic, MtaStsMode::Opportunistic));
    StoredReport stored;
    stored.domain = report.domain().toString();
    stored.startedAt = report.evidence.startedAt;
    stored.duration = report.evidence.duration;
    stored.profileName = report.evidence.profileName;
    stored.origin = originName(origin);
    stored.outcome = decision::outcomeName(verdict.outcome);
    if (verdict.security != decision::SecurityLevel::None)
        stored.security = decision::securityLevelName(verdict.security);
    stored.atRisk = verdict.atRisk;
    if (verdict.reason != decision::Reason::None)
        stored.reason = decision::reasonName(verdict.reason);
    stored.status = verdict.status;
    stored.json = QJsonDocument(partnertest::toJson(report)).toJson(QJsonDocument::Compact);
    return stored;
}

Result<void> notePolicy(Store& store, const partnertest::PartnerReport& report)
{
    const std::optional<mtasts::KnownPolicy> policy = partnertest::readPolicy(report);
    return policy ? store.policies().note(*policy) : Result<void>();
}

Result<partnertest::PartnerReport> partnerReportOf(const StoredReport& stored)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(stored.json, &fault);
    if (!document.isObject())
        return Error{ErrorCode::InvalidData, u"report of %1: %2"_qs.arg(stored.domain, fault.errorString())};
    return partnertest::reportFromJson(document.object());
}

}  // namespace relaydeck::store

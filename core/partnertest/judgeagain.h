// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/networkprofile.h"
#include "core/partnertest/judge.h"

/// Judging a record once more, at another time or by other rules, with the code that judged it first.
namespace relaydeck::partnertest {

/// The schema of a document with evidence alone; one with a report has ReportSchema.
inline constexpr auto EvidenceSchema = "relaydeck.evidence/1";

/// The evidence in a document: of reports or of evidence alone, one document or one a line. Fails with
/// InvalidData, whose detail says what is damaged.
Result<QList<Evidence>> recordedEvidence(const QByteArray& json);
/// Such a document, without a judgement.
QJsonObject evidenceDocument(const Evidence& evidence);

/// What a profile says about judging, as evidence records it.
RecordedRules recordedRules(const NetworkProfile& profile);
/// A profile that judges as the record was judged, to put other rules over.
NetworkProfile rulesOf(const Evidence& evidence);

/// The judgement that a profile asks for. Fails with TrustAnchorsUnusable or InvalidData (CA certificates).
Result<Judgement> judgementFor(const NetworkProfile& profile);

/// A new report, whose evidence tells the time and the rules of this judgement. Fails as judgementFor().
Result<PartnerReport> judgeAgain(Evidence evidence, const NetworkProfile& rules,
                                 decision::SenderModel sender = decision::SenderModel::ExchangeOnline);

}  // namespace relaydeck::partnertest

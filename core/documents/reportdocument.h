// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/document.h"
#include "core/partnertest/report.h"

namespace relaydeck::documents {

/// For whom a report is written down.
struct ReportContext {
    decision::SendingPolicy policy;  ///< of the connector that carries the domain's mail
    QString modesOf;  ///< "connector Nordbank", "service default"
    bool withRaw = true;
};

/// A report with everything that the window shows: head sentence, matrix, findings with remedies and rules,
/// what was seen check by check, and at the end what was received.
Document reportDocument(const partnertest::PartnerReport& report, const ReportContext& context);

Tone toneOf(const decision::Delivery& delivery);
/// "DANE Mandatory, MTA-STS None"
QString modePairText(DaneMode dane, MtaStsMode sts);

}  // namespace relaydeck::documents

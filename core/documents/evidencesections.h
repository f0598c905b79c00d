// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/document.h"
#include "core/partnertest/report.h"

/// What was seen, check by check, as parts of a document. Each gives nothing where there is nothing to show.
namespace relaydeck::documents {

QList<Part> chainSection(const partnertest::PartnerReport& report);
QList<Part> hostsSection(const partnertest::PartnerReport& report);
/// Each TLSA record against what each server shows.
QList<Part> tlsaSection(const partnertest::PartnerReport& report);
QList<Part> certificateSection(const partnertest::PartnerReport& report);
QList<Part> stsSection(const partnertest::PartnerReport& report);
QList<Part> tlsRptSection(const partnertest::PartnerReport& report);
QList<Part> opinionSection(const partnertest::PartnerReport& report);
/// Everything as received.
QList<Part> rawSection(const partnertest::PartnerReport& report);

/// "2026-11-24 14:32 UTC"
QString timeText(const QDateTime& time);

}  // namespace relaydeck::documents

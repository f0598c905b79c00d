// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/evidencecard.h"

namespace relaydeck::ui {

void EvidenceCard::setReport(const ReportPointer& report, const Carrier& carrier)
{
    Q_ASSERT(report);
    m_report = report;
    m_carrier = carrier;
    m_empty = !showReport();
}

}  // namespace relaydeck::ui

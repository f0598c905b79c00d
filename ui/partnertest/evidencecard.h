// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"
#include "ui/partnertest/carrier.h"
#include "ui/widgets/card.h"

#include <memory>

namespace relaydeck::ui {

using ReportPointer = std::shared_ptr<const partnertest::PartnerReport>;

/// A part of a report on the evidence side of the page.
class EvidenceCard : public Card {
    Q_OBJECT
public:
    using Card::Card;

    /// Shows another report, which is never null, under the settings that carry the domain's mail.
    void setReport(const ReportPointer& report, const Carrier& carrier);
    /// The report has nothing for this card: it is not shown for any check.
    bool isEmpty() const { return m_empty; }

protected:
    /// True when there was something to show.
    virtual bool showReport() = 0;

    const partnertest::PartnerReport& report() const { return *m_report; }
    const ReportPointer& reportPointer() const { return m_report; }
    const Carrier& carrier() const { return m_carrier; }

private:
    ReportPointer m_report;
    Carrier m_carrier;
    bool m_empty = true;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reportprinter.h"

#include "app/cli/verdicttext.h"

#include <algorithm>

namespace relaydeck::cli {

ReportPrinter::ReportPrinter(Session& session, const QList<Connector>& connectors, ReportFormat format,
                             decision::Rules rules)
    : m_session(session)
    , m_connectors(connectors)
    , m_format(format)
    , m_rules(std::move(rules))
{
}

void ReportPrinter::print(const partnertest::PartnerReport& report)
{
    const CarriedBy carrier = carrierOf(report.domain(), m_connectors);
    const decision::Delivery delivery = report.deliveryFor(carrier.policy, m_rules);
    m_code = worstExitCode(m_code, exitCode(delivery));
    if (m_format.json || m_format.onePerLine) {
        m_session.writeJson(partnertest::toJson(report), m_format.onePerLine || m_format.many);
    } else if (m_format.many) {
        m_rows.append({report.domain().toDisplayString(), verdictText(delivery), reasonText(delivery),
                       carrier.connector.isEmpty() ? u"service default"_qs : carrier.connector});
    } else {
        m_session.out() << reportText(report, delivery, carrier.text()) << '\n'
                        << matrixText(decision::decideAll(report.observation, carrier.policy, m_rules),
                                      carrier.policy.daneMode, carrier.policy.mtaStsMode);
    }
}

int ReportPrinter::finish()
{
    if (!m_rows.isEmpty()) {
        std::sort(m_rows.begin(), m_rows.end());
        m_rows.prepend({u"Domain"_qs, u"Verdict"_qs, u"Reason"_qs, u"Under"_qs});
        m_session.out() << tableText(m_rows);
    }
    return m_code;
}

}  // namespace relaydeck::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/hostverdict.h"

#include "ui/partnertest/evidencetable.h"
#include "ui/text/texts.h"
#include "ui/widgets/verdictlabel.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

namespace {

struct HostVerdict {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::HostVerdict)
};

}  // namespace

std::optional<decision::Delivery> deliveryByHost(const partnertest::PartnerReport& report, qsizetype host,
                                                 const decision::SendingPolicy& policy)
{
    if (host < 0 || host >= report.observation.hosts.size())
        return std::nullopt;
    decision::DomainObservation alone = report.observation;
    alone.hosts = {alone.hosts.at(host)};
    return decision::decide(alone, policy);
}

VerdictLabel* hostVerdictCell(const partnertest::PartnerReport& report, qsizetype host,
                              const decision::SendingPolicy& policy)
{
    const std::optional<decision::Delivery> delivery = deliveryByHost(report, host, policy);
    return delivery ? deliveryCell(*delivery)
                    : verdictCell(Verdict::NotTested, HostVerdict::tr("not tested"));
}

VerdictLabel* deliveryCell(const decision::Delivery& delivery)
{
    const Verdict verdict = verdictFor(delivery);
    VerdictLabel* cell = verdictCell(verdict, outcomeWord(verdict));
    cell->setReason(outcomeReason(delivery));
    return cell;
}

}  // namespace relaydeck::ui

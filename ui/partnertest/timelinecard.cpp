// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/timelinecard.h"

#include "core/decision/retry.h"
#include "ui/simulation/simulatedtimeline.h"
#include "ui/text/texts.h"
#include "ui/widgets/timelineview.h"

#include <QtWidgets/QBoxLayout>

namespace relaydeck::ui {

TimelineCard::TimelineCard(QWidget* parent)
    : EvidenceCard(tr("Delivery timeline"), parent)
    , m_view(new TimelineView)
{
    body()->addWidget(m_view);
    body()->addStretch(1);
}

bool TimelineCard::showReport()
{
    const decision::SendingPolicy policy = carrier().shownPolicy();
    const decision::Delivery delivery = report().deliveryFor(policy);
    const std::optional<Timeline> timeline = timelineOf(report(), delivery);
    if (!timeline)
        return false;
    m_view->setTimeline(*timeline);
    setTitle(tr("Delivery timeline, DANE %1").arg(modeText(policy.daneMode)));
    setNote(decision::retryIsAssumed(delivery) ? tr("rhythm assumed") : tr("simulated"));
    return true;
}

}  // namespace relaydeck::ui

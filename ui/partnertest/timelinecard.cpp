// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/timelinecard.h"

#include "core/decision/retry.h"
#include "ui/text/texts.h"
#include "ui/widgets/timelineview.h"

#include <QtWidgets/QBoxLayout>

namespace relaydeck::ui {

namespace {

/// More lanes than these tell nothing more.
constexpr int MaxLanes = 4;

}  // namespace

TimelineCard::TimelineCard(QWidget* parent)
    : EvidenceCard(tr("Delivery timeline"), parent)
    , m_view(new TimelineView)
{
    body()->addWidget(m_view);
    body()->addStretch(1);
}

bool TimelineCard::showReport()
{
    const decision::Delivery delivery = report().deliveryFor(carrier().policy);
    if (delivery.outcome != decision::DeliveryOutcome::Queued)
        return false;
    Timeline timeline;
    const bool assumed = decision::retryIsAssumed(delivery);
    for (const partnertest::HostReport& host : report().hosts.mid(0, MaxLanes))
        timeline.lanes.append({host.name.toDisplayString(), decision::retryAttempts(), assumed});
    if (timeline.lanes.isEmpty())
        timeline.lanes.append({report().domain().toDisplayString(), decision::retryAttempts(), assumed});
    timeline.end = Verdict::Queued;
    timeline.endsAfter = decision::QueueLifetime;
    timeline.sentence = delivery.finalStatus.isEmpty()
        ? tr("Dropped after 24 h, the sender gets a report")
        : tr("Dropped after 24 h, sender gets %1").arg(delivery.finalStatus);
    m_view->setTimeline(timeline);
    setTitle(tr("Delivery timeline, DANE %1").arg(modeText(carrier().policy.daneMode)));
    setNote(assumed ? tr("rhythm assumed") : tr("simulated"));
    return true;
}

}  // namespace relaydeck::ui

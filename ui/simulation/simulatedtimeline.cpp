// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulation/simulatedtimeline.h"

#include "core/decision/retry.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

namespace {

struct SimulatedTimeline {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::SimulatedTimeline)
};

/// More lanes than these tell nothing more.
constexpr int MaxLanes = 4;

}  // namespace

std::optional<Timeline> timelineOf(const partnertest::PartnerReport& report,
                                   const decision::Delivery& delivery)
{
    if (delivery.outcome != decision::DeliveryOutcome::Queued)
        return std::nullopt;
    Timeline timeline;
    const bool assumed = decision::retryIsAssumed(delivery);
    for (const partnertest::HostReport& host : report.hosts.mid(0, MaxLanes))
        timeline.lanes.append({host.name.toDisplayString(), decision::retryAttempts(), assumed});
    if (timeline.lanes.isEmpty())
        timeline.lanes.append({report.domain().toDisplayString(), decision::retryAttempts(), assumed});
    timeline.end = Verdict::Queued;
    timeline.endsAfter = decision::QueueLifetime;
    timeline.sentence = delivery.finalStatus.isEmpty()
        ? SimulatedTimeline::tr("Dropped after 24 h, the sender gets a report")
        : SimulatedTimeline::tr("Dropped after 24 h, sender gets %1").arg(delivery.finalStatus);
    return timeline;
}

}  // namespace relaydeck::ui

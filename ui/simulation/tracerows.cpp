// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulation/tracerows.h"

#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

using decision::Reason;
using decision::TraceStep;

namespace {

struct TraceRows {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::TraceRows)
};

/// More tell nothing more: partners with that many addresses treat them alike.
constexpr qsizetype MaxRows = 12;

/// The steps of the delivery decision (core/README.md), by their number.
QString stepTitle(int step)
{
    switch (step) {
    case 1:
        return TraceRows::tr("Next hop");
    case 2:
        return TraceRows::tr("MX lookup");
    case 3:
        return TraceRows::tr("Server reached");
    case 4:
        return TraceRows::tr("TLSA lookup");
    case 5:
        return TraceRows::tr("TLSA match");
    case 6:
        return TraceRows::tr("TLSA usable");
    case 7:
        return TraceRows::tr("DANE in use");
    case 8:
        return TraceRows::tr("MTA-STS policy");
    case 9:
        return TraceRows::tr("TLS setting");
    case 10:
        return TraceRows::tr("Queue");
    case 11:
        return TraceRows::tr("Smart host");
    default:
        return {};
    }
}

Verdict stepVerdict(const TraceStep& step, const decision::Delivery& delivery)
{
    if (step.passed)
        return Verdict::DeliveredDane;
    if (step.reason == Reason::NotTested)
        return Verdict::CouldNotTest;
    // A server that is passed over is no loss where another one takes the mail.
    switch (delivery.outcome) {
    case decision::DeliveryOutcome::Delivered:
        return Verdict::AtRisk;
    case decision::DeliveryOutcome::Queued:
        return Verdict::Queued;
    case decision::DeliveryOutcome::Rejected:
        return Verdict::Rejected;
    case decision::DeliveryOutcome::Unknown:
        return Verdict::CouldNotTest;
    }
    Q_UNREACHABLE();
}

QString stepWords(const TraceStep& step)
{
    QStringList words;
    if (!step.host.isRoot())
        words << isolated(step.host.toDisplayString());
    if (step.reason != Reason::None)
        words << reasonWords(step.reason);
    else if (step.passed)
        words << TraceRows::tr("passed");
    if (!step.status.isEmpty())
        words << isolated(step.status);
    return words.join(QStringLiteral(", "));
}

}  // namespace

QList<StepRow> traceRows(const decision::Delivery& delivery)
{
    QList<StepRow> rows;
    for (const TraceStep& step : delivery.trace) {
        if (rows.size() == MaxRows) {
            const qsizetype left = delivery.trace.size() - MaxRows;
            rows.append({.verdict = Verdict::NotTested,
                         .title = TraceRows::tr("%n more steps", nullptr, static_cast<int>(left)),
                         .subtitle = {},
                         .time = {}});
            break;
        }
        rows.append({.verdict = stepVerdict(step, delivery),
                     .title = stepTitle(step.step),
                     .subtitle = stepWords(step),
                     .time = {}});
    }
    return rows;
}

}  // namespace relaydeck::ui

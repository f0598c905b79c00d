// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/deliverytext.h"

#include <QtCore/QStringList>

namespace relaydeck::decision {

QString verdictText(const Delivery& delivery)
{
    switch (delivery.outcome) {
    case DeliveryOutcome::Queued:
        return u"Queued, then dropped"_qs;
    case DeliveryOutcome::Rejected:
        return u"Rejected at once"_qs;
    case DeliveryOutcome::Unknown:
        return u"Could not test"_qs;
    case DeliveryOutcome::Delivered:
        break;
    }
    QString text;
    switch (delivery.security) {
    case SecurityLevel::Dane:
        text = u"Delivered, DANE"_qs;
        break;
    case SecurityLevel::MtaSts:
        text = u"Delivered, MTA-STS"_qs;
        break;
    case SecurityLevel::Pkix:
        text = u"Delivered, certificate checked"_qs;
        break;
    case SecurityLevel::Encrypted:
        text = u"Delivered, unverified"_qs;
        break;
    case SecurityLevel::Plain:
    case SecurityLevel::None:
        text = u"Delivered in clear text"_qs;
        break;
    }
    return delivery.atRisk ? text + u" (at risk)"_qs : text;
}

QString reasonText(const Delivery& delivery)
{
    QStringList parts;
    if (delivery.reason != Reason::None)
        parts.append(reasonName(delivery.reason));
    if (!delivery.status.isEmpty())
        parts.append(delivery.status);
    return parts.join(u", "_qs);
}

}  // namespace relaydeck::decision

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/partner.h"

/// Words for the tables of partners.
namespace relaydeck::practice {

inline constexpr ExpectedDelivery Dane{"delivered", "dane", ""};
inline constexpr ExpectedDelivery MtaSts{"delivered", "mta-sts", ""};
inline constexpr ExpectedDelivery Encrypted{"delivered", "encrypted", ""};
inline constexpr ExpectedDelivery Plain{"delivered", "plain", ""};
inline constexpr ExpectedDelivery Undecided{"unknown", "", ""};
inline constexpr ExpectedDelivery DaneRequired{"queued", "", ""};

constexpr ExpectedDelivery queued(const char* status)
{
    return {"queued", "", status};
}

constexpr ExpectedDelivery rejected(const char* status)
{
    return {"rejected", "", status};
}

constexpr ExpectedMatrix always(const ExpectedDelivery& delivery)
{
    return {delivery, delivery, delivery, delivery, delivery, delivery};
}

/// MTA-STS makes no difference.
constexpr ExpectedMatrix byDaneMode(const ExpectedDelivery& opportunistic, const ExpectedDelivery& mandatory,
                                    const ExpectedDelivery& none)
{
    return {opportunistic, opportunistic, mandatory, mandatory, none, none};
}

/// DANE does not apply: Mandatory queues, else MTA-STS decides.
constexpr ExpectedMatrix byMtaStsMode(const ExpectedDelivery& opportunistic, const ExpectedDelivery& none)
{
    return {opportunistic, none, DaneRequired, DaneRequired, opportunistic, none};
}

/// The same under every DANE mode that looks, another where DANE is off.
constexpr ExpectedMatrix daneStops(const char* status, const ExpectedDelivery& without)
{
    return byDaneMode(queued(status), queued(status), without);
}

// The parts of the table, in the order in which partners() joins them.
QList<Partner> goodPartners();
QList<Partner> partnersWithDaneFaults();
QList<Partner> partnersWithDnsFaults();
QList<Partner> partnersWithMtaSts();
QList<Partner> partnersWithPolicyFaults();
QList<Partner> partnersWithoutProtection();
QList<Partner> partnersWithOddMx();

}  // namespace relaydeck::practice

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/partner.h"

#include <QtCore/QJsonArray>

namespace relaydeck::practice {

namespace {

QJsonValue wordOrNull(const char* word)
{
    return *word ? QJsonValue(QLatin1String(word)) : QJsonValue();
}

QJsonArray toJson(const ExpectedMatrix& matrix)
{
    // The order of ExpectedMatrix, and of "delivery" in a report.
    constexpr std::array<const char*, 3> DaneModes{"Opportunistic", "Mandatory", "None"};
    constexpr std::array<const char*, 2> StsModes{"Opportunistic", "None"};
    QJsonArray result;
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        const ExpectedDelivery& cell = matrix.at(i);
        result.append(QJsonObject{
            {QStringLiteral("smtpDaneMode"), QLatin1String(DaneModes.at(i / 2))},
            {QStringLiteral("mtaStsMode"), QLatin1String(StsModes.at(i % 2))},
            {QStringLiteral("outcome"), QLatin1String(cell.outcome)},
            {QStringLiteral("security"), wordOrNull(cell.security)},
            {QStringLiteral("status"), wordOrNull(cell.status)},
        });
    }
    return result;
}

}  // namespace

QJsonObject toJson(const Partner& partner)
{
    const QJsonObject expected{
        {QStringLiteral("mx"), QLatin1String(partner.expected.mx)},
        {QStringLiteral("dane"), QLatin1String(partner.expected.dane)},
        {QStringLiteral("daneReason"), wordOrNull(partner.expected.daneReason)},
        {QStringLiteral("mtaSts"), QLatin1String(partner.expected.mtaSts)},
        {QStringLiteral("delivery"), toJson(partner.expected.delivery)},
        {QStringLiteral("finding"), wordOrNull(partner.expected.finding)},
    };
    return {
        {QStringLiteral("domain"), QString::fromLatin1(partner.domain)},
        {QStringLiteral("title"), partner.title},
        {QStringLiteral("shows"), partner.shows},
        {QStringLiteral("slow"), partner.slow},
        {QStringLiteral("expected"), expected},
    };
}

}  // namespace relaydeck::practice

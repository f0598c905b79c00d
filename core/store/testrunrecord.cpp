// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/testrunrecord.h"

#include <QtCore/QJsonArray>

#include <array>

namespace relaydeck::store {

namespace {

struct Count {
    const char* name;
    int TestRunRecord::*member;
};

constexpr std::array Counts{Count{"delivered", &TestRunRecord::delivered},
                            Count{"atRisk", &TestRunRecord::atRisk},
                            Count{"queued", &TestRunRecord::queued},
                            Count{"rejected", &TestRunRecord::rejected},
                            Count{"couldNotTest", &TestRunRecord::couldNotTest},
                            Count{"cancelled", &TestRunRecord::cancelled}};

const QString DurationKey = QStringLiteral("durationMs");
const QString ProfileKey = QStringLiteral("profile");
const QString DomainsKey = QStringLiteral("domains");
const QString DomainKey = QStringLiteral("domain");
const QString OutcomeKey = QStringLiteral("outcome");
const QString SecurityKey = QStringLiteral("security");
const QString AtRiskKey = QStringLiteral("atRisk");

int& countFor(TestRunRecord& run, const decision::Delivery& delivery)
{
    switch (delivery.outcome) {
    case decision::DeliveryOutcome::Delivered:
        return delivery.atRisk ? run.atRisk : run.delivered;
    case decision::DeliveryOutcome::Queued:
        return run.queued;
    case decision::DeliveryOutcome::Rejected:
        return run.rejected;
    case decision::DeliveryOutcome::Unknown:
        return run.couldNotTest;
    }
    Q_UNREACHABLE();
}

std::chrono::milliseconds durationOf(const QJsonObject& object)
{
    return std::chrono::milliseconds(object.value(DurationKey).toInteger());
}

}  // namespace

void TestRunRecord::add(const partnertest::PartnerReport& report)
{
    const decision::Delivery& verdict =
        report.delivery.at(decision::matrixIndex(DaneMode::Opportunistic, MtaStsMode::Opportunistic));
    ++countFor(*this, verdict);
    if (named.size() >= MaxNamed)
        return;
    named.append({.domain = report.domain().toString(),
                  .outcome = decision::outcomeName(verdict.outcome),
                  .security = verdict.security == decision::SecurityLevel::None
                      ? QString()
                      : decision::securityLevelName(verdict.security),
                  .atRisk = verdict.atRisk,
                  .duration = report.evidence.duration});
}

QJsonObject summaryToJson(const TestRunRecord& run)
{
    QJsonObject object{{DurationKey, static_cast<qint64>(run.duration.count())},
                       {ProfileKey, run.profileName}};
    for (const Count& count : Counts)
        object.insert(QLatin1StringView(count.name), run.*count.member);
    return object;
}

QJsonObject domainsToJson(const TestRunRecord& run)
{
    QJsonArray domains;
    for (const TestedDomain& each : run.named)
        domains.append(QJsonObject{{DomainKey, each.domain},
                                   {OutcomeKey, each.outcome},
                                   {SecurityKey, each.security},
                                   {AtRiskKey, each.atRisk},
                                   {DurationKey, static_cast<qint64>(each.duration.count())}});
    return {{DomainsKey, domains}};
}

TestRunRecord testRunFromJson(const QJsonObject& summary, const QJsonObject& domains)
{
    TestRunRecord run;
    run.duration = durationOf(summary);
    run.profileName = summary.value(ProfileKey).toString();
    for (const Count& count : Counts)
        run.*count.member = summary.value(QLatin1StringView(count.name)).toInt();
    const QJsonArray named = domains.value(DomainsKey).toArray();
    for (const QJsonValue value : named) {
        const QJsonObject object = value.toObject();
        run.named.append({.domain = object.value(DomainKey).toString(),
                          .outcome = object.value(OutcomeKey).toString(),
                          .security = object.value(SecurityKey).toString(),
                          .atRisk = object.value(AtRiskKey).toBool(),
                          .duration = durationOf(object)});
    }
    return run;
}

}  // namespace relaydeck::store

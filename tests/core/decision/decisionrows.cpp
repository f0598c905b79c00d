// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/decision/decisionrows.h"

namespace relaydeck::test {

using namespace decision;

DomainObservation changed(DomainObservation partner, const Change& change)
{
    change(partner);
    return partner;
}

Change both(const Change& first, const Change& second)
{
    return [first, second](DomainObservation& p) {
        first(p);
        second(p);
    };
}

SendingPolicy modes(DaneMode dane, MtaStsMode sts)
{
    return {.daneMode = dane, .mtaStsMode = sts};
}

QString cell(const Delivery& delivery)
{
    if (delivery.outcome == DeliveryOutcome::Delivered)
        return securityLevelName(delivery.security) + (delivery.atRisk ? u" at risk"_qs : QString());
    return outcomeName(delivery.outcome)
        + (delivery.assumptions.contains(Assumption::A6) ? u"?"_qs : QString());
}

QString summary(const Delivery& delivery)
{
    const auto dash = [](const QString& text) { return text.isEmpty() ? u"-"_qs : text; };
    QStringList ids;
    for (const Assumption assumption : delivery.assumptions)
        ids.append(assumptionId(assumption));
    const QString rest = dash(ids.join(u','));
    if (delivery.outcome == DeliveryOutcome::Delivered)
        return cell(delivery) + u' ' + rest;
    return QStringList{outcomeName(delivery.outcome), dash(delivery.status), dash(delivery.finalStatus),
                       dash(reasonName(delivery.reason)), rest}
        .join(u' ');
}

void addDecisionColumns()
{
    QTest::addColumn<DomainObservation>("partner");
    QTest::addColumn<SendingPolicy>("policy");
    QTest::addColumn<Rules>("rules");
    QTest::addColumn<QString>("expected");
}

void checkDecision()
{
    QFETCH(DomainObservation, partner);
    QFETCH(SendingPolicy, policy);
    QFETCH(Rules, rules);
    QFETCH(QString, expected);
    const Delivery delivery = decide(partner, policy, rules);
    QCOMPARE(summary(delivery), expected);
    QCOMPARE(toString(delivery.daneMode), toString(policy.daneMode));
    QCOMPARE(toString(delivery.mtaStsMode), toString(policy.mtaStsMode));
    QVERIFY(!delivery.trace.isEmpty());
}

}  // namespace relaydeck::test

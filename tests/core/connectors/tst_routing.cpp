// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/routing.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using test::name;

namespace {

Connector forDomains(const QString& connectorName, const QStringList& domains)
{
    Connector connector;
    connector.name = connectorName;
    connector.type = ConnectorType::Partner;
    connector.recipientDomains = domains;
    return connector;
}

QList<Connector> several()
{
    QList<Connector> list{
        forDomains(u"all"_qs, {u"*"_qs}),
        forDomains(u"wide"_qs, {u"*.example"_qs}),
        forDomains(u"narrow"_qs, {u"*.fabrikam.example"_qs}),
        forDomains(u"exact"_qs, {u"other.example"_qs, u"Sales.Fabrikam.Example"_qs}),
        forDomains(u"off"_qs, {u"off.example"_qs}),
        forDomains(u"testing"_qs, {u"testing.example"_qs}),
        forDomains(u"by rule"_qs, {u"rule.example"_qs}),
        forDomains(u"broken"_qs, {u"a.*.example"_qs, u""_qs}),
    };
    list[4].enabled = false;
    list[5].testMode = true;
    list[6].isTransportRuleScoped = true;
    return list;
}

RouteCandidate candidate(const Route& route, const QString& connectorName)
{
    for (const RouteCandidate& each : route.candidates) {
        if (each.name == connectorName)
            return each;
    }
    return {};
}

}  // namespace

class TestRouting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriers_data();
    void carriers();
    void serviceDefault();
    void reasons();
    void apex();
    void acceptedDomains();
    void twice();
    void centralized();
    void recipients();
    void testable_data();
    void testable();
};

void TestRouting::carriers_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("carrier");
    QTest::newRow("6.1: exact before wildcard") << u"sales.fabrikam.example"_qs << u"exact"_qs;
    QTest::newRow("6.1: most specific wildcard") << u"a.fabrikam.example"_qs << u"narrow"_qs;
    QTest::newRow("6.1: below the wildcard, deeper") << u"x.y.fabrikam.example"_qs << u"narrow"_qs;
    QTest::newRow("6.1: wider wildcard before *") << u"contoso.example"_qs << u"wide"_qs;
    QTest::newRow("6.3: * takes the rest") << u"contoso.test"_qs << u"all"_qs;
    QTest::newRow("6.2: rule-scoped does not take by domain") << u"rule.example"_qs << u"wide"_qs;
    QTest::newRow("disabled does not take") << u"off.example"_qs << u"wide"_qs;
    QTest::newRow("test mode does not take") << u"testing.example"_qs << u"wide"_qs;
}

void TestRouting::carriers()
{
    QFETCH(QString, domain);
    QFETCH(QString, carrier);
    QList<Connector> connectors = several();
    // The order in the list must not matter.
    for (int turn = 0; turn < connectors.size(); ++turn) {
        const Route route = routeFor(name(qPrintable(domain)), connectors);
        QVERIFY(!route.byServiceDefault());
        QCOMPARE(connectors.at(route.carrier).name, carrier);
        QCOMPARE(route.candidates.first().name, carrier);
        QCOMPARE(route.candidates.first().reason, RouteReason::Carries);
        QCOMPARE(route.candidates.size(), connectors.size());
        connectors.move(0, connectors.size() - 1);
    }
}

void TestRouting::serviceDefault()
{
    const Route none = routeFor(name("contoso.test"), {});
    QVERIFY(none.byServiceDefault());
    QVERIFY(!none.ambiguous);
    QList<Connector> connectors = several();
    connectors.removeFirst();
    QVERIFY(routeFor(name("contoso.test"), connectors).byServiceDefault());
}

void TestRouting::reasons()
{
    const DomainName domain = name("off.example");
    const Route route = routeFor(domain, several());
    QCOMPARE(candidate(route, u"off"_qs).reason, RouteReason::Disabled);
    QCOMPARE(candidate(route, u"off"_qs).match, RouteMatch::Exact);
    QCOMPARE(candidate(route, u"off"_qs).pattern, u"off.example"_qs);
    QCOMPARE(candidate(route, u"all"_qs).reason, RouteReason::LessSpecific);
    QCOMPARE(candidate(route, u"narrow"_qs).reason, RouteReason::NoMatch);
    QCOMPARE(candidate(route, u"by rule"_qs).reason, RouteReason::RuleScoped);
    QCOMPARE(candidate(route, u"testing"_qs).reason, RouteReason::TestMode);
    QCOMPARE(candidate(route, u"broken"_qs).reason, RouteReason::NoMatch);
    QVERIFY(!route.ambiguous);
    for (const RouteCandidate& each : route.candidates)
        QVERIFY2(!englishText(each, domain).contains(u'%'), qPrintable(englishText(each, domain)));
}

void TestRouting::apex()
{
    // 6.3: the documentation contradicts itself on whether *.x covers x.
    const Route route = routeFor(name("fabrikam.example"), several());
    QCOMPARE(route.candidates.first().name, u"wide"_qs);
    QVERIFY(route.ambiguous);
    QCOMPARE(candidate(route, u"narrow"_qs).reason, RouteReason::NotSure);
    QCOMPARE(candidate(route, u"narrow"_qs).match, RouteMatch::Apex);

    const QList<Connector> both{forDomains(u"both"_qs, {u"*.fabrikam.example"_qs, u"fabrikam.example"_qs})};
    const Route sure = routeFor(name("fabrikam.example"), both);
    QCOMPARE(sure.carrier, 0);
    QVERIFY(!sure.ambiguous);

    const Route onlyApex = routeFor(name("fabrikam.example"), several().mid(2, 1));
    QVERIFY(onlyApex.byServiceDefault());
    QVERIFY(onlyApex.ambiguous);
}

void TestRouting::acceptedDomains()
{
    Connector hybrid = forDomains(u"hybrid"_qs, {});
    hybrid.type = ConnectorType::OnPremises;
    hybrid.allAcceptedDomains = true;
    const Route alone = routeFor(name("contoso.test"), {hybrid});
    QVERIFY(alone.byServiceDefault());
    QVERIFY(alone.ambiguous);
    QCOMPARE(alone.candidates.first().match, RouteMatch::AllAcceptedDomains);
    // 6.1: an exact domain goes before accepted domains.
    const Route exact = routeFor(name("contoso.test"), {hybrid, forDomains(u"p"_qs, {u"contoso.test"_qs})});
    QCOMPARE(exact.carrier, 1);
    QVERIFY(!exact.ambiguous);
    // 6.1: accepted domains against wildcards is contradictory.
    const Route wildcard = routeFor(name("a.contoso.test"), {hybrid, forDomains(u"p"_qs, {u"*.test"_qs})});
    QCOMPARE(wildcard.carrier, 1);
    QVERIFY(wildcard.ambiguous);
}

void TestRouting::twice()
{
    const QList<Connector> connectors{forDomains(u"Zeta"_qs, {u"contoso.test"_qs}),
                                      forDomains(u"alpha"_qs, {u"contoso.test"_qs})};
    const Route route = routeFor(name("contoso.test"), connectors);
    QCOMPARE(route.carrier, 1);
    QVERIFY(route.ambiguous);
    QCOMPARE(route.candidates.at(1).reason, RouteReason::SameDomain);
}

void TestRouting::centralized()
{
    Connector hybrid = forDomains(u"hybrid"_qs, {u"*"_qs});
    hybrid.type = ConnectorType::OnPremises;
    hybrid.routeAllMessagesViaOnPremises = true;
    const QList<Connector> connectors{forDomains(u"p"_qs, {u"contoso.test"_qs}), hybrid};
    QCOMPARE(routeFor(name("contoso.test"), connectors).centralizedBy, u"hybrid"_qs);
    hybrid.enabled = false;
    QVERIFY(routeFor(name("contoso.test"), {hybrid}).centralizedBy.isEmpty());
}

void TestRouting::recipients()
{
    QCOMPARE(recipientDomain(u" Anna@Contoso.Test "_qs)->toString(), u"contoso.test"_qs);
    QCOMPARE(recipientDomain(u"\"a@b\"@contoso.test"_qs)->toString(), u"contoso.test"_qs);
    QCOMPARE(recipientDomain(u"contoso.test"_qs)->toString(), u"contoso.test"_qs);
    QVERIFY(!recipientDomain(u"@contoso.test"_qs).ok());
    QVERIFY(!recipientDomain(u"anna@"_qs).ok());
    QVERIFY(!recipientDomain(QString()).ok());
}

void TestRouting::testable_data()
{
    QTest::addColumn<Connector>("connector");
    QTest::addColumn<QStringList>("domains");
    QTest::newRow("by MX") << forDomains(
        u"a"_qs,
        {u"A.example"_qs, u"*.a.example"_qs, u"*.b.example"_qs, u"*"_qs, u"*.example"_qs, u"bad domain"_qs})
                           << QStringList{u"a.example"_qs, u"b.example"_qs};
    Connector bySmartHost = forDomains(u"b"_qs, {u"a.example"_qs});
    bySmartHost.useMxRecord = false;
    bySmartHost.smartHosts = {u"relay.b.example"_qs, u"192.0.2.1"_qs, u"relay.b.example"_qs};
    QTest::newRow("by smart host") << bySmartHost << QStringList{u"relay.b.example"_qs};
}

void TestRouting::testable()
{
    QFETCH(Connector, connector);
    QFETCH(QStringList, domains);
    QCOMPARE(testableDomains(connector), domains);
}

QTEST_GUILESS_MAIN(TestRouting)
#include "tst_routing.moc"

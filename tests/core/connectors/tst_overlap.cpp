// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/overlap.h"
#include "core/connectors/routing.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using Winner = Overlap::Winner;

namespace {

Connector forDomains(const QString& connectorName, const QStringList& domains)
{
    Connector connector;
    connector.id = QUuid::createUuid();
    connector.name = connectorName;
    connector.recipientDomains = domains;
    return connector;
}

}  // namespace

class TestOverlap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pairs_data();
    void pairs();
    void none_data();
    void none();
    void onlyTheNarrowestOfAConnectorCounts();
    void onlyThoseInUse();
    void acceptedDomains();
    void agreesWithRouting();
    void isBounded();
};

void TestOverlap::pairs_data()
{
    QTest::addColumn<QString>("ours");
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<Winner>("winner");
    QTest::addColumn<QString>("mail");
    QTest::newRow("6.5: the same domain on both is not documented")
        << u"a.example"_qs << u"A.Example"_qs << Winner::NotDocumented << u"a.example"_qs;
    QTest::newRow("6.5: the same wildcard on both is not documented")
        << u"*.a.example"_qs << u"*.a.example"_qs << Winner::NotDocumented << u"*.a.example"_qs;
    QTest::newRow("6.1: exact before wildcard")
        << u"x.a.example"_qs << u"*.a.example"_qs << Winner::This << u"x.a.example"_qs;
    QTest::newRow("6.1: wildcard after exact")
        << u"*.a.example"_qs << u"x.a.example"_qs << Winner::Other << u"x.a.example"_qs;
    QTest::newRow("6.1: more labels before fewer")
        << u"*.x.a.example"_qs << u"*.a.example"_qs << Winner::This << u"*.x.a.example"_qs;
    QTest::newRow("6.1: fewer labels after more")
        << u"*.example"_qs << u"*.a.example"_qs << Winner::Other << u"*.a.example"_qs;
    QTest::newRow("6.3: * after everything else")
        << u"*"_qs << u"a.example"_qs << Winner::Other << u"a.example"_qs;
    QTest::newRow("6.3: everything else before *")
        << u"*.a.example"_qs << u"*"_qs << Winner::This << u"*.a.example"_qs;
    QTest::newRow("other spellings of one name") << u"b\u00fccher.example"_qs << u"xn--bcher-kva.example."_qs
                                                 << Winner::NotDocumented << u"xn--bcher-kva.example"_qs;
}

void TestOverlap::pairs()
{
    QFETCH(QString, ours);
    QFETCH(QString, theirs);
    QFETCH(Winner, winner);
    QFETCH(QString, mail);
    const Connector connector = forDomains(u"ours"_qs, {ours});
    const Connector other = forDomains(u"theirs"_qs, {theirs});
    const QList<Overlap> overlaps = overlapsOf(connector, {connector, other});
    QCOMPARE(overlaps.size(), 1);
    QVERIFY(overlaps.first().winner == winner);
    QCOMPARE(overlaps.first().mail, mail);
    QCOMPARE(overlaps.first().other, other.id);
    QCOMPARE(overlaps.first().otherName, u"theirs"_qs);
}

void TestOverlap::none_data()
{
    QTest::addColumn<QString>("ours");
    QTest::addColumn<QString>("theirs");
    QTest::newRow("another domain") << u"a.example"_qs << u"b.example"_qs;
    QTest::newRow("ends alike, is not below") << u"nota.example"_qs << u"*.a.example"_qs;
    QTest::newRow("6.3: apex beside its wildcard: exact goes first") << u"a.example"_qs << u"*.a.example"_qs;
    QTest::newRow("sisters") << u"*.x.example"_qs << u"*.y.example"_qs;
    QTest::newRow("what is no domain") << u"a.*.example"_qs << u"a.*.example"_qs;
}

void TestOverlap::none()
{
    QFETCH(QString, ours);
    QFETCH(QString, theirs);
    const Connector connector = forDomains(u"ours"_qs, {ours});
    QVERIFY(overlapsOf(connector, {forDomains(u"theirs"_qs, {theirs})}).isEmpty());
}

void TestOverlap::onlyTheNarrowestOfAConnectorCounts()
{
    const Connector all = forDomains(u"all"_qs, {u"*"_qs, u"*.a.example"_qs, u"x.a.example"_qs});
    const Connector exact = forDomains(u"exact"_qs, {u"x.a.example"_qs});
    for (const QList<Connector>& pair : {QList{exact, all}, QList{all, exact}}) {
        const QList<Overlap> overlaps = overlapsOf(pair.at(0), pair);
        QCOMPARE(overlaps.size(), 1);
        QVERIFY(overlaps.first().winner == Winner::NotDocumented);
        QCOMPARE(overlaps.first().otherPattern, u"x.a.example"_qs);
    }
}

void TestOverlap::onlyThoseInUse()
{
    const Connector connector = forDomains(u"ours"_qs, {u"a.example"_qs});
    Connector off = connector;
    off.id = QUuid::createUuid();
    QCOMPARE(overlapsOf(connector, {off}).size(), 1);
    off.enabled = false;
    QVERIFY(overlapsOf(connector, {off}).isEmpty());
    QVERIFY(overlapsOf(off, {connector}).isEmpty());
    off.enabled = true;
    off.testMode = true;
    QVERIFY(overlapsOf(connector, {off}).isEmpty());
    off.testMode = false;
    off.isTransportRuleScoped = true;
    QVERIFY(overlapsOf(connector, {off}).isEmpty());
    QVERIFY(overlapsOf(off, {connector}).isEmpty());
}

void TestOverlap::acceptedDomains()
{
    const Connector all = forDomains(u"all"_qs, {u"*"_qs});
    Connector accepted = forDomains(u"hybrid"_qs, {});
    accepted.allAcceptedDomains = true;
    const QList<Overlap> overlaps = overlapsOf(all, {accepted});
    QCOMPARE(overlaps.size(), 1);
    QVERIFY(overlaps.first().winner == Winner::NotDocumented);
    QVERIFY(overlaps.first().otherPattern.isEmpty());
}

void TestOverlap::agreesWithRouting()
{
    const QStringList patterns{u"*"_qs,           u"*.example"_qs,    u"*.a.example"_qs, u"*.x.a.example"_qs,
                               u"x.a.example"_qs, u"y.x.a.example"_qs};
    for (const QString& ours : patterns) {
        for (const QString& theirs : patterns) {
            const QList<Connector> both{forDomains(u"ours"_qs, {ours}), forDomains(u"theirs"_qs, {theirs})};
            const QList<Overlap> overlaps = overlapsOf(both.at(0), both);
            if (overlaps.isEmpty() || overlaps.first().winner == Winner::NotDocumented)
                continue;
            // A name that both are surely for.
            const QString mail = QString(overlaps.first().mail).replace(u"*."_qs, u"q."_qs);
            const Route route = routeFor(test::name(mail.toLatin1().constData()), both);
            QCOMPARE(route.carrier, overlaps.first().winner == Winner::This ? 0 : 1);
            QVERIFY(!route.ambiguous);
        }
    }
}

void TestOverlap::isBounded()
{
    QList<Connector> many;
    for (int i = 0; i < 200; ++i)
        many.append(forDomains(QString::number(i), {u"a.example"_qs}));
    QCOMPARE(overlapsOf(forDomains(u"ours"_qs, {u"a.example"_qs}), many).size(), MaxOverlaps);
}

QTEST_GUILESS_MAIN(TestOverlap)
#include "tst_overlap.moc"

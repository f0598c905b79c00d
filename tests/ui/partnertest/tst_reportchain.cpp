// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reportchain.h"

#include "tests/support/practicereports.h"
#include "ui/text/texts.h"
#include "ui/widgets/chainview.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace relaydeck;
using namespace relaydeck::ui;

/// Chains of real reports: the one place to look at is the one that is wrong.
class TestReportChain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onePlaceToLookAt_data();
    void onePlaceToLookAt();
    void aGoodChainEndsAtTheServersKey();
    void withoutReportOfDnsThereIsNoChain();
    void theModelIsSound();

private:
    QHash<QString, partnertest::PartnerReport> m_reports;
};

void TestReportChain::initTestCase()
{
    m_reports = test::practiceReports({QStringLiteral("health.example"), QStringLiteral("city.example"),
                                       QStringLiteral("police.example"), QStringLiteral("customs.example"),
                                       QStringLiteral("club.example"), QStringLiteral("museum.example"),
                                       QStringLiteral("railway.example"), QStringLiteral("workshop.example"),
                                       QStringLiteral("hospital.example"), QStringLiteral("parked.example")});
    QCOMPARE(m_reports.size(), 10);
}

void TestReportChain::onePlaceToLookAt_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("box");
    QTest::addColumn<QString>("node");
    QTest::addColumn<bool>("broken");

    const auto row = [](const char* name, const char* domain, const char* box, const char* node,
                        bool broken) {
        QTest::newRow(name) << QString::fromLatin1(domain) << QString::fromLatin1(box)
                            << QString::fromLatin1(node) << broken;
    };
    row("the key matches no TLSA record", "city.example", "mx.city.example", "Server key", true);
    row("the signature over the MX set does not verify", "police.example", "police.example.", "MX", true);
    row("the signature over the TLSA set has expired", "customs.example", "customs.example.", "TLSA 3 1 1",
        true);
    row("the parent proves that there is no DS", "club.example", "example.", "No DS for club", false);
    row("not one TLSA record is usable", "museum.example", "museum.example.", "TLSA 1 1 1, +1", true);
    row("TLSA without STARTTLS", "railway.example", "mx.railway.example", "Port 25, no STARTTLS", true);
    row("an expired certificate under usage 2", "hospital.example", "mx.hospital.example", "Server key",
        true);
}

void TestReportChain::onePlaceToLookAt()
{
    QFETCH(QString, domain);
    const partnertest::PartnerReport report = m_reports.value(domain);
    const Chain chain = chainOf(report, chainHost(report));
    const std::optional<ChainPlace> place = firstFailing(chain);
    QVERIFY2(place, qPrintable(chainText(chain)));
    QFETCH(QString, box);
    const QString title = chain.boxes.at(place->box).title;
    QVERIFY2(title == box || title == isolated(box), qPrintable(title));
    QTEST(chain.boxes.at(place->box).nodes.at(place->node).title, "node");

    int failing = 0;
    for (const ChainBox& each : chain.boxes) {
        for (const ChainNode& node : each.nodes)
            failing += node.state == ChainState::Broken || node.state == ChainState::Absent;
    }
    QCOMPARE(failing, 1);
    QTEST(chain.boxes.at(place->box).nodes.at(place->node).state == ChainState::Broken, "broken");
}

void TestReportChain::aGoodChainEndsAtTheServersKey()
{
    const partnertest::PartnerReport report = m_reports.value(QStringLiteral("health.example"));
    const Chain chain = chainOf(report, chainHost(report));
    QVERIFY2(!firstFailing(chain), qPrintable(chainText(chain)));
    QCOMPARE(chain.boxes.size(), 4);
    QCOMPARE(chain.boxes.first().nodes.first().shape, ChainShape::TrustAnchor);
    QCOMPARE(chain.boxes.at(1).title, isolated(QStringLiteral("example.")));
    QCOMPARE(chain.boxes.last().nodes.last().shape, ChainShape::Sheet);
    QCOMPARE(chain.links.size(), 3);
    for (const ChainLink& link : chain.links)
        QCOMPARE(link.state, ChainState::Verified);
}

void TestReportChain::withoutReportOfDnsThereIsNoChain()
{
    QVERIFY(chainOf({}, -1).boxes.isEmpty());
}

void TestReportChain::theModelIsSound()
{
    ChainModel model;
    const QAbstractItemModelTester tester(&model);
    for (const partnertest::PartnerReport& report : std::as_const(m_reports)) {
        const Chain chain = chainOf(report, chainHost(report));
        model.setChain(chain);
        int nodes = 0;
        for (const ChainBox& box : chain.boxes)
            nodes += static_cast<int>(box.nodes.size());
        QCOMPARE(model.rowCount(), nodes);
    }
}

QTEST_GUILESS_MAIN(TestReportChain)
#include "tst_reportchain.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/tlsarecord.h"
#include "core/dnssec/zonetext.h"
#include "core/partnertest/testrun.h"
#include "tests/core/partnertest/treeevidence.h"
#include "tests/support/certificates.h"
#include "tests/support/fakesmtpserver.h"
#include "tests/support/qttest.h"
#include "tests/support/treeserver.h"

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;

namespace {

const tls::Identity& identity()
{
    static const tls::Identity made =
        makeIdentity(requestAround(treeTime(), {QStringLiteral("mx.partner.example")}));
    return made;
}

QByteArray right()
{
    return dane::recordText(tlsaFor(identity().der, 3, 1, 1)).toLatin1();
}

constexpr auto Mx = "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n";

}  // namespace

Q_DECLARE_METATYPE(relaydeck::partnertest::DaneOutcome)
Q_DECLARE_METATYPE(relaydeck::partnertest::TlsaStatus)

/// Where TLSA records may stand, and how many.
class TestTlsaPlaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void aRecordIsUsableWhateverTheServerShows();
    void largeSetOverTcp();
};

void TestTlsaPlaces::judges_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<DaneOutcome>("dane");
    QTest::addColumn<TlsaStatus>("tlsa");
    const QByteArray nothing = "3 1 1 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const QByteArray strong = dane::recordText(tlsaFor(identity().der, 3, 1, 2)).toLatin1();
    const QByteArray otherStrong = "3 1 2 " + QByteArray(128, 'a');

    QTest::newRow("N5: a wildcard of the zone") << Mx + ("*.mx 3600 IN TLSA " + right() + '\n')
                                                << QByteArray() << DaneOutcome::Pass << TlsaStatus::Usable;
    QTest::newRow("N5: an alias to a signed zone")
        << Mx + QByteArray("_25._tcp.mx 3600 IN CNAME tlsa.other.example.\n")
        << QByteArray("tlsa 3600 IN TLSA " + right() + '\n') << DaneOutcome::Pass << TlsaStatus::Usable;
    QTest::newRow("N9: SHA2-512 matches, the weaker digest is stale") << Mx
            + ("_25._tcp.mx 3600 IN TLSA " + strong + "\n_25._tcp.mx 3600 IN TLSA 3 1 1 "
               + QByteArray(64, 'b') + '\n') << QByteArray() << DaneOutcome::Pass
                                                                      << TlsaStatus::Usable;
    QTest::newRow("N9: SHA2-512 does not match: the weaker digest that would is not looked at")
        << Mx + ("_25._tcp.mx 3600 IN TLSA " + otherStrong + "\n_25._tcp.mx 3600 IN TLSA " + right() + '\n')
        << QByteArray() << DaneOutcome::Fail << TlsaStatus::Usable;
    QTest::newRow("case 15: the hash of nothing beside a right record is only stale")
        << Mx + ("_25._tcp.mx 3600 IN TLSA " + nothing + "\n_25._tcp.mx 3600 IN TLSA " + right() + '\n')
        << QByteArray() << DaneOutcome::Pass << TlsaStatus::Usable;
    QTest::newRow("case 15: the hash of nothing alone matches nothing")
        << Mx + ("_25._tcp.mx 3600 IN TLSA " + nothing + '\n') << QByteArray() << DaneOutcome::Fail
        << TlsaStatus::Usable;
}

void TestTlsaPlaces::judges()
{
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, other);
    QFETCH(DaneOutcome, dane);
    QFETCH(TlsaStatus, tlsa);
    SignedTree tree;
    tree.add("partner.example", zone);
    tree.add("other.example", other);
    Evidence evidence = evidenceFrom(tree, {"other.example", "tlsa.other.example"});
    evidence.endpoints.append(dialogueWith({identity().der}));
    const PartnerReport report = judge(evidence, judgementOf(tree));
    const HostReport& host = report.hosts.first();
    QVERIFY2(host.tlsa == tlsa, qPrintable(host.tlsaLookup ? host.tlsaLookup->why : u"not asked"_qs));
    QVERIFY2(report.dane == dane, qPrintable(daneOutcomeName(report.dane)));
}

/// N6: of itself; no server was reached here that it could be compared with.
void TestTlsaPlaces::aRecordIsUsableWhateverTheServerShows()
{
    SignedTree tree;
    tree.add("partner.example", Mx + ("_25._tcp.mx 3600 IN TLSA " + right() + '\n'));
    const PartnerReport report = judge(evidenceFrom(tree), judgementOf(tree));
    QVERIFY(report.hosts.first().tlsa == TlsaStatus::Usable);
    const Check& check = report.checks.at(static_cast<int>(CheckId::TlsaRecords));
    QVERIFY(check.state == CheckState::Passed);
    QVERIFY(check.text == CheckText::TlsaUsable);
    QCOMPARE(check.arguments, (QStringList{u"1"_qs, u"1"_qs}));
}

/// D3: the answer does not fit into a datagram.
void TestTlsaPlaces::largeSetOverTcp()
{
    QByteArray zone = Mx;
    for (int i = 0; i < 60; ++i)
        zone +=
            "_25._tcp.mx 3600 IN TLSA 3 1 1 " + QByteArray::number(i + 16, 16).rightJustified(64, '0') + '\n';
    zone += "_25._tcp.mx 3600 IN TLSA " + right() + '\n';
    SignedTree tree;
    tree.add("partner.example", zone);
    TreeServer resolver(tree, testedNames("partner.example", {"mx.partner.example"}));
    const dns::Question question{name("_25._tcp.mx.partner.example"), dns::RecordType::TLSA};
    FakeReply truncated;
    truncated.kind = FakeReply::Kind::Truncated;
    truncated.message = *dns::parseMessage(tree.exchange(question).response);
    resolver.onUdp(question, {{truncated}});

    tls::ServerSettings settings;
    settings.chain = {identity().der};
    settings.keyPem = identity().keyPem;
    SmtpScript script;
    script.tls = *tls::ServerContext::make(settings);
    const FakeSmtpServer server(script);
    NetworkProfile profile;
    profile.upstreams = {resolver.upstream()};
    profile.trustAnchors = dnssec::zoneText(tree.anchors().at(DomainName()));
    profile.smtpPort = server.port();
    profile.validateAt = treeTime();
    const Result<std::shared_ptr<Services>> services = Services::create(profile);
    QVERIFY(services.ok());
    PartnerTest test(name("partner.example"), *services);
    QSignalSpy finished(&test, &PartnerTest::finished);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    const HostReport& host = test.report()->hosts.first();
    QVERIFY(resolver.count(FakeDnsServer::Transport::Tcp) > 0);
    QCOMPARE(host.tlsaLookup->records.size(), 61);
    QVERIFY(host.dane == DaneOutcome::Pass);
    QCOMPARE(host.endpoints.first().tlsa.size(), 61);
}

QTEST_GUILESS_MAIN(TestTlsaPlaces)
#include "tst_tlsaplaces.moc"

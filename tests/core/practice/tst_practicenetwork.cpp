// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/certificateauthority.h"
#include "core/practice/practicenetwork.h"
#include "tests/core/practice/practiceclient.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtNetwork/QUdpSocket>

using namespace relaydeck;
using namespace relaydeck::practice;
using namespace relaydeck::test;
using dns::RecordType;

/// The practice network as a whole: its resolver, its zones, start and stop.
class TestPracticeNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void anchorIsTheRootsKey();
    void resolverAnswersWithSignatures();
    void resolverTruncates();
    void resolverFails();
    void resolverOutlivesGarbage();
    void zonesAreAsDescribed_data();
    void zonesAreAsDescribed();
    void jsonTellsHowToReachIt();
    void twoAtOnce();
    void stopFreesPorts();

private:
    std::unique_ptr<PracticeNetwork> m_network;
    NetworkProfile m_profile;
};

void TestPracticeNetwork::initTestCase()
{
    QElapsedTimer timer;
    timer.start();
    m_network = std::make_unique<PracticeNetwork>();
    const Result<void> started = m_network->start();
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
    qInfo("ready after %lld ms", timer.elapsed());
    m_profile = m_network->profile();
}

void TestPracticeNetwork::cleanupTestCase()
{
    m_network.reset();
}

void TestPracticeNetwork::anchorIsTheRootsKey()
{
    const QByteArray anchor = m_profile.trustAnchors;
    QVERIFY2(anchor.contains("\tDS\t"), anchor.constData());
    bool found = false;
    for (const dns::Record& record : ask(m_profile, ".", RecordType::DNSKEY).answer) {
        if (const std::optional<dns::DnskeyData> key = dns::dnskeyOf(record))
            found = found || anchor.contains("\t" + QByteArray::number(key->keyTag) + ' ');
    }
    QVERIFY(found);
}

void TestPracticeNetwork::resolverAnswersWithSignatures()
{
    const dns::Message mx = ask(m_profile, "health.example", RecordType::MX);
    QVERIFY(mx.response && mx.recursionAvailable && !mx.authenticData);
    QCOMPARE(count(mx.answer, RecordType::MX), 1);
    QCOMPARE(count(mx.answer, RecordType::RRSIG), 1);
    const dns::Message ds = ask(m_profile, "health.example", RecordType::DS);
    QCOMPARE(count(ds.answer, RecordType::DS), 1);
    const dns::Message none = ask(m_profile, "nosuch.example", RecordType::MX);
    QCOMPARE(none.rcode, dns::Rcode::NxDomain);
    QVERIFY(count(none.authority, RecordType::NSEC) >= 1);
    const dns::Message alias = ask(m_profile, "mail.consulting.example", RecordType::A);
    QCOMPARE(count(alias.answer, RecordType::CNAME), 1);
    QCOMPARE(count(alias.answer, RecordType::A), 1);
}

void TestPracticeNetwork::resolverTruncates()
{
    const dns::Question question{name("nowhere.justice.example"), RecordType::A};
    QByteArray query = dns::queryWire(question, 7);
    dns::Message small = parsedMessage(query);
    small.udpPayload = 512;
    query = dns::toWire(small);
    const dns::Message byUdp = askUdp(m_profile, query);
    QVERIFY(byUdp.truncated);
    QVERIFY(byUdp.answer.isEmpty());
    const dns::Message byTcp = askTcp(m_profile, query);
    QVERIFY(!byTcp.truncated);
    QCOMPARE(byTcp.id, quint16(7));
    QCOMPARE(byTcp.rcode, dns::Rcode::NxDomain);
    QVERIFY(count(byTcp.authority, RecordType::RRSIG) >= 3);
}

void TestPracticeNetwork::resolverFails()
{
    QCOMPARE(ask(m_profile, "_25._tcp.mx.archive.example", RecordType::TLSA).rcode, dns::Rcode::ServFail);
    QCOMPARE(ask(m_profile, "_25._tcp.mx.archive.example", RecordType::A).rcode, dns::Rcode::NxDomain);
    QVERIFY(!ask(m_profile, "_25._tcp.mx.fisheries.example", RecordType::TLSA).response);
    QCOMPARE(ask(m_profile, "other.test", RecordType::A).rcode, dns::Rcode::NxDomain);
}

void TestPracticeNetwork::resolverOutlivesGarbage()
{
    for (const QByteArray& garbage : {QByteArray(), QByteArray(3, 'x'), QByteArray(600, '\xff'),
                                      dns::queryWire({name("example"), RecordType::A}, 3).chopped(5)})
        QVERIFY(!askUdp(m_profile, garbage).response);
    QVERIFY(ask(m_profile, "example", RecordType::SOA).response);
}

void TestPracticeNetwork::zonesAreAsDescribed_data()
{
    QTest::addColumn<Partner>("partner");
    for (const Partner& partner : partners())
        QTest::newRow(partner.domain.constData()) << partner;
}

void TestPracticeNetwork::zonesAreAsDescribed()
{
    QFETCH(Partner, partner);
    const dns::Message soa = ask(m_profile, partner.domain.constData(), RecordType::SOA);
    const dns::Message ds = ask(m_profile, partner.domain.constData(), RecordType::DS);
    const dns::Message nowhere = ask(m_profile, ("nowhere." + partner.domain).constData(), RecordType::A);
    QCOMPARE(nowhere.rcode, dns::Rcode::NxDomain);
    switch (partner.zone) {
    case ZoneKind::Nsec:
    case ZoneKind::Nsec3:
    case ZoneKind::OptOut:
        QCOMPARE(count(soa.answer, RecordType::RRSIG), 1);
        QCOMPARE(count(ds.answer, RecordType::DS), 1);
        QCOMPARE(count(nowhere.authority, RecordType::NSEC) > 0, partner.zone == ZoneKind::Nsec);
        QCOMPARE(count(nowhere.authority, RecordType::NSEC3) > 0, partner.zone != ZoneKind::Nsec);
        break;
    case ZoneKind::Insecure:
        QCOMPARE(count(soa.answer, RecordType::RRSIG), 0);
        QCOMPARE(count(ds.answer, RecordType::DS), 0);
        QVERIFY(count(ds.authority, RecordType::RRSIG) >= 2);
        break;
    case ZoneKind::Absent:
        QCOMPARE(soa.rcode, dns::Rcode::NxDomain);
        break;
    }
    for (const Partner::Fault& fault : partner.faults) {
        if (fault.fault == dnssec::SignatureFault::Expired) {
            const dns::Message answer =
                ask(m_profile, (fault.owner + '.' + partner.domain).constData(), fault.type);
            const std::optional<dns::RrsigData> signature = dns::rrsigOf(answer.answer.last());
            QVERIFY(signature && signature->expiration < QDateTime::currentSecsSinceEpoch());
        }
    }
}

void TestPracticeNetwork::jsonTellsHowToReachIt()
{
    const QJsonObject json = m_network->toJson();
    QCOMPARE(json.value(u"resolver"_qs).toString(),
             u"127.0.0.1:"_qs + QString::number(m_profile.upstreams.first().port));
    QCOMPARE(json.value(u"smtpPort"_qs).toInt(), int(m_profile.smtpPort));
    QCOMPARE(json.value(u"httpsPort"_qs).toInt(), int(m_profile.httpsPort));
    QCOMPARE(json.value(u"trustAnchors"_qs).toString().toLatin1(), m_profile.trustAnchors);
    QCOMPARE(json.value(u"caCertificates"_qs).toString().toLatin1(), m_profile.caCertificates);
    const QJsonArray table = json.value(u"partners"_qs).toArray();
    QCOMPARE(table.size(), partners().size());
    const QJsonObject first = table.first().toObject();
    QCOMPARE(first.value(u"domain"_qs).toString(), u"health.example"_qs);
    const QJsonArray delivery = first.value(u"expected"_qs).toObject().value(u"delivery"_qs).toArray();
    QCOMPARE(delivery.size(), 6);
    QCOMPARE(delivery.at(2).toObject().value(u"smtpDaneMode"_qs).toString(), u"Mandatory"_qs);
    QCOMPARE(delivery.at(2).toObject().value(u"security"_qs).toString(), u"dane"_qs);
    QVERIFY(delivery.at(2).toObject().value(u"status"_qs).isNull());
}

void TestPracticeNetwork::twoAtOnce()
{
    PracticeNetwork other;
    const Result<void> started = other.start(partners().first(2));
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
    const NetworkProfile profile = other.profile();
    QVERIFY(profile.upstreams != m_profile.upstreams);
    QVERIFY(profile.smtpPort != m_profile.smtpPort);
    QVERIFY(profile.trustAnchors != m_profile.trustAnchors);
    Client client(profile);
    QVERIFY(client.connectTo(addressOf(profile, "mx1.health.example"), profile.smtpPort));
    QVERIFY(client.reply().startsWith("220 mx1.health.example "));
    QCOMPARE(ask(profile, "city.example", RecordType::MX).rcode, dns::Rcode::NxDomain);
    QCOMPARE(ask(m_profile, "city.example", RecordType::MX).rcode, dns::Rcode::NoError);
}

void TestPracticeNetwork::stopFreesPorts()
{
    PracticeNetwork network;
    QVERIFY(network.start(partners().first(2)).ok());
    QVERIFY(network.isRunning());
    const NetworkProfile profile = network.profile();
    const QHostAddress address = addressOf(profile, "mx1.health.example");
    Client open(profile);
    QVERIFY(open.connectTo(address, profile.smtpPort));
    open.reply();
    network.stop();
    QVERIFY(!network.isRunning());
    QTRY_COMPARE(open.socket.state(), QAbstractSocket::UnconnectedState);  // ended with the network
    QVERIFY(!Client(profile).connectTo(address, profile.smtpPort));
    QUdpSocket udp;
    QVERIFY(udp.bind(profile.upstreams.first().address, profile.upstreams.first().port));
    udp.close();
    // And once more, with nothing left of the first time.
    QVERIFY(network.start(partners().mid(1, 1)).ok());
    QVERIFY(!ask(network.profile(), "tax.example", RecordType::MX).answer.isEmpty());
    QCOMPARE(ask(network.profile(), "health.example", RecordType::MX).rcode, dns::Rcode::NxDomain);
}

QTEST_GUILESS_MAIN(TestPracticeNetwork)
#include "tst_practicenetwork.moc"

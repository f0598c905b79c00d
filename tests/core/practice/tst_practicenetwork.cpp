// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/message.h"
#include "core/practice/certificateauthority.h"
#include "core/practice/practicenetwork.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QtEndian>
#include <QtNetwork/QNetworkDatagram>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QUdpSocket>

using namespace relaydeck;
using namespace relaydeck::practice;
using dns::RecordType;
using test::name;

namespace {

dns::Message parsed(const QByteArray& wire)
{
    const Result<dns::Message> message = dns::parseMessage(wire);
    return message.ok() ? *message : dns::Message();
}

/// What comes back by UDP; an empty message without an answer before the marker question's.
dns::Message askUdp(const NetworkProfile& profile, const QByteArray& query)
{
    QUdpSocket socket;
    socket.bind(QHostAddress(QHostAddress::LocalHost));
    socket.writeDatagram(query, profile.upstreams.first().address, profile.upstreams.first().port);
    // The resolver answers in order: the answer to the marker says that nothing comes for what was before it.
    const quint16 markerId = 0xffff;
    socket.writeDatagram(dns::queryWire({name("example"), RecordType::SOA}, markerId),
                         profile.upstreams.first().address, profile.upstreams.first().port);
    dns::Message result;
    bool done = false;
    QObject::connect(&socket, &QUdpSocket::readyRead, &socket, [&] {
        while (socket.hasPendingDatagrams()) {
            const dns::Message message = parsed(socket.receiveDatagram().data());
            if (message.id == markerId)
                done = true;
            else
                result = message;
        }
    });
    if (!QTest::qWaitFor([&] { return done; }, 10'000))
        qWarning("the resolver does not answer");
    return result;
}

dns::Message askTcp(const NetworkProfile& profile, const QByteArray& query)
{
    QTcpSocket socket;
    socket.connectToHost(profile.upstreams.first().address, profile.upstreams.first().port);
    if (!QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }))
        return {};
    const quint16 size = qToBigEndian(static_cast<quint16>(query.size()));
    const QByteArray framed = QByteArray(reinterpret_cast<const char*>(&size), sizeof size) + query;
    // In two pieces, as a network may deliver it.
    socket.write(framed.left(1));
    socket.flush();
    socket.write(framed.mid(1));
    QByteArray got;
    const bool whole = QTest::qWaitFor(
        [&] {
            got += socket.readAll();
            return got.size() >= 2 && got.size() == 2 + qFromBigEndian<quint16>(got.constData());
        },
        10'000);
    return whole ? parsed(got.mid(2)) : dns::Message();
}

/// By UDP, then by TCP if truncated, as every resolver of a client does.
dns::Message ask(const NetworkProfile& profile, const char* owner, RecordType type)
{
    const QByteArray query = dns::queryWire({name(owner), type}, 1);
    const dns::Message byUdp = askUdp(profile, query);
    return byUdp.truncated ? askTcp(profile, query) : byUdp;
}

qsizetype count(const QList<dns::Record>& section, RecordType type)
{
    return std::count_if(section.begin(), section.end(),
                         [type](const dns::Record& record) { return record.type == type; });
}

QHostAddress addressOf(const NetworkProfile& profile, const QByteArray& host)
{
    for (const dns::Record& record : ask(profile, host.constData(), RecordType::A).answer) {
        if (record.type == RecordType::A)
            return dns::addressOf(record).value_or(QHostAddress());
    }
    return {};
}

/// A client of Qt's own, with the practice network's root as the only one.
class Client {
public:
    explicit Client(const NetworkProfile& profile)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromData(profile.caCertificates));
        socket.setSslConfiguration(configuration);
        QObject::connect(&socket, &QSslSocket::sslErrors, &socket, [this](const QList<QSslError>& errors) {
            for (const QSslError& error : errors)
                problems.append(error.error());
            socket.ignoreSslErrors();
        });
    }

    bool connectTo(const QHostAddress& address, quint16 port)
    {
        socket.connectToHost(address, port);
        return QTest::qWaitFor([&] {
                   return socket.state() == QAbstractSocket::ConnectedState
                       || socket.error() != QAbstractSocket::UnknownSocketError;
               })
            && socket.state() == QAbstractSocket::ConnectedState;
    }

    bool startTls(const QByteArray& peerName)
    {
        socket.setPeerVerifyName(QString::fromLatin1(peerName));
        socket.startClientEncryption();
        return QTest::qWaitFor([&] {
                   return socket.isEncrypted() || socket.error() != QAbstractSocket::UnknownSocketError;
               })
            && socket.isEncrypted();
    }

    /// Until a line begins with a code and a space (RFC 5321 4.2.1), or the end.
    QByteArray reply()
    {
        QByteArray lines;
        const bool complete = QTest::qWaitFor([&] {
            while (socket.canReadLine()) {
                const QByteArray line = socket.readLine();
                lines += line;
                if (line.size() > 3 && line.at(3) == ' ')
                    return true;
            }
            return false;
        });
        return complete ? lines : QByteArray();
    }

    QByteArray command(const QByteArray& line)
    {
        socket.write(line + "\r\n");
        return reply();
    }

    QByteArray untilEnd()
    {
        QByteArray all;
        const bool ended = QTest::qWaitFor([&] {
            all += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        });
        return ended ? all + socket.readAll() : QByteArray("the connection does not end");
    }

    QSslSocket socket;
    QList<QSslError::SslError> problems;
};

using Predicate = bool (*)(const Partner&);

bool anyServer(const Partner& partner, bool (*what)(const MailServer&))
{
    return std::any_of(partner.servers.begin(), partner.servers.end(), what);
}

}  // namespace

class TestPracticeNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void partnersAreDistinct();
    void everyCaseHasAPartner_data();
    void everyCaseHasAPartner();
    void anchorIsTheRootsKey();
    void resolverAnswersWithSignatures();
    void resolverTruncates();
    void resolverFails();
    void resolverOutlivesGarbage();
    void zonesAreAsDescribed_data();
    void zonesAreAsDescribed();
    void mailServersTalk_data();
    void mailServersTalk();
    void mailServersTakeNoMail();
    void mailServerOnIpv6();
    void policyHostsAnswer_data();
    void policyHostsAnswer();
    void policyHostIsStrict();
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

void TestPracticeNetwork::partnersAreDistinct()
{
    QSet<QByteArray> domains;
    QSet<QString> titles;
    for (const Partner& partner : partners()) {
        QVERIFY2(partner.domain.endsWith(".example"), partner.domain.constData());
        QVERIFY2(DomainName::fromUserInput(QString::fromLatin1(partner.domain)).ok(),
                 partner.domain.constData());
        QVERIFY(!partner.title.isEmpty() && partner.shows.endsWith(u'.'));
        domains.insert(partner.domain);
        titles.insert(partner.title);
    }
    QCOMPARE(domains.size(), partners().size());
    QCOMPARE(titles.size(), partners().size());
    QVERIFY(domains.size() >= 24);
}

void TestPracticeNetwork::everyCaseHasAPartner_data()
{
    QTest::addColumn<Predicate>("is");
    const auto row = [](const char* title, Predicate is) { QTest::newRow(title) << is; };
    row("3 1 1", [](const Partner& p) {
        return p.expected.dane == QByteArray("pass")
            && anyServer(p, [](const MailServer& s) { return s.tlsa == QList{TlsaKind::Key}; });
    });
    row("2 1 1", [](const Partner& p) {
        return p.expected.dane == QByteArray("pass")
            && anyServer(p, [](const MailServer& s) { return s.tlsa == QList{TlsaKind::Issuer}; });
    });
    row("3 1 2", [](const Partner& p) {
        return anyServer(p, [](const MailServer& s) { return s.tlsa == QList{TlsaKind::KeySha512}; });
    });
    row("two MX",
        [](const Partner& p) { return p.expected.dane == QByteArray("pass") && p.servers.size() == 2; });
    row("MTA-STS enforce", [](const Partner& p) {
        return p.sts && p.sts->mode == "enforce" && p.expected.mtaSts == QByteArray("pass")
            && p.expected.dane == QByteArray("not-offered");
    });
    row("both", [](const Partner& p) {
        return p.expected.mtaSts == QByteArray("pass") && p.expected.dane == QByteArray("pass");
    });
    row("TLSA mismatch", [](const Partner& p) {
        return p.expected.delivery.at(0).status == QByteArray("4.7.323")
            && anyServer(p, [](const MailServer& s) { return s.tlsa == QList{TlsaKind::FormerKey}; });
    });
    row("roll-over", [](const Partner& p) {
        return p.expected.dane == QByteArray("pass")
            && anyServer(p, [](const MailServer& s) { return s.tlsa.contains(TlsaKind::FormerKey); });
    });
    row("all TLSA unusable", [](const Partner& p) {
        return anyServer(p, [](const MailServer& s) { return s.tlsa.contains(TlsaKind::PkixCertificate); });
    });
    row("expired under DANE-EE", [](const Partner& p) {
        return anyServer(p, [](const MailServer& s) {
            return s.certificate == CertificateKind::Expired && s.tlsa.contains(TlsaKind::Key);
        });
    });
    row("expired under DANE-TA",
        [](const Partner& p) { return p.expected.delivery.at(0).status == QByteArray("4.7.322"); });
    row("wrong name under DANE-TA",
        [](const Partner& p) { return p.expected.delivery.at(0).status == QByteArray("4.7.325"); });
    row("no STARTTLS with TLSA", [](const Partner& p) {
        return p.expected.delivery.at(0).status == QByteArray("4.7.321")
            && anyServer(p, [](const MailServer& s) { return s.behaviour == SmtpBehaviour::NoStartTls; });
    });
    row("bogus signature", [](const Partner& p) {
        return !p.faults.isEmpty() && p.faults.first().fault == dnssec::SignatureFault::Corrupt;
    });
    row("expired signature", [](const Partner& p) {
        return !p.faults.isEmpty() && p.faults.first().fault == dnssec::SignatureFault::Expired;
    });
    row("N5: TLSA lookup SERVFAIL", [](const Partner& p) { return !p.failingTlsa.isEmpty(); });
    row("N5: TLSA lookup times out", [](const Partner& p) { return !p.ignoredTlsa.isEmpty() && p.slow; });
    row("insecure zone", [](const Partner& p) { return p.zone == ZoneKind::Insecure; });
    row("second MX without TLSA", [](const Partner& p) {
        return p.servers.size() == 2 && p.servers.last().tlsa.isEmpty()
            && p.expected.dane == QByteArray("partial");
    });
    row("S4: enforce with unlisted MX",
        [](const Partner& p) { return p.expected.delivery.at(0).status == QByteArray("4.4.8"); });
    row("S6: enforce with untrusted MX certificate", [](const Partner& p) {
        return p.sts && p.sts->mode == "enforce"
            && anyServer(p, [](const MailServer& s) { return s.certificate == CertificateKind::SelfSigned; });
    });
    row("S2: policy host with wrong certificate",
        [](const Partner& p) { return p.sts && p.sts->behaviour == PolicyHostBehaviour::WrongCertificate; });
    row("S6: testing mode", [](const Partner& p) { return p.sts && p.sts->mode == "testing"; });
    row("S2: redirecting policy host",
        [](const Partner& p) { return p.sts && p.sts->behaviour == PolicyHostBehaviour::Redirects; });
    row("N2: null MX", [](const Partner& p) { return p.expected.mx == QByteArray("null"); });
    row("no such domain", [](const Partner& p) { return p.expected.mx == QByteArray("nxdomain"); });
    row("implicit MX", [](const Partner& p) { return p.expected.mx == QByteArray("implicit"); });
    row("plain text only", [](const Partner& p) {
        return p.expected.delivery.at(0).security == QByteArray("plain")
            && p.expected.dane == QByteArray("not-offered");
    });
}

void TestPracticeNetwork::everyCaseHasAPartner()
{
    QFETCH(Predicate, is);
    QVERIFY(std::any_of(partners().begin(), partners().end(), is));
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
    dns::Message small = parsed(query);
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

void TestPracticeNetwork::mailServersTalk_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<MailServer>("server");
    for (const Partner& partner : partners()) {
        for (const MailServer& server : partner.servers) {
            const QByteArray host = server.name == "@" ? partner.domain : server.name + '.' + partner.domain;
            QTest::newRow(host.constData()) << host << server;
        }
    }
}

void TestPracticeNetwork::mailServersTalk()
{
    QFETCH(QByteArray, host);
    QFETCH(MailServer, server);
    const QHostAddress address = addressOf(m_profile, host);
    QVERIFY(address.isLoopback());
    Client client(m_profile);
    const bool connected = client.connectTo(address, m_profile.smtpPort);
    QCOMPARE(connected, server.behaviour != SmtpBehaviour::NotListening);
    if (!connected)
        return;
    const QByteArray greeting = client.reply();
    if (server.behaviour == SmtpBehaviour::Refusing) {
        QVERIFY(greeting.startsWith("554 5.7.1 "));
        QVERIFY(client.untilEnd().isEmpty());
        return;
    }
    QVERIFY2(greeting.startsWith("220 " + host + ' '), greeting.constData());
    const QByteArray capabilities = client.command("EHLO client.example");
    const bool offered = server.behaviour != SmtpBehaviour::NoStartTls;
    QCOMPARE(capabilities.contains("STARTTLS"), offered);
    QCOMPARE(client.command("STARTTLS").startsWith("220 "), offered);
    if (!offered)
        return;
    // Qt's client follows this computer's policy, which refuses what is that old.
    const bool modern = server.behaviour != SmtpBehaviour::OldTls;
    QCOMPARE(client.startTls(host), modern);
    if (!modern)
        return;
    switch (server.certificate) {
    case CertificateKind::Good:
        QVERIFY(client.problems.isEmpty());
        break;
    case CertificateKind::Expired:
        QCOMPARE(client.problems, QList{QSslError::CertificateExpired});
        break;
    case CertificateKind::OtherName:
        QCOMPARE(client.problems, QList{QSslError::HostNameMismatch});
        break;
    case CertificateKind::SelfSigned:
        QCOMPARE(client.problems, QList{QSslError::SelfSignedCertificate});
        break;
    }
    QVERIFY(!client.command("EHLO client.example").contains("STARTTLS"));
    QVERIFY(client.command("QUIT").startsWith("221 "));
    client.untilEnd();
    QCOMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
}

void TestPracticeNetwork::mailServersTakeNoMail()
{
    Client client(m_profile);
    QVERIFY(client.connectTo(addressOf(m_profile, "mx1.health.example"), m_profile.smtpPort));
    client.reply();
    QVERIFY(client.command("HELO client.example").startsWith("250 "));
    QVERIFY(client.command("MAIL FROM:<a@client.example>").startsWith("550 "));
    QVERIFY(client.command("VRFY x").startsWith("502 "));
    client.socket.write(QByteArray(10'000, 'x'));
    QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
}

void TestPracticeNetwork::mailServerOnIpv6()
{
    const dns::Message answer = ask(m_profile, "mx1.university.example", RecordType::AAAA);
    if (!QTcpServer().listen(QHostAddress::LocalHostIPv6, 0)) {
        QCOMPARE(count(answer.answer, RecordType::AAAA), 0);
        return;
    }
    QCOMPARE(count(answer.answer, RecordType::AAAA), 1);
    Client client(m_profile);
    QVERIFY(client.connectTo(QHostAddress(QHostAddress::LocalHostIPv6), m_profile.smtpPort));
    QVERIFY(client.reply().startsWith("220 mx1.university.example "));
}

void TestPracticeNetwork::policyHostsAnswer_data()
{
    QTest::addColumn<Partner>("partner");
    for (const Partner& partner : partners()) {
        if (partner.sts)
            QTest::newRow(partner.domain.constData()) << partner;
    }
}

void TestPracticeNetwork::policyHostsAnswer()
{
    QFETCH(Partner, partner);
    const QByteArray host = "mta-sts." + partner.domain;
    const dns::Message record = ask(m_profile, ("_mta-sts." + partner.domain).constData(), RecordType::TXT);
    QVERIFY(count(record.answer, RecordType::TXT) >= 1);
    Client client(m_profile);
    QVERIFY(client.connectTo(addressOf(m_profile, host), m_profile.httpsPort));
    QVERIFY(client.startTls(host));
    const bool wrong = partner.sts->behaviour == PolicyHostBehaviour::WrongCertificate;
    QCOMPARE(client.problems, wrong ? QList{QSslError::HostNameMismatch} : QList<QSslError::SslError>{});
    client.socket.write("GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    const QByteArray answer = client.untilEnd();
    switch (partner.sts->behaviour) {
    case PolicyHostBehaviour::Serves:
    case PolicyHostBehaviour::WrongCertificate:
        QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(answer.contains("\r\nContent-Type: text/plain\r\n"));
        QVERIFY(answer.contains("\r\n\r\nversion: STSv1\r\nmode: " + partner.sts->mode + "\r\nmx: "));
        break;
    case PolicyHostBehaviour::Redirects:
        QVERIFY(answer.startsWith("HTTP/1.1 301 "));
        QVERIFY(answer.contains("\r\nLocation: https://"));
        break;
    case PolicyHostBehaviour::NotFound:
        QVERIFY(answer.startsWith("HTTP/1.1 404 "));
        break;
    }
}

void TestPracticeNetwork::policyHostIsStrict()
{
    const auto answerTo = [this](const QByteArray& request) {
        Client client(m_profile);
        client.connectTo(addressOf(m_profile, "mta-sts.bank.example"), m_profile.httpsPort);
        client.startTls("mta-sts.bank.example");
        client.socket.write(request);
        return client.untilEnd().left(12);
    };
    QCOMPARE(answerTo("GET /other HTTP/1.1\r\nHost: h\r\n\r\n"), QByteArray("HTTP/1.1 404"));
    QCOMPARE(answerTo("POST /.well-known/mta-sts.txt HTTP/1.1\r\nHost: h\r\n\r\n"),
             QByteArray("HTTP/1.1 405"));
    QCOMPARE(answerTo("GET /.well-known/mta-sts.txt HTTP/1.1\r\n\r\n"), QByteArray("HTTP/1.1 400"));
    QCOMPARE(answerTo(QByteArray("a: b\r\n").repeated(200)), QByteArray());
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

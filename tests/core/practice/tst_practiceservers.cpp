// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/practicenetwork.h"
#include "core/practice/practicezones.h"
#include "tests/core/practice/practiceclient.h"

#include <QtCore/QElapsedTimer>
#include <QtNetwork/QTcpServer>

using namespace relaydeck;
using namespace relaydeck::practice;
using namespace relaydeck::test;
using dns::RecordType;

/// The mail servers and policy hosts of each partner.
class TestPracticeServers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void mailServersTalk_data();
    void mailServersTalk();
    void mailServersTakeNoMail();
    void mailServerOnIpv6();
    void policyHostsAnswer_data();
    void policyHostsAnswer();
    void policyHostIsStrict();

private:
    std::unique_ptr<PracticeNetwork> m_network;
    NetworkProfile m_profile;
};

void TestPracticeServers::initTestCase()
{
    QElapsedTimer timer;
    timer.start();
    m_network = std::make_unique<PracticeNetwork>();
    const Result<void> started = m_network->start();
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
    qInfo("ready after %lld ms", timer.elapsed());
    m_profile = m_network->profile();
}

void TestPracticeServers::cleanupTestCase()
{
    m_network.reset();
}

void TestPracticeServers::mailServersTalk_data()
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

void TestPracticeServers::mailServersTalk()
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
    const bool offered = server.behaviour != SmtpBehaviour::NoStartTls
        && server.behaviour != SmtpBehaviour::OverwritesStartTls;
    QCOMPARE(capabilities.contains("STARTTLS"), offered);
    QCOMPARE(client.command("STARTTLS").startsWith("220 "), offered);
    if (!offered)
        return;
    // Qt's client follows this computer's policy, which refuses what is that old or that weak.
    const bool modern =
        server.behaviour != SmtpBehaviour::OldTls && server.behaviour != SmtpBehaviour::WeakDh;
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

void TestPracticeServers::mailServersTakeNoMail()
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

void TestPracticeServers::mailServerOnIpv6()
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

void TestPracticeServers::policyHostsAnswer_data()
{
    QTest::addColumn<Partner>("partner");
    for (const Partner& partner : partners()) {
        if (partner.sts)
            QTest::newRow(partner.domain.constData()) << partner;
    }
}

void TestPracticeServers::policyHostsAnswer()
{
    QFETCH(Partner, partner);
    const QByteArray host = "mta-sts." + partner.domain;
    const dns::Message record = ask(m_profile, ("_mta-sts." + partner.domain).constData(), RecordType::TXT);
    QVERIFY(count(record.answer, RecordType::TXT) >= 1);
    Client client(m_profile);
    const bool listens = partner.sts->behaviour != PolicyHostBehaviour::NotListening;
    QCOMPARE(client.connectTo(addressOf(m_profile, host), m_profile.httpsPort), listens);
    if (!listens)
        return;
    QVERIFY(client.startTls(host));
    QList<QSslError::SslError> problems;
    if (partner.sts->behaviour == PolicyHostBehaviour::WrongCertificate)
        problems.append(QSslError::HostNameMismatch);
    else if (partner.sts->behaviour == PolicyHostBehaviour::ExpiredCertificate)
        problems.append(QSslError::CertificateExpired);
    QCOMPARE(client.problems, problems);
    client.socket.write("GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    const QByteArray answer = client.untilEnd();
    switch (partner.sts->behaviour) {
    case PolicyHostBehaviour::Serves:
    case PolicyHostBehaviour::WrongCertificate:
    case PolicyHostBehaviour::ExpiredCertificate:
        QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(answer.contains("\r\nContent-Type: text/plain\r\n"));
        QVERIFY(answer.endsWith("\r\n\r\n" + policyBody(*partner.sts)));
        break;
    case PolicyHostBehaviour::OtherMediaType:
        QVERIFY(answer.contains("\r\nContent-Type: text/html\r\n"));
        break;
    case PolicyHostBehaviour::NotListening:
        Q_UNREACHABLE();
    case PolicyHostBehaviour::Redirects:
        QVERIFY(answer.startsWith("HTTP/1.1 301 "));
        QVERIFY(answer.contains("\r\nLocation: https://"));
        break;
    case PolicyHostBehaviour::NotFound:
        QVERIFY(answer.startsWith("HTTP/1.1 404 "));
        break;
    }
}

void TestPracticeServers::policyHostIsStrict()
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

QTEST_GUILESS_MAIN(TestPracticeServers)
#include "tst_practiceservers.moc"

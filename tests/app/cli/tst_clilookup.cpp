// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>
#include <QtNetwork/QUdpSocket>

using namespace relaydeck;
using namespace relaydeck::test;

/// `dns` and `simulate` over the practice network.
class TestCliLookup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void lookups_data();
    void lookups();
    void lookupsAsText_data();
    void lookupsAsText();
    void asOfAnotherTime();
    void algorithmThatDoesNotCount();
    void digestThatDoesNotCount();
    void simulateTestsWhatWasNeverTested();
    void simulateUsesTheLastTest();
    void simulateRefusesAnchorsThatItDoesNotNeed();
    void simulateTestsAgainWhatCouldNotBeTested();
    void simulateModes_data();
    void simulateModes();
    void simulateConnector();
    void simulateSenders_data();
    void simulateSenders();
    void simulateTrace();

private:
    CliResult run(const QStringList& arguments) const
    {
        return m_runner->run(arguments + m_runner->networkOptions(m_profile));
    }

    practice::PracticeNetwork m_network;
    NetworkProfile m_profile;
    std::unique_ptr<CliRunner> m_runner;
};

void TestCliLookup::initTestCase()
{
    const Result<void> started = m_network.start();
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
    m_profile = m_network.profile();
}

void TestCliLookup::init()
{
    m_runner = std::make_unique<CliRunner>();
}

void TestCliLookup::lookups_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("rcode");
    QTest::addColumn<int>("answers");
    QTest::addColumn<int>("code");
    QTest::newRow("secure") << u"health.example"_qs << u"mx"_qs << u"secure"_qs << u"NOERROR"_qs << 1
                            << int(cli::MailPasses);
    QTest::newRow("TLSA") << u"_25._tcp.mx1.health.example"_qs << u"TLSA"_qs << u"secure"_qs << u"NOERROR"_qs
                          << 1 << int(cli::MailPasses);
    QTest::newRow("no such type") << u"health.example"_qs << u"SRV"_qs << u"secure"_qs << u"NOERROR"_qs << 0
                                  << int(cli::MailPasses);
    QTest::newRow("no such name") << u"nosuch.example"_qs << u"MX"_qs << u"secure"_qs << u"NXDOMAIN"_qs << 0
                                  << int(cli::MailPasses);
    QTest::newRow("insecure") << u"club.example"_qs << u"MX"_qs << u"insecure"_qs << u"NOERROR"_qs << 1
                              << int(cli::MailPasses);
    QTest::newRow("bogus") << u"police.example"_qs << u"MX"_qs << u"bogus"_qs << u"NOERROR"_qs << 0
                           << int(cli::MailStopped);
    QTest::newRow("server failure") << u"_25._tcp.mx.archive.example"_qs << u"TLSA"_qs << u"indeterminate"_qs
                                    << u"SERVFAIL"_qs << 0 << int(cli::NotTested);
}

void TestCliLookup::lookups()
{
    QFETCH(QString, name);
    QFETCH(QString, type);
    QFETCH(QString, status);
    QFETCH(QString, rcode);
    QFETCH(int, answers);
    QFETCH(int, code);
    const CliResult result = run({u"dns"_qs, name, type, u"--json"_qs});
    QVERIFY2(result.code == code, result.all().constData());
    const QJsonObject json = result.json();
    QCOMPARE(json.value(u"name"_qs).toString(), name);
    QCOMPARE(json.value(u"type"_qs).toString(), type.toUpper());
    QCOMPARE(json.value(u"status"_qs).toString(), status);
    QCOMPARE(json.value(u"rcode"_qs).toString(), rcode);
    QVERIFY(json.value(u"answer"_qs).isArray());
    QCOMPARE(json.value(u"answer"_qs).toArray().size(), answers);
    // What could not be validated is shown, but never as the answer.
    const QJsonArray notValidated = json.value(u"notValidated"_qs).toArray();
    QVERIFY(notValidated.isEmpty() || status == u"bogus"_qs || status == u"indeterminate"_qs);
    if (status == u"bogus"_qs || status == u"indeterminate"_qs)
        QCOMPARE(json.value(u"answer"_qs).toArray().size(), 0);
    QCOMPARE(json.value(u"firstSignatureToEnd"_qs).isObject(), status == u"secure"_qs);
    QCOMPARE(json.value(u"faultAt"_qs).isObject(), status != u"secure"_qs);
    QVERIFY(json.value(u"why"_qs).isString());
    QCOMPARE(json.value(u"why"_qs).toString().isEmpty(), status == u"secure"_qs);
    QVERIFY(json.value(u"chain"_qs).isArray());
    if (status != u"indeterminate"_qs)
        QCOMPARE(json.value(u"chain"_qs).toArray().at(0).toObject().value(u"zone"_qs).toString(), u"."_qs);
}

void TestCliLookup::lookupsAsText_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("firstLine");
    QTest::addColumn<QStringList>("told");
    QTest::newRow("secure") << u"health.example"_qs << u"health.example MX: secure, NOERROR"_qs
                            << QStringList{u"mx1.health.example"_qs, u"Chain of trust"_qs, u"trust anchor"_qs,
                                           u"  example: secure"_qs};
    QTest::newRow("insecure") << u"club.example"_qs << u"club.example MX: insecure, NOERROR"_qs
                              << QStringList{u"club.example: insecure"_qs};
    QTest::newRow("bogus") << u"police.example"_qs << u"police.example MX: bogus, NOERROR"_qs
                           << QStringList{u"police.example: bogus"_qs, u"  not validated: police.example."_qs,
                                          u"first broken link: "_qs, u", zone police.example\n"_qs};
    QTest::newRow("countdown") << u"health.example"_qs << u"health.example MX: secure, NOERROR"_qs
                               << QStringList{u"first signature to end: "_qs, u" hours\n"_qs};
}

void TestCliLookup::lookupsAsText()
{
    QFETCH(QString, name);
    QFETCH(QString, firstLine);
    QFETCH(QStringList, told);
    const CliResult result = run({u"dns"_qs, name, u"MX"_qs});
    QCOMPARE(result.out.section(u'\n', 0, 0), firstLine);
    for (const QString& part : std::as_const(told))
        QVERIFY2(result.out.contains(part), result.all().constData());
}

void TestCliLookup::asOfAnotherTime()
{
    const CliResult result = run(
        {u"dns"_qs, u"health.example"_qs, u"MX"_qs, u"--json"_qs, u"--at"_qs, u"2001-01-01T00:00:00Z"_qs});
    QVERIFY2(result.code == cli::MailStopped, result.all().constData());
    QCOMPARE(result.json().value(u"status"_qs).toString(), u"bogus"_qs);
}

void TestCliLookup::algorithmThatDoesNotCount()
{
    const CliResult result =
        run({u"dns"_qs, u"health.example"_qs, u"MX"_qs, u"--json"_qs, u"--dnssec-algorithms"_qs, u"8,15"_qs});
    QVERIFY2(result.json().value(u"status"_qs).toString() == u"insecure"_qs, result.all().constData());
}

void TestCliLookup::digestThatDoesNotCount()
{
    const CliResult result =
        run({u"dns"_qs, u"health.example"_qs, u"MX"_qs, u"--json"_qs, u"--dnssec-digests"_qs, u"4"_qs});
    QVERIFY2(result.json().value(u"status"_qs).toString() == u"insecure"_qs, result.all().constData());
    QCOMPARE(result.json().value(u"fault"_qs).toString(), u"unsupported-digest"_qs);
}

void TestCliLookup::simulateTestsWhatWasNeverTested()
{
    const CliResult first = run({u"simulate"_qs, u"city.example"_qs, u"--json"_qs});
    QVERIFY2(first.code == cli::MailStopped, first.all().constData());
    QCOMPARE(m_runner->reportCount(u"city.example"_qs), 1);
    const QJsonObject json = first.json();
    QCOMPARE(json.value(u"domain"_qs).toString(), u"city.example"_qs);
    QCOMPARE(json.value(u"sender"_qs).toString(), u"exchange"_qs);
    QVERIFY(json.value(u"connector"_qs).isNull());
    QCOMPARE(json.value(u"matrix"_qs).toArray().size(), 6);
    QCOMPARE(json.value(u"delivery"_qs).toObject().value(u"status"_qs).toString(), u"4.7.323"_qs);
    QCOMPARE(json.value(u"delivery"_qs).toObject().value(u"smtpDaneMode"_qs).toString(), u"Opportunistic"_qs);
}

void TestCliLookup::simulateUsesTheLastTest()
{
    const QJsonObject tested = run({u"test"_qs, u"health.example"_qs, u"--json"_qs}).json();
    // No network options: nothing is asked.
    const CliResult again = m_runner->run({u"simulate"_qs, u"health.example"_qs, u"--json"_qs});
    QVERIFY2(again.code == cli::MailPasses, again.all().constData());
    QCOMPARE(again.json().value(u"testedAt"_qs), tested.value(u"startedAt"_qs));
    QCOMPARE(again.json().value(u"matrix"_qs), tested.value(u"delivery"_qs));
}

void TestCliLookup::simulateRefusesAnchorsThatItDoesNotNeed()
{
    QCOMPARE(run({u"test"_qs, u"health.example"_qs}).code, int(cli::MailPasses));
    const QString empty = m_runner->file(u"empty.ds"_qs, {});
    const CliResult result =
        m_runner->run({u"simulate"_qs, u"health.example"_qs, u"--trust-anchor"_qs, empty});
    QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
    QVERIFY2(result.err.contains(empty), result.all().constData());
}

void TestCliLookup::simulateTestsAgainWhatCouldNotBeTested()
{
    QUdpSocket closed;
    QVERIFY(closed.bind(QHostAddress(QHostAddress::LocalHost)));
    const QString nobody = u"127.0.0.1:%1"_qs.arg(closed.localPort());
    closed.close();
    QCOMPARE(m_runner->run({u"test"_qs, u"health.example"_qs, u"--resolver"_qs, nobody}).code,
             int(cli::NotTested));
    const CliResult result = run({u"simulate"_qs, u"health.example"_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
}

void TestCliLookup::simulateModes_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("security");
    QTest::newRow("DANE off saves a mismatch")
        << u"city.example"_qs << QStringList{u"--dane"_qs, u"None"_qs} << u"delivered"_qs << u"encrypted"_qs;
    QTest::newRow("Mandatory without DANE waits")
        << u"bank.example"_qs << QStringList{u"--dane"_qs, u"Mandatory"_qs} << u"queued"_qs << u""_qs;
    QTest::newRow("MTA-STS protects")
        << u"bank.example"_qs << QStringList() << u"delivered"_qs << u"mta-sts"_qs;
    QTest::newRow("MTA-STS off") << u"bank.example"_qs << QStringList{u"--mta-sts"_qs, u"none"_qs}
                                 << u"delivered"_qs << u"encrypted"_qs;
}

void TestCliLookup::simulateModes()
{
    QFETCH(QString, domain);
    QFETCH(QStringList, options);
    QFETCH(QString, outcome);
    QFETCH(QString, security);
    const CliResult result = run(QStringList{u"simulate"_qs, domain, u"--json"_qs} + options);
    const QJsonObject delivery = result.json().value(u"delivery"_qs).toObject();
    QVERIFY2(delivery.value(u"outcome"_qs).toString() == outcome, result.all().constData());
    QCOMPARE(delivery.value(u"security"_qs).toString(), security);
    QCOMPARE(result.code, outcome == u"delivered"_qs ? int(cli::MailPasses) : int(cli::MailStopped));
}

void TestCliLookup::simulateConnector()
{
    for (const QStringList& options :
         {QStringList{u"Strict"_qs, u"--dane"_qs, u"Mandatory"_qs, u"--recipient-domains"_qs,
                      u"workshop.example"_qs},
          QStringList{u"Lax"_qs, u"--dane"_qs, u"None"_qs, u"--recipient-domains"_qs, u"other.example"_qs}})
        QCOMPARE(m_runner->run(QStringList{u"connector"_qs, u"add"_qs} + options).code, int(cli::MailPasses));
    const CliResult carried = run({u"simulate"_qs, u"workshop.example"_qs});
    QVERIFY2(carried.code == cli::MailStopped, carried.all().constData());
    QVERIFY2(carried.out.contains(u"under connector \"Strict\""_qs), carried.all().constData());
    const CliResult other = run({u"simulate"_qs, u"workshop.example"_qs, u"--connector"_qs, u"lax"_qs});
    QVERIFY2(other.code == cli::MailPasses, other.all().constData());
    QVERIFY2(other.out.contains(u"under connector \"Lax\""_qs), other.all().constData());
}

void TestCliLookup::simulateSenders_data()
{
    QTest::addColumn<QString>("sender");
    QTest::addColumn<QString>("status");
    QTest::newRow("exchange") << u"exchange"_qs << u"5.1.10"_qs;
    QTest::newRow("postfix") << u"postfix"_qs << u"5.1.0"_qs;
    QTest::newRow("rfc") << u"rfc"_qs << u"5.1.10"_qs;
}

void TestCliLookup::simulateSenders()
{
    QFETCH(QString, sender);
    QFETCH(QString, status);
    const CliResult result =
        run({u"simulate"_qs, u"newsletter.example"_qs, u"--sender"_qs, sender, u"--json"_qs});
    QVERIFY2(result.code == cli::MailStopped, result.all().constData());
    QCOMPARE(result.json().value(u"sender"_qs).toString(), sender);
    QCOMPARE(result.json().value(u"delivery"_qs).toObject().value(u"status"_qs).toString(), status);
}

void TestCliLookup::simulateTrace()
{
    const CliResult result = run({u"simulate"_qs, u"city.example"_qs, u"--trace"_qs});
    QVERIFY2(result.out.contains(u"Step"_qs), result.all().constData());
    QVERIFY2(result.out.contains(u"ruled out, tlsa-invalid, 4.7.323"_qs), result.all().constData());
}

QTEST_GUILESS_MAIN(TestCliLookup)
#include "tst_clilookup.moc"

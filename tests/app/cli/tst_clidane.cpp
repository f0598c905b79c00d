// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/tlsarecord.h"
#include "tests/app/cli/clirunner.h"
#include "tests/support/certificates.h"
#include "tests/support/fakesmtpserver.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>
#include <QtNetwork/QTcpServer>

using namespace relaydeck;
using namespace relaydeck::test;

namespace {

QString record(const QByteArray& der, quint8 usage, quint8 selector, quint8 matchingType)
{
    return dane::recordText(tlsaFor(der, usage, selector, matchingType));
}

}  // namespace

/// `dane check` against a server on loopback.
class TestCliDane : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void checks_data() const;
    void checks();
    void otherCertificate();
    void noStartTls();
    void notReached();
    void readsZoneFile();
    void humanText();
    void usage_data();
    void usage();

private:
    SmtpScript scriptFor(std::optional<tls::ServerCredentials> second = {}) const;
    CliResult check(const FakeSmtpServer& server, const QStringList& more) const;

    CliRunner m_runner;
    Hierarchy m_made{{QStringLiteral("mx.partner.example")}};
};

void TestCliDane::init()
{
    m_runner.setInput({});
}

SmtpScript TestCliDane::scriptFor(std::optional<tls::ServerCredentials> second) const
{
    tls::ServerSettings settings;
    settings.chain = m_made.chain();
    settings.keyPem = m_made.leaf.keyPem;
    settings.second = std::move(second);
    SmtpScript script;
    script.tls = *tls::ServerContext::make(settings);
    return script;
}

CliResult TestCliDane::check(const FakeSmtpServer& server, const QStringList& more) const
{
    return m_runner.run(
        QStringList{u"dane"_qs, u"check"_qs, u"%1:%2"_qs.arg(server.address().toString()).arg(server.port())}
        + more);
}

void TestCliDane::checks_data() const
{
    QTest::addColumn<QStringList>("records");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("matched");
    QTest::addColumn<int>("code");
    const QString host = u"mx.partner.example"_qs;
    const QString key = record(m_made.leaf.der, 3, 1, 1);
    const QString issuer = record(m_made.intermediate.der, 2, 1, 1);
    const QString stale = u"3 1 1 "_qs + QString(64, u'a');
    QTest::newRow("N7: 3 1 1") << QStringList{key} << host << u"match"_qs << 0 << int(cli::MailPasses);
    QTest::newRow("N7: names do not count")
        << QStringList{key} << u"other.example"_qs << u"match"_qs << 0 << int(cli::MailPasses);
    QTest::newRow("N8: 2 1 1 of the issuer")
        << QStringList{issuer} << host << u"match"_qs << 0 << int(cli::MailPasses);
    QTest::newRow("N8: names count") << QStringList{issuer} << u"other.example"_qs << u"mismatch"_qs << -1
                                     << int(cli::MailStopped);
    QTest::newRow("one of two") << QStringList{stale, key} << host << u"match"_qs << 1
                                << int(cli::MailPasses);
    QTest::newRow("none") << QStringList{stale} << host << u"mismatch"_qs << -1 << int(cli::MailStopped);
    QTest::newRow("N6: usage 1 is not for SMTP") << QStringList{record(m_made.leaf.der, 1, 1, 1)} << host
                                                 << u"unusable"_qs << -1 << int(cli::MailStopped);
    QTest::newRow("N6: digest of another length")
        << QStringList{u"3 1 1 0102"_qs} << host << u"unusable"_qs << -1 << int(cli::MailStopped);
}

void TestCliDane::checks()
{
    QFETCH(QStringList, records);
    QFETCH(QString, name);
    QFETCH(QString, status);
    QFETCH(int, matched);
    QFETCH(int, code);
    const FakeSmtpServer server(scriptFor());
    QStringList arguments{u"--name"_qs, name, u"--json"_qs};
    for (const QString& text : records)
        arguments += {u"--tlsa"_qs, text};
    const CliResult result = check(server, arguments);
    QVERIFY2(result.code == code, result.all().constData());
    const QJsonObject dane = result.json().value(u"dane"_qs).toObject();
    QCOMPARE(dane.value(u"status"_qs).toString(), status);
    QCOMPARE(dane.value(u"matched"_qs).toString(), matched >= 0 ? records.at(matched) : QString());
    QCOMPARE(dane.value(u"why"_qs).isNull(), matched >= 0);
    const QJsonArray publish = dane.value(u"publish"_qs).toArray();
    QCOMPARE(publish.size(), matched >= 0 ? 0 : 1);
    if (matched < 0)
        QCOMPARE(publish.first().toString(),
                 u"_25._tcp.%1. IN TLSA %2"_qs.arg(name, record(m_made.leaf.der, 3, 1, 1)));
    QCOMPARE(server.log().serverNames.first(), name.toLatin1());
}

/// Failure case 19: the record is for one of two certificates.
void TestCliDane::otherCertificate()
{
    tls::CertificateRequest request;
    request.keyType = tls::KeyType::Rsa2048;
    const tls::Identity rsa = makeIdentity(request);
    const FakeSmtpServer server(scriptFor(tls::ServerCredentials{.chain = {rsa.der}, .keyPem = rsa.keyPem}));
    const QString first = record(m_made.leaf.der, 3, 1, 1);
    const QString second = record(rsa.der, 3, 1, 1);
    const CliResult one =
        check(server, {u"--name"_qs, u"mx.partner.example"_qs, u"--tlsa"_qs, first, u"--json"_qs});
    QVERIFY2(one.code == cli::MailStopped, one.all().constData());
    const QJsonObject dane = one.json().value(u"dane"_qs).toObject();
    QCOMPARE(dane.value(u"status"_qs).toString(), u"mismatch"_qs);
    QVERIFY2(dane.value(u"why"_qs).toString().contains(u"RSA"_qs), one.all().constData());
    QCOMPARE(dane.value(u"publish"_qs).toArray().first().toString(),
             u"_25._tcp.mx.partner.example. IN TLSA "_qs + second);
    const CliResult both =
        check(server, {u"--name"_qs, u"mx.partner.example"_qs, u"--tlsa"_qs, first, u"--tlsa"_qs, second});
    QVERIFY2(both.code == cli::MailPasses, both.all().constData());
}

void TestCliDane::noStartTls()
{
    SmtpScript script;
    script.ehlo = "250 mx.partner.example\r\n";
    const FakeSmtpServer server(script);
    const CliResult result = check(server,
                                   {u"--name"_qs, u"mx.partner.example"_qs, u"--tlsa"_qs,
                                    record(m_made.leaf.der, 3, 1, 1), u"--json"_qs});
    QVERIFY2(result.code == cli::NotTested, result.all().constData());
    const QJsonObject dane = result.json().value(u"dane"_qs).toObject();
    QCOMPARE(dane.value(u"status"_qs).toString(), u"failed"_qs);
    QVERIFY2(dane.value(u"why"_qs).toString().contains(u"STARTTLS"_qs), result.all().constData());
}

void TestCliDane::notReached()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress(QHostAddress::LocalHost)));
    const QString address = u"127.0.0.1:%1"_qs.arg(closed.serverPort());
    closed.close();
    const CliResult result =
        m_runner.run({u"dane"_qs, u"check"_qs, address, u"--name"_qs, u"mx.partner.example"_qs, u"--tlsa"_qs,
                      record(m_made.leaf.der, 3, 1, 1)});
    QVERIFY2(result.code == cli::NotTested, result.all().constData());
    QVERIFY2(result.out.startsWith(u"failed: refused at connect"_qs), result.all().constData());
}

void TestCliDane::readsZoneFile()
{
    const FakeSmtpServer server(scriptFor());
    const QString right = record(m_made.leaf.der, 3, 1, 1);
    const QString stale = u"3 1 1 "_qs + QString(64, u'a');
    const QByteArray zone = "; made by hand\n\n_25._tcp.mx.partner.example. 3600 IN TLSA " + right.toLatin1()
        + "\n_25._tcp.other.example. IN TLSA 1 2\n_465._tcp.mx.partner.example. IN TLSA " + stale.toLatin1()
        + '\n';
    const QString file = m_runner.file(u"zone"_qs, zone);
    const QStringList name{u"--name"_qs, u"mx.partner.example"_qs};
    const CliResult smtp = check(server, name + QStringList{u"--tlsa-file"_qs, file});
    QVERIFY2(smtp.code == cli::MailPasses, smtp.all().constData());
    const CliResult other =
        check(server, name + QStringList{u"--tlsa-file"_qs, file, u"--tlsa-port"_qs, u"465"_qs});
    QVERIFY2(other.code == cli::MailStopped, other.all().constData());
    QVERIFY2(other.out.contains(u"_465._tcp.mx.partner.example. IN TLSA "_qs + right),
             other.all().constData());
    m_runner.setInput(right.toLatin1());
    const CliResult piped = check(server, name + QStringList{u"--tlsa-file"_qs, u"-"_qs});
    QVERIFY2(piped.code == cli::MailPasses, piped.all().constData());
}

void TestCliDane::humanText()
{
    const FakeSmtpServer server(scriptFor());
    const QString right = record(m_made.leaf.der, 3, 1, 1);
    const CliResult match = check(server, {u"--name"_qs, u"mx.partner.example"_qs, u"--tlsa"_qs, right});
    QCOMPARE(match.out, u"match\n  matches: %1\n"_qs.arg(right));
    const CliResult mismatch = check(
        server, {u"--name"_qs, u"mx.partner.example"_qs, u"--tlsa"_qs, u"3 1 1 "_qs + QString(64, u'a')});
    QVERIFY2(mismatch.out.startsWith(u"mismatch: the ECDSA P-256 certificate"_qs),
             mismatch.all().constData());
    QVERIFY2(mismatch.out.endsWith(u"  would match: _25._tcp.mx.partner.example. IN TLSA %1\n"_qs.arg(right)),
             mismatch.all().constData());
}

void TestCliDane::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const QString good = u"3 1 1 "_qs + QString(64, u'a');
    const QStringList name{u"--name"_qs, u"mx.partner.example"_qs};
    QTest::newRow("no address") << name + QStringList{u"--tlsa"_qs, good} << int(cli::Usage);
    QTest::newRow("a name for an address")
        << QStringList{u"mx.partner.example"_qs} + name + QStringList{u"--tlsa"_qs, good} << int(cli::Usage);
    QTest::newRow("no port") << QStringList{u"127.0.0.1:x"_qs} + name + QStringList{u"--tlsa"_qs, good}
                             << int(cli::Usage);
    QTest::newRow("no name") << QStringList{u"127.0.0.1"_qs, u"--tlsa"_qs, good} << int(cli::Usage);
    QTest::newRow("no record") << QStringList{u"127.0.0.1"_qs} + name << int(cli::Usage);
    QTest::newRow("a record that is none")
        << QStringList{u"127.0.0.1"_qs} + name + QStringList{u"--tlsa"_qs, u"3 1 1 xyz"_qs}
        << int(cli::Usage);
    QTest::newRow("no such file") << QStringList{u"127.0.0.1"_qs} + name
            + QStringList{u"--tlsa-file"_qs, u"/nonexistent"_qs}
                                  << int(cli::OperationFailed);
}

void TestCliDane::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const CliResult result = m_runner.run(QStringList{u"dane"_qs, u"check"_qs} + arguments);
    QVERIFY2(result.code == code, result.all().constData());
    QVERIFY(!result.err.isEmpty());
}

QTEST_GUILESS_MAIN(TestCliDane)
#include "tst_clidane.moc"

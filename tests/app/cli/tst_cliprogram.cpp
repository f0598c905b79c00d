// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/networkoptions.h"
#include "tests/app/cli/clirunner.h"
#include "tests/support/qttest.h"

#include <QtCore/QCoreApplication>

using namespace relaydeck;
using namespace relaydeck::test;

/// What holds for every command: help, version, usage, the forms of a domain.
class TestCliProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpGoesToTheOutput();
    void helpOfEachCommand_data();
    void helpOfEachCommand();
    void version();
    void resolvers_data();
    void resolvers();
    void usage_data();
    void usage();
    void refusedDomains_data();
    void refusedDomains();
    void refusedDomainInAFileStopsAll();
    void practiceListIsForScripts();
    void practiceListLong();
    void logThatCannotBeWritten();

private:
    CliRunner m_runner;
};

void TestCliProgram::helpGoesToTheOutput()
{
    const CliResult help = CliRunner::runBare({u"--help"_qs});
    QCOMPARE(help.code, int(cli::MailPasses));
    QVERIFY(help.err.isEmpty());
    for (const QString& word : {u"connector"_qs, u"test"_qs, u"dns"_qs, u"simulate"_qs, u"export"_qs,
                                u"import"_qs, u"practice"_qs, u"--store"_qs, u"--practice"_qs, u"--log"_qs})
        QVERIFY2(help.out.contains(word), qPrintable(word));
}

void TestCliProgram::helpOfEachCommand_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QStringList>("told");
    QTest::newRow("test") << QStringList{
        u"test"_qs} << QStringList{u"--json"_qs,     u"--ndjson"_qs,       u"--no-save"_qs, u"--file"_qs,
                                   u"--resolver"_qs, u"--trust-anchor"_qs, u"--timeout"_qs};
    QTest::newRow("connector add") << QStringList{u"connector"_qs, u"add"_qs}
                                   << QStringList{u"--dane"_qs, u"--mta-sts"_qs, u"--recipient-domains"_qs};
    QTest::newRow("simulate") << QStringList{u"simulate"_qs}
                              << QStringList{u"--connector"_qs, u"--sender"_qs, u"--trace"_qs};
    QTest::newRow("export exchange") << QStringList{u"export"_qs, u"exchange"_qs}
                                     << QStringList{u"--output"_qs, u"--reason"_qs};
    QTest::newRow("import") << QStringList{u"import"_qs} << QStringList{u"--script"_qs, u"--dry-run"_qs};
    QTest::newRow("dns") << QStringList{u"dns"_qs} << QStringList{u"NAME"_qs, u"TYPE"_qs, u"--at"_qs};
    QTest::newRow("practice") << QStringList{u"practice"_qs} << QStringList{u"run"_qs, u"list"_qs};
}

void TestCliProgram::helpOfEachCommand()
{
    QFETCH(QStringList, command);
    QFETCH(QStringList, told);
    const CliResult help = CliRunner::runBare(command + QStringList{u"--help"_qs});
    QCOMPARE(help.code, int(cli::MailPasses));
    for (const QString& word : std::as_const(told))
        QVERIFY2(help.out.contains(word), qPrintable(word));
}

void TestCliProgram::version()
{
    QCoreApplication::setApplicationVersion(u"9.8.7"_qs);
    const CliResult version = CliRunner::runBare({u"--version"_qs});
    QCOMPARE(version.code, int(cli::MailPasses));
    QCOMPARE(version.out.trimmed(), u"relaydeck-cli 9.8.7"_qs);
}

void TestCliProgram::resolvers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("nameOrUrl");
    QTest::newRow("IPv4") << u"192.0.2.53"_qs << u"192.0.2.53"_qs << 53 << QString();
    QTest::newRow("with port") << u"192.0.2.53:5353"_qs << u"192.0.2.53"_qs << 5353 << QString();
    QTest::newRow("IPv6") << u"2001:db8::53"_qs << u"2001:db8::53"_qs << 53 << QString();
    QTest::newRow("IPv6 with port") << u"[2001:db8::53]:5353"_qs << u"2001:db8::53"_qs << 5353 << QString();
    QTest::newRow("TLS") << u"tls://192.0.2.53#dns.example"_qs << u"192.0.2.53"_qs << 853
                         << u"dns.example"_qs;
    QTest::newRow("HTTPS") << u"https://dns.example/resolve"_qs << QString() << 443
                           << u"https://dns.example/resolve"_qs;
    QTest::newRow("HTTPS with port") << u"https://[2001:db8::53]:8443/dns-query"_qs << QString() << 8443
                                     << u"https://[2001:db8::53]:8443/dns-query"_qs;
    QTest::newRow("HTTPS, the usual path")
        << u"https://dns.example"_qs << QString() << 443 << u"https://dns.example/dns-query"_qs;
    QTest::newRow("HTTPS, a template of RFC 8484") << u"https://dns.example/dns-query{?dns}"_qs << QString()
                                                   << 443 << u"https://dns.example/dns-query"_qs;
}

void TestCliProgram::resolvers()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    QFETCH(int, port);
    QFETCH(QString, nameOrUrl);
    const Result<Upstream> upstream = cli::parseResolver(text);
    QVERIFY2(upstream.ok(), upstream.ok() ? "" : qPrintable(upstream.error().detail));
    QCOMPARE(upstream->address.toString(), address);
    if (upstream->transport == Upstream::Transport::Https) {
        QCOMPARE(upstream->url.toString(), nameOrUrl);
        QCOMPARE(upstream->url.port(443), port);
    } else {
        QCOMPARE(int(upstream->port), port);
        QCOMPARE(upstream->tlsName, nameOrUrl);
    }
}

void TestCliProgram::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList();
    QTest::newRow("unknown command") << QStringList{u"tset"_qs};
    QTest::newRow("unknown option") << QStringList{u"test"_qs, u"--jason"_qs, u"partner.example"_qs};
    QTest::newRow("no domain") << QStringList{u"test"_qs};
    QTest::newRow("no subcommand") << QStringList{u"connector"_qs};
    QTest::newRow("no name") << QStringList{u"connector"_qs, u"add"_qs};
    QTest::newRow("no file") << QStringList{u"import"_qs};
    QTest::newRow("both families alone")
        << QStringList{u"test"_qs, u"-4"_qs, u"-6"_qs, u"partner.example"_qs};
    QTest::newRow("a port that is none")
        << QStringList{u"test"_qs, u"--smtp-port"_qs, u"99999"_qs, u"partner.example"_qs};
    QTest::newRow("no time") << QStringList{u"test"_qs, u"--timeout"_qs, u"0"_qs, u"partner.example"_qs};
    QTest::newRow("a time that is none")
        << QStringList{u"dns"_qs, u"partner.example"_qs, u"MX"_qs, u"--at"_qs, u"yesterday"_qs};
    QTest::newRow("an algorithm that is none")
        << QStringList{u"dns"_qs, u"partner.example"_qs, u"MX"_qs, u"--dnssec-algorithms"_qs, u"ECDSA"_qs};
    QTest::newRow("a resolver by name")
        << QStringList{u"dns"_qs, u"partner.example"_qs, u"MX"_qs, u"--resolver"_qs, u"dns.example"_qs};
    QTest::newRow("DNS over TLS without a name")
        << QStringList{u"dns"_qs, u"partner.example"_qs, u"MX"_qs, u"--resolver"_qs, u"tls://127.0.0.1"_qs};
    for (const char* url :
         {"https://", "https://dns.example:0/dns-query", "https://user@dns.example/dns-query",
          "https://dns.example/dns-query?dns=AAAA", "https://dns.example/#here", "https://a b/"})
        QTest::newRow(url) << QStringList{u"dns"_qs, u"partner.example"_qs, u"MX"_qs, u"--resolver"_qs,
                                          QString::fromLatin1(url)};
    QTest::newRow("a digest type that is none")
        << QStringList{u"dns"_qs, u"partner.example"_qs, u"MX"_qs, u"--dnssec-digests"_qs, u"256"_qs};
    QTest::newRow("a resolver port that is none")
        << QStringList{u"dns"_qs, u"partner.example"_qs, u"MX"_qs, u"--resolver"_qs, u"127.0.0.1:0"_qs};
    QTest::newRow("a source that is no address")
        << QStringList{u"test"_qs, u"partner.example"_qs, u"--source-address"_qs, u"eth0"_qs};
    QTest::newRow("dns: no record type") << QStringList{u"dns"_qs, u"partner.example"_qs, u"MXX"_qs};
    QTest::newRow("dns: ANY") << QStringList{u"dns"_qs, u"partner.example"_qs, u"ANY"_qs};
    QTest::newRow("dns: an empty label") << QStringList{u"dns"_qs, u"partner..example"_qs, u"MX"_qs};
    QTest::newRow("simulate: connector and modes")
        << QStringList{u"simulate"_qs, u"partner.example"_qs, u"--connector"_qs,
                       u"Partner"_qs,  u"--dane"_qs,          u"Mandatory"_qs};
    QTest::newRow("simulate: no such sender")
        << QStringList{u"simulate"_qs, u"partner.example"_qs, u"--sender"_qs, u"sendmail"_qs};
    QTest::newRow("simulate: no such mode")
        << QStringList{u"simulate"_qs, u"partner.example"_qs, u"--dane"_qs, u"Strict"_qs};
    QTest::newRow("simulate: no such connector")
        << QStringList{u"simulate"_qs, u"partner.example"_qs, u"--connector"_qs, u"Nobody"_qs};
}

void TestCliProgram::usage()
{
    QFETCH(QStringList, arguments);
    const CliResult result = m_runner.run(arguments);
    QVERIFY2(result.code == cli::Usage, result.all().constData());
    QVERIFY2(!result.err.trimmed().isEmpty(), result.all().constData());
    QVERIFY2(result.out.isEmpty(), result.all().constData());
}

void TestCliProgram::refusedDomains_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty") << u""_qs << u"empty"_qs;
    QTest::newRow("blanks") << u"   "_qs << u"empty"_qs;
    QTest::newRow("too long") << QString(u"partner."_qs).repeated(40) + u"example"_qs << u"too long"_qs;
    QTest::newRow("far too long") << QString(5000, u'a') + u".example"_qs << u"too long"_qs;
    QTest::newRow("label too long") << QString(64, u'a') + u".example"_qs << u"63"_qs;
    QTest::newRow("IPv4") << u"192.0.2.1"_qs << u"IP address"_qs;
    QTest::newRow("IPv6") << u"2001:db8::1"_qs << u"IP address"_qs;
    QTest::newRow("address literal") << u"[192.0.2.1]"_qs << u"IP address"_qs;
    QTest::newRow("mail address") << u"info@partner.example"_qs << u"mail address"_qs;
    QTest::newRow("URL") << u"https://partner.example/"_qs << u"web address"_qs;
    QTest::newRow("pattern") << u"*.partner.example"_qs << u"pattern"_qs;
    QTest::newRow("IDN that is no A-label") << u"xn--a.example"_qs << u"international"_qs;
    QTest::newRow("IDN with a forbidden character") << u"b\u00fccher\u2028x.example"_qs << u"not"_qs;
    QTest::newRow("two dots") << u"partner..example"_qs << u"not a valid"_qs;
    QTest::newRow("a single word") << u"localhost"_qs << u"single word"_qs;
    QTest::newRow("ends in a number") << u"partner.12"_qs << u"number"_qs;
}

void TestCliProgram::refusedDomains()
{
    QFETCH(QString, domain);
    QFETCH(QString, said);
    for (const QString& command : {u"test"_qs, u"simulate"_qs}) {
        const CliResult result = m_runner.run({u"--practice"_qs, command, domain});
        QVERIFY2(result.code == cli::Usage, result.all().constData());
        QVERIFY2(result.err.contains(said), result.all().constData());
        QVERIFY2(result.err.trimmed().endsWith(u'.'), result.all().constData());
        QVERIFY2(result.err.size() < 300, "a sentence, however long the input");
    }
}

void TestCliProgram::refusedDomainInAFileStopsAll()
{
    const QString file = m_runner.file(u"domains.txt"_qs, "health.example\n192.0.2.1\n");
    const CliResult result = m_runner.run({u"--practice"_qs, u"test"_qs, u"--file"_qs, file});
    QVERIFY2(result.code == cli::Usage, result.all().constData());
    QVERIFY2(result.err.contains(u"192.0.2.1"_qs), result.all().constData());
    QVERIFY(result.out.isEmpty());
    QCOMPARE(m_runner.reportCount(u"health.example"_qs), 0);
}

void TestCliProgram::practiceListIsForScripts()
{
    const CliResult list = CliRunner::runBare({u"practice"_qs, u"list"_qs});
    QCOMPARE(list.code, int(cli::MailPasses));
    QStringList expected;
    for (const practice::Partner& partner : practice::partners())
        expected.append(QString::fromLatin1(partner.domain));
    QVERIFY(expected.size() >= 24);
    QCOMPARE(list.out.split(u'\n', Qt::SkipEmptyParts), expected);
}

void TestCliProgram::practiceListLong()
{
    const CliResult list = CliRunner::runBare({u"practice"_qs, u"list"_qs, u"--long"_qs});
    QCOMPARE(list.code, int(cli::MailPasses));
    for (const practice::Partner& partner : practice::partners()) {
        QVERIFY(list.out.contains(partner.title));
        QVERIFY(list.out.contains(partner.shows));
    }
}

void TestCliProgram::logThatCannotBeWritten()
{
    const CliResult result =
        m_runner.run({u"--log"_qs, m_runner.path(u"no/such/folder/log.txt"_qs), u"practice"_qs, u"list"_qs});
    QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
    QVERIFY2(result.err.contains(u"log.txt"_qs), result.all().constData());
}

QTEST_GUILESS_MAIN(TestCliProgram)
#include "tst_cliprogram.moc"

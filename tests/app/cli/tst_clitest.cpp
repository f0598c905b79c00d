// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verdicttext.h"
#include "tests/app/cli/clirunner.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <numeric>

using namespace relaydeck;
using namespace relaydeck::test;

namespace {

/// The types that a field may have.
enum class Kind { Text, TextOrNull, Number, Bool, List, Object, ObjectOrNull };

bool is(const QJsonValue& value, Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return value.isString();
    case Kind::TextOrNull:
        return value.isString() || value.isNull();
    case Kind::Number:
        return value.isDouble();
    case Kind::Bool:
        return value.isBool();
    case Kind::List:
        return value.isArray();
    case Kind::Object:
        return value.isObject();
    case Kind::ObjectOrNull:
        return value.isObject() || value.isNull();
    }
    Q_UNREACHABLE();
}

using Field = std::pair<const char*, Kind>;

/// The fields that are missing or of another type, empty when all is well.
QStringList faults(const QJsonObject& object, const QString& place, std::initializer_list<Field> fields)
{
    QStringList found;
    for (const auto& [name, kind] : fields) {
        const QString key = QString::fromLatin1(name);
        if (!object.contains(key))
            found.append(u"%1.%2 is missing"_qs.arg(place, key));
        else if (!is(object.value(key), kind))
            found.append(u"%1.%2 has another type"_qs.arg(place, key));
    }
    return found;
}

QString text(const QJsonObject& object, const QString& name)
{
    return object.value(name).toString();
}

}  // namespace

/// `test` over the practice network: output, what is kept, exit codes.
class TestCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void humanText_data();
    void humanText();
    void humanTextOfMany();
    void summaryFields_data();
    void summaryFields();
    void goodPartner();
    void mismatchingPartner();
    void partnerWithNullMx();
    void manyAreOneObjectALine();
    void ndjsonOfOneIsALine();
    void domainsFromFile();
    void domainsOfConnectors();
    void eachDomainOnce();
    void reportsAreKept();
    void noSaveKeepsNothing();
    void noSaveMakesNoStore();
    void modesOfTheConnectorDecide();
    void internationalNames();
    void exitCodes_data();
    void exitCodes();
    void worstOfMany_data();
    void worstOfMany();
    void progressOnATerminalOnly();
    void startsTheNetworkItself();

private:
    CliResult test(const QStringList& arguments, bool terminal = false) const
    {
        return m_runner->run(QStringList{u"test"_qs} + arguments + m_runner->networkOptions(m_profile),
                             terminal);
    }

    practice::PracticeNetwork m_network;
    NetworkProfile m_profile;
    std::unique_ptr<CliRunner> m_runner;
};

void TestCliTest::initTestCase()
{
    const Result<void> started = m_network.start();
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
    m_profile = m_network.profile();
}

void TestCliTest::init()
{
    m_runner = std::make_unique<CliRunner>();
}

void TestCliTest::humanText_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("firstLine");
    QTest::addColumn<QStringList>("told");
    QTest::newRow("good") << u"health.example"_qs << u"health.example: Delivered, DANE"_qs
                          << QStringList{u"proves itself by DANE"_qs, u"> Delivered, DANE"_qs,
                                         u"the service default"_qs};
    QTest::newRow("mismatch") << u"city.example"_qs
                              << u"city.example: Queued, then dropped (tlsa-invalid, 4.7.323)"_qs
                              << QStringList{u"matches none of its"_qs, u"error: "_qs,
                                             u"The partner publishes the record for the new key: 3 1 1 "_qs};
    QTest::newRow("null MX") << u"newsletter.example"_qs
                             << u"newsletter.example: Rejected at once (null-mx, 5.1.10)"_qs
                             << QStringList{u"takes no mail"_qs};
}

void TestCliTest::humanText()
{
    QFETCH(QString, domain);
    QFETCH(QString, firstLine);
    QFETCH(QStringList, told);
    const CliResult result = test({domain});
    QCOMPARE(result.out.section(u'\n', 0, 0), firstLine);
    for (const QString& part : std::as_const(told))
        QVERIFY2(result.out.contains(part), result.all().constData());
    QVERIFY2(!result.out.contains(u'\x1b'), "no control sequences in what is printed");
    QVERIFY2(result.err.isEmpty(), result.all().constData());
}

void TestCliTest::humanTextOfMany()
{
    const CliResult result = test({u"tax.example"_qs, u"city.example"_qs});
    const QStringList lines = result.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(0).startsWith(u"Domain"_qs));
    QVERIFY2(lines.at(1).startsWith(u"city.example"_qs) && lines.at(1).contains(u"4.7.323"_qs),
             result.all().constData());
    QVERIFY2(lines.at(2).startsWith(u"tax.example"_qs) && lines.at(2).endsWith(u"service default"_qs),
             result.all().constData());
}

void TestCliTest::summaryFields_data()
{
    QTest::addColumn<QString>("domain");
    for (const char* domain :
         {"health.example", "city.example", "newsletter.example", "insurance.example", "nosuch.example",
          "police.example", "farm.example", "brewery.example", "museum.example", "bakery.example"})
        QTest::newRow(domain) << QString::fromLatin1(domain);
}

/// The summary of the report's JSON that scripts rely on.
void TestCliTest::summaryFields()
{
    QFETCH(QString, domain);
    const CliResult result = test({domain, u"--json"_qs});
    const QJsonObject report = result.json();
    QStringList wrong = faults(report, u"report"_qs,
                               {{"schema", Kind::Text},
                                {"domain", Kind::Text},
                                {"startedAt", Kind::Text},
                                {"durationMs", Kind::Number},
                                {"mx", Kind::Object},
                                {"dane", Kind::Object},
                                {"mtaSts", Kind::Object},
                                {"tlsRpt", Kind::Object},
                                {"findings", Kind::List},
                                {"delivery", Kind::List}});
    const QJsonObject mx = report.value(u"mx"_qs).toObject();
    wrong += faults(mx, u"mx"_qs, {{"kind", Kind::Text}, {"dnssec", Kind::Text}, {"hosts", Kind::List}});
    const QJsonArray hosts = mx.value(u"hosts"_qs).toArray();
    for (const QJsonValue host : hosts) {
        wrong += faults(host.toObject(), u"mx.hosts[]"_qs,
                        {{"name", Kind::Text},
                         {"preference", Kind::Number},
                         {"dnssec", Kind::Text},
                         {"tlsa", Kind::Text},
                         {"dane", Kind::Object},
                         {"endpoints", Kind::List}});
        wrong += faults(host.toObject().value(u"dane"_qs).toObject(), u"mx.hosts[].dane"_qs,
                        {{"outcome", Kind::Text}, {"reason", Kind::TextOrNull}});
        const QJsonArray endpoints = host.toObject().value(u"endpoints"_qs).toArray();
        for (const QJsonValue endpoint : endpoints)
            wrong += faults(endpoint.toObject(), u"mx.hosts[].endpoints[]"_qs,
                            {{"address", Kind::Text},
                             {"startTls", Kind::Bool},
                             {"tlsVersion", Kind::Text},
                             {"cipher", Kind::Text},
                             {"certificate", Kind::ObjectOrNull},
                             {"error", Kind::TextOrNull}});
    }
    wrong += faults(report.value(u"dane"_qs).toObject(), u"dane"_qs,
                    {{"outcome", Kind::Text}, {"reason", Kind::TextOrNull}});
    wrong += faults(report.value(u"mtaSts"_qs).toObject(), u"mtaSts"_qs,
                    {{"outcome", Kind::Text},
                     {"mode", Kind::TextOrNull},
                     {"reason", Kind::TextOrNull},
                     {"policy", Kind::ObjectOrNull}});
    const QJsonArray findings = report.value(u"findings"_qs).toArray();
    QVERIFY(!findings.isEmpty());
    for (const QJsonValue finding : findings)
        wrong += faults(finding.toObject(), u"findings[]"_qs,
                        {{"code", Kind::Text},
                         {"severity", Kind::Text},
                         {"subject", Kind::Text},
                         {"text", Kind::Text},
                         {"rule", Kind::Text},
                         {"remedy", Kind::Text},
                         {"party", Kind::Text}});
    const QJsonArray delivery = report.value(u"delivery"_qs).toArray();
    QCOMPARE(delivery.size(), 6);
    QSet<QString> modes;
    for (const QJsonValue cell : delivery) {
        const QJsonObject object = cell.toObject();
        wrong += faults(object, u"delivery[]"_qs,
                        {{"smtpDaneMode", Kind::Text},
                         {"mtaStsMode", Kind::Text},
                         {"outcome", Kind::Text},
                         {"atRisk", Kind::Bool},
                         {"security", Kind::TextOrNull},
                         {"status", Kind::TextOrNull},
                         {"finalStatus", Kind::TextOrNull},
                         {"reason", Kind::TextOrNull},
                         {"assumptions", Kind::List}});
        modes.insert(text(object, u"smtpDaneMode"_qs) + u'/' + text(object, u"mtaStsMode"_qs));
    }
    QCOMPARE(modes.size(), 6);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QCOMPARE(text(report, u"schema"_qs), u"relaydeck.partner-report/1"_qs);
    QCOMPARE(text(report, u"domain"_qs), domain);
    QVERIFY(text(report, u"startedAt"_qs).endsWith(u'Z'));
    QVERIFY(QDateTime::fromString(text(report, u"startedAt"_qs), Qt::ISODateWithMs).isValid());
}

void TestCliTest::goodPartner()
{
    const CliResult result = test({u"insurance.example"_qs, u"--json"_qs});
    QCOMPARE(result.code, int(cli::MailPasses));
    const QJsonObject report = result.json();
    const QJsonObject mx = report.value(u"mx"_qs).toObject();
    QCOMPARE(text(mx, u"kind"_qs), u"mx"_qs);
    QCOMPARE(text(mx, u"dnssec"_qs), u"secure"_qs);
    const QJsonObject host = mx.value(u"hosts"_qs).toArray().at(0).toObject();
    QCOMPARE(text(host, u"name"_qs), u"mx.insurance.example"_qs);
    QCOMPARE(host.value(u"preference"_qs).toInt(), 10);
    QCOMPARE(text(host, u"dnssec"_qs), u"secure"_qs);
    QCOMPARE(text(host, u"tlsa"_qs), u"usable"_qs);
    QCOMPARE(text(host.value(u"dane"_qs).toObject(), u"outcome"_qs), u"pass"_qs);
    QVERIFY(host.value(u"dane"_qs).toObject().value(u"reason"_qs).isNull());
    const QJsonObject endpoint = host.value(u"endpoints"_qs).toArray().at(0).toObject();
    QVERIFY(endpoint.value(u"startTls"_qs).toBool());
    QCOMPARE(text(endpoint, u"tlsVersion"_qs), u"TLSv1.3"_qs);
    QVERIFY(!text(endpoint, u"cipher"_qs).isEmpty());
    QVERIFY(endpoint.value(u"error"_qs).isNull());
    QVERIFY(endpoint.value(u"certificate"_qs)
                .toObject()
                .value(u"names"_qs)
                .toArray()
                .contains(u"mx.insurance.example"_qs));
    QCOMPARE(text(report.value(u"dane"_qs).toObject(), u"outcome"_qs), u"pass"_qs);
    QVERIFY(report.value(u"dane"_qs).toObject().value(u"reason"_qs).isNull());
    const QJsonObject sts = report.value(u"mtaSts"_qs).toObject();
    QCOMPARE(text(sts, u"outcome"_qs), u"pass"_qs);
    QCOMPARE(text(sts, u"mode"_qs), u"enforce"_qs);
    QVERIFY(sts.value(u"reason"_qs).isNull());
    QCOMPARE(sts.value(u"policy"_qs).toObject().value(u"mx"_qs).toArray(),
             QJsonArray{u"mx.insurance.example"_qs});
    QCOMPARE(report.value(u"tlsRpt"_qs).toObject().value(u"published"_qs), true);
    const QJsonArray cells = report.value(u"delivery"_qs).toArray();
    for (const QJsonValue cell : cells) {
        QCOMPARE(text(cell.toObject(), u"outcome"_qs), u"delivered"_qs);
        QVERIFY(cell.toObject().value(u"status"_qs).isNull());
        QVERIFY(cell.toObject().value(u"finalStatus"_qs).isNull());
        QVERIFY(cell.toObject().value(u"reason"_qs).isNull());
        const bool byDane = text(cell.toObject(), u"smtpDaneMode"_qs) != u"None"_qs;
        const bool bySts = text(cell.toObject(), u"mtaStsMode"_qs) != u"None"_qs;
        QCOMPARE(text(cell.toObject(), u"security"_qs),
                 byDane      ? u"dane"_qs
                     : bySts ? u"mta-sts"_qs
                             : u"encrypted"_qs);
    }
}

void TestCliTest::mismatchingPartner()
{
    const CliResult result = test({u"city.example"_qs, u"--json"_qs});
    QCOMPARE(result.code, int(cli::MailStopped));
    const QJsonObject report = result.json();
    QCOMPARE(text(report.value(u"dane"_qs).toObject(), u"outcome"_qs), u"fail"_qs);
    QCOMPARE(text(report.value(u"dane"_qs).toObject(), u"reason"_qs), u"tlsa-invalid"_qs);
    QCOMPARE(text(report.value(u"mtaSts"_qs).toObject(), u"outcome"_qs), u"none"_qs);
    QVERIFY(report.value(u"mtaSts"_qs).toObject().value(u"mode"_qs).isNull());
    QVERIFY(report.value(u"mtaSts"_qs).toObject().value(u"policy"_qs).isNull());
    const QJsonObject finding = report.value(u"findings"_qs).toArray().at(0).toObject();
    QCOMPARE(text(finding, u"code"_qs), u"dane-mismatch"_qs);
    QCOMPARE(text(finding, u"severity"_qs), u"error"_qs);
    QCOMPARE(text(finding, u"rule"_qs), u"N7"_qs);
    QCOMPARE(text(finding, u"party"_qs), u"partner-mail-server"_qs);
    QVERIFY(text(finding, u"subject"_qs).startsWith(u"mx.city.example"_qs));
    const QJsonArray cells = report.value(u"delivery"_qs).toArray();
    for (const QJsonValue value : cells) {
        const QJsonObject cell = value.toObject();
        if (text(cell, u"smtpDaneMode"_qs) == u"None"_qs) {
            QCOMPARE(text(cell, u"outcome"_qs), u"delivered"_qs);
            QCOMPARE(text(cell, u"security"_qs), u"encrypted"_qs);
        } else {
            QCOMPARE(text(cell, u"outcome"_qs), u"queued"_qs);
            QVERIFY(cell.value(u"security"_qs).isNull());
            QCOMPARE(text(cell, u"status"_qs), u"4.7.323"_qs);
            QCOMPARE(text(cell, u"finalStatus"_qs), u"5.7.323"_qs);
            QCOMPARE(text(cell, u"reason"_qs), u"tlsa-invalid"_qs);
        }
    }
}

void TestCliTest::partnerWithNullMx()
{
    const CliResult result = test({u"newsletter.example"_qs, u"--json"_qs});
    QCOMPARE(result.code, int(cli::MailStopped));
    const QJsonObject report = result.json();
    const QJsonObject mx = report.value(u"mx"_qs).toObject();
    QCOMPARE(text(mx, u"kind"_qs), u"null"_qs);
    QCOMPARE(text(mx, u"dnssec"_qs), u"secure"_qs);
    QVERIFY(mx.value(u"hosts"_qs).toArray().isEmpty());
    QCOMPARE(text(report.value(u"dane"_qs).toObject(), u"outcome"_qs), u"not-offered"_qs);
    const QJsonArray cells = report.value(u"delivery"_qs).toArray();
    for (const QJsonValue value : cells) {
        const QJsonObject cell = value.toObject();
        QCOMPARE(text(cell, u"outcome"_qs), u"rejected"_qs);
        QCOMPARE(text(cell, u"reason"_qs), u"null-mx"_qs);
        QCOMPARE(text(cell, u"status"_qs), u"5.1.10"_qs);
        QVERIFY(cell.value(u"security"_qs).isNull());
        QVERIFY(cell.value(u"assumptions"_qs).toArray().contains(u"A14"_qs));
    }
}

void TestCliTest::manyAreOneObjectALine()
{
    const CliResult result = test({u"health.example"_qs, u"tax.example"_qs, u"--json"_qs});
    QSet<QString> domains;
    const QList<QJsonObject> reports = result.jsonLines();
    for (const QJsonObject& report : reports)
        domains.insert(text(report, u"domain"_qs));
    QCOMPARE(domains, (QSet<QString>{u"health.example"_qs, u"tax.example"_qs}));
    QCOMPARE(reports.size(), 2);
}

void TestCliTest::ndjsonOfOneIsALine()
{
    const CliResult result = test({u"health.example"_qs, u"--ndjson"_qs});
    QCOMPARE(result.jsonLines().size(), 1);
    QCOMPARE(text(result.jsonLines().first(), u"domain"_qs), u"health.example"_qs);
}

void TestCliTest::domainsFromFile()
{
    const QString file =
        m_runner->file(u"domains.txt"_qs, "# partners\r\nhealth.example\r\n\n  tax.example  # a remark\n");
    const CliResult result = test({u"--file"_qs, file, u"--ndjson"_qs});
    QCOMPARE(result.jsonLines().size(), 2);
    m_runner->setInput("health.example\n");
    const CliResult piped = test({u"--file"_qs, u"-"_qs, u"--json"_qs});
    QVERIFY2(piped.json().value(u"domain"_qs) == u"health.example"_qs, piped.all());
    const CliResult missing = test({u"--file"_qs, m_runner->path(u"missing.txt"_qs)});
    QVERIFY2(missing.code == cli::OperationFailed, missing.all().constData());
    QVERIFY2(missing.err.contains(u"missing.txt"_qs), missing.all().constData());
}

void TestCliTest::domainsOfConnectors()
{
    QCOMPARE(m_runner
                 ->run({u"connector"_qs, u"add"_qs, u"One"_qs, u"--recipient-domains"_qs,
                        u"health.example,tax.example"_qs})
                 .code,
             int(cli::MailPasses));
    const CliResult result = test({u"--connectors"_qs, u"--ndjson"_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    QCOMPARE(result.jsonLines().size(), 2);
}

void TestCliTest::eachDomainOnce()
{
    const CliResult result =
        test({u"health.example"_qs, u"HEALTH.example"_qs, u"health.example."_qs, u"--ndjson"_qs});
    QCOMPARE(result.jsonLines().size(), 1);
}

void TestCliTest::reportsAreKept()
{
    const CliResult result = test({u"health.example"_qs, u"--json"_qs});
    const auto store = m_runner->openStore();
    const Result<std::optional<store::StoredReport>> latest = store->reports().latest(u"health.example"_qs);
    QVERIFY(latest.ok() && latest->has_value());
    QCOMPARE((*latest)->origin, store::originName(store::Origin::CommandLine));
    QCOMPARE((*latest)->startedAt.toString(Qt::ISODateWithMs), text(result.json(), u"startedAt"_qs));
}

void TestCliTest::noSaveKeepsNothing()
{
    QCOMPARE(m_runner->run({u"connector"_qs, u"list"_qs}).code, int(cli::MailPasses));
    QCOMPARE(test({u"health.example"_qs, u"--no-save"_qs}).code, int(cli::MailPasses));
    QCOMPARE(m_runner->reportCount(u"health.example"_qs), 0);
}

void TestCliTest::noSaveMakesNoStore()
{
    QCOMPARE(test({u"health.example"_qs, u"--no-save"_qs}).code, int(cli::MailPasses));
    QVERIFY(!QFileInfo::exists(m_runner->storePath()));
}

void TestCliTest::modesOfTheConnectorDecide()
{
    QCOMPARE(m_runner
                 ->run({u"connector"_qs, u"add"_qs, u"Lax"_qs, u"--recipient-domains"_qs, u"city.example"_qs,
                        u"--dane"_qs, u"None"_qs})
                 .code,
             int(cli::MailPasses));
    const CliResult result = test({u"city.example"_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    QVERIFY2(result.out.contains(u"under connector \"Lax\""_qs), result.all().constData());
}

void TestCliTest::internationalNames()
{
    const CliResult result = test({u"b\u00fccher.example"_qs, u"--json"_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    QCOMPARE(text(result.json(), u"domain"_qs), u"xn--bcher-kva.example"_qs);
    const CliResult human = test({u"XN--bcher-kva.example"_qs});
    QVERIFY2(human.out.startsWith(u"b\u00fccher.example: "_qs), human.all().constData());
}

void TestCliTest::exitCodes_data()
{
    QTest::addColumn<QStringList>("domains");
    QTest::addColumn<int>("code");
    const QString passes = u"health.example"_qs;
    const QString stopped = u"city.example"_qs;
    const QString untested = u"broker.example"_qs;
    QTest::newRow("mail passes") << QStringList{passes} << int(cli::MailPasses);
    QTest::newRow("mail would be queued") << QStringList{stopped} << int(cli::MailStopped);
    QTest::newRow("mail would be rejected") << QStringList{u"nosuch.example"_qs} << int(cli::MailStopped);
    QTest::newRow("could not be tested") << QStringList{untested} << int(cli::NotTested);
    QTest::newRow("stopped before untested")
        << QStringList{untested, stopped, passes} << int(cli::MailStopped);
    QTest::newRow("untested before passes") << QStringList{passes, untested} << int(cli::NotTested);
}

void TestCliTest::exitCodes()
{
    QFETCH(QStringList, domains);
    QFETCH(int, code);
    const CliResult result = test(domains);
    QVERIFY2(result.code == code, result.all().constData());
}

void TestCliTest::worstOfMany_data()
{
    QTest::addColumn<QList<int>>("codes");
    QTest::addColumn<int>("worst");
    QTest::newRow("all pass") << QList<int>{0, 0} << 0;
    QTest::newRow("untested") << QList<int>{0, 3, 0} << 3;
    QTest::newRow("stopped before untested") << QList<int>{3, 1, 3} << 1;
    QTest::newRow("failed before all") << QList<int>{1, 4, 3, 0} << 4;
}

/// Design of the exit codes: the highest of 4, 1, 3, in that order.
void TestCliTest::worstOfMany()
{
    QFETCH(QList<int>, codes);
    QFETCH(int, worst);
    const auto of = [](const QList<int>& list) {
        return std::accumulate(list.begin(), list.end(), int(cli::MailPasses), cli::worstExitCode);
    };
    QCOMPARE(of(codes), worst);
    std::reverse(codes.begin(), codes.end());
    QCOMPARE(of(codes), worst);
}

void TestCliTest::progressOnATerminalOnly()
{
    const CliResult result = test({u"health.example"_qs}, true);
    QVERIFY(result.err.contains(u"0 of 1 tested"_qs));
    QVERIFY(result.err.contains(u"health.example"_qs));
    QVERIFY2(result.err.endsWith(u"\r\033[K"_qs), "the line is cleared in the end");
    QVERIFY(!result.out.contains(u'\033'));
}

void TestCliTest::startsTheNetworkItself()
{
    const CliResult result =
        m_runner->run({u"--practice"_qs, u"test"_qs, u"health.example"_qs, u"--json"_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    QCOMPARE(text(result.json(), u"domain"_qs), u"health.example"_qs);
}

QTEST_GUILESS_MAIN(TestCliTest)
#include "tst_clitest.moc"

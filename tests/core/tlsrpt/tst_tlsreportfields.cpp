// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/report.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace relaydeck;
using namespace relaydeck::tlsrpt;

namespace {

/// A report without a fault.
const QByteArray Good =
    R"({"organization-name":"Bigmail","date-range":{"start-datetime":"2026-11-02T00:00:00Z",
"end-datetime":"2026-11-02T23:59:59Z"},"contact-info":"tls@bigmail.example","report-id":"r1","policies":[
{"policy":{"policy-type":"sts","policy-string":["version: STSv1"],"policy-domain":"partner.example",
"mx-host":["mx1.partner.example"]},"summary":{"total-successful-session-count":7,"total-failure-session-count":3},
"failure-details":[{"result-type":"certificate-expired","sending-mta-ip":"192.0.2.1",
"receiving-mx-hostname":"mx1.partner.example","receiving-ip":"198.51.100.1","failed-session-count":3}]}]})";

std::optional<Report> read(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document.isObject() ? reportFromJson(document.object()) : std::nullopt;
}

QStringList paths(const Report& report)
{
    QStringList paths;
    for (const Problem& problem : report.problems)
        paths.append(problem.path);
    return paths;
}

}  // namespace

class TestTlsReportFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutFault();
    void faults_data();
    void faults();
    void times_data();
    void times();
    void counts_data();
    void counts();
    void noReport_data();
    void noReport();
    void hostileTextIsPlain();
    void manyDetails();
    void problemsAreBounded();
    void writtenAndReadAgain();
    void splitsByDomain();
};

void TestTlsReportFields::withoutFault()
{
    const std::optional<Report> report = read(Good);
    QVERIFY(report);
    QVERIFY2(report->problems.isEmpty(), qPrintable(paths(*report).join(u' ')));
    QCOMPARE(report->organization, u"Bigmail"_qs);
    QCOMPARE(report->reportId, u"r1"_qs);
    QCOMPARE(report->from, QDateTime(QDate(2026, 11, 2), QTime(0, 0), Qt::UTC));
    QCOMPARE(report->successful(), 7);
    QCOMPARE(report->failed(), 3);
    const ReportedPolicy& policy = report->policies.constFirst();
    QCOMPARE(policy.domain, u"partner.example"_qs);
    QCOMPARE(policy.mxHosts, QStringList{u"mx1.partner.example"_qs});
    QCOMPARE(policy.details.constFirst().resultType, u"certificate-expired"_qs);
    QCOMPARE(policy.details.constFirst().failedSessions, 3);
}

void TestTlsReportFields::faults_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("path");

    const auto row = [](const char* name, const char* written, const char* instead, const char* path) {
        QTest::newRow(name) << QByteArray(written) << QByteArray(instead) << QString::fromLatin1(path);
    };
    row("case 36: policy-domain missing", R"("policy-domain":"partner.example",)", "",
        "policies[0].policy.policy-domain");
    row("case 36: contact null", R"("tls@bigmail.example")", "null", "contact-info");
    row("case 36: sender's address missing", R"("sending-mta-ip":"192.0.2.1",)", "",
        "policies[0].failure-details[0].sending-mta-ip");
    row("case 36: sender's address empty", R"("192.0.2.1")", R"("")",
        "policies[0].failure-details[0].sending-mta-ip");
    row("RFC 8460 4.4: sender's address is none", R"("192.0.2.1")", R"("mail.bigmail.example")",
        "policies[0].failure-details[0].sending-mta-ip");
    row("RFC 8460 4.4: organization missing", R"("organization-name":"Bigmail",)", "", "organization-name");
    row("RFC 8460 4.4: report-id is a number", R"("r1")", "17", "report-id");
    row("RFC 8460 4.4: policy-string is a string", R"(["version: STSv1"])", R"("version: STSv1")",
        "policies[0].policy.policy-string");
    row("RFC 8460 4.4: mx-host is a string", R"(["mx1.partner.example"])", R"("mx1.partner.example")",
        "policies[0].policy.mx-host");
    row("RFC 8460 4.4: mx-host-pattern", R"("mx-host")", R"("mx-host-pattern")",
        "policies[0].policy.mx-host-pattern");
    row("RFC 8460 4.4: policy type", R"("sts")", R"("mta-sts")", "policies[0].policy.policy-type");
    row("RFC 8460 4.3: unknown result type", R"("certificate-expired")", R"("tls-weird")",
        "policies[0].failure-details[0].result-type");
    row("RFC 8460 4.3: no result type", R"("result-type":"certificate-expired",)", "",
        "policies[0].failure-details[0].result-type");
    row("RFC 8460 4.4: policy beside its summary",
        R"({"policy":{"policy-type":"sts","policy-string":["version: STSv1"],"policy-domain":"partner.example",
"mx-host":["mx1.partner.example"]},)",
        R"({"policy-type":"sts","policy-domain":"partner.example",)", "policies[0].policy");
    row("RFC 8460 4.4: host is no name", R"("receiving-mx-hostname":"mx1.partner.example")",
        R"("receiving-mx-hostname":"mx1 primary")", "policies[0].failure-details[0].receiving-mx-hostname");
    row("RFC 8460 4.4: empty information", R"("failed-session-count")",
        R"("additional-information":"","failed-session-count")",
        "policies[0].failure-details[0].additional-information");
    row("RFC 8460 4.4: no period", R"("date-range":{"start-datetime":"2026-11-02T00:00:00Z",
"end-datetime":"2026-11-02T23:59:59Z"},)",
        "", "date-range");
    row("RFC 8460 4.4: a policy that is no object", R"("policies":[)", R"("policies":["none",)",
        "policies[0]");
}

void TestTlsReportFields::faults()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, instead);
    QFETCH(QString, path);
    QVERIFY2(Good.contains(written), "the row changes nothing");
    const std::optional<Report> report = read(QByteArray(Good).replace(written, instead));
    QVERIFY(report);
    QCOMPARE(paths(*report).join(u' ').section(u' ', 0, 0), path);
    // The rest is read.
    QCOMPARE(report->successful(), 7);
    QCOMPARE(report->failed(), 3);
    QCOMPARE(report->policies.size(), 1);
    QCOMPARE(report->policies.constFirst().details.size(), 1);
}

void TestTlsReportFields::times_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<QDateTime>("from");
    QTest::addColumn<bool>("problem");

    const QDateTime midnight(QDate(2026, 11, 2), QTime(0, 0), Qt::UTC);
    const auto row = [](const char* name, const char* range, const QDateTime& from, bool problem) {
        QTest::newRow(name) << QByteArray(range) << from << problem;
    };
    row("RFC 3339", R"({"start-datetime":"2026-11-02T00:00:00Z","end-datetime":"2026-11-03T00:00:00Z"})",
        midnight, false);
    row("with a fraction",
        R"({"start-datetime":"2026-11-02T00:00:00.000Z","end-datetime":"2026-11-03T00:00:00.000Z"})",
        midnight, false);
    row("with an offset",
        R"({"start-datetime":"2026-11-02T01:00:00+01:00","end-datetime":"2026-11-03T00:00:00+00:00"})",
        midnight, false);
    row("without a zone: UTC",
        R"({"start-datetime":"2026-11-02T00:00:00","end-datetime":"2026-11-03T00:00:00"})", midnight, true);
    row("a space for the T",
        R"({"start-datetime":"2026-11-02 00:00:00","end-datetime":"2026-11-03 00:00:00"})", midnight, true);
    row("a day", R"({"start-datetime":"2026-11-02","end-datetime":"2026-11-03"})", midnight, true);
    row("seconds since 1970", R"({"start-datetime":1793577600,"end-datetime":1793664000})", midnight, true);
    row("the same as text", R"({"start-datetime":"1793577600","end-datetime":"1793664000"})", midnight, true);
    row("a date of mail",
        R"({"start-datetime":"Mon, 02 Nov 2026 00:00:00 +0000","end-datetime":"Tue, 03 Nov 2026 00:00:00 +0000"})",
        midnight, true);
    row("short names", R"({"start":"2026-11-02T00:00:00Z","end":"2026-11-03T00:00:00Z"})", midnight, true);
    row("an interval", R"("2026-11-02T00:00:00Z/2026-11-03T00:00:00Z")", midnight, true);
    row("the wrong way round",
        R"({"start-datetime":"2026-11-03T00:00:00Z","end-datetime":"2026-11-02T00:00:00Z"})", midnight, true);
    row("nonsense", R"({"start-datetime":"yesterday","end-datetime":[]})", QDateTime(), true);
    row("null", "null", QDateTime(), true);
    row("far beyond", R"({"start-datetime":1e300,"end-datetime":-5})", QDateTime(), true);
}

void TestTlsReportFields::times()
{
    QFETCH(QByteArray, range);
    QFETCH(QDateTime, from);
    QFETCH(bool, problem);
    const QByteArray written = R"({"start-datetime":"2026-11-02T00:00:00Z",
"end-datetime":"2026-11-02T23:59:59Z"})";
    QVERIFY(Good.contains(written));
    const std::optional<Report> report = read(QByteArray(Good).replace(written, range));
    QVERIFY(report);
    QCOMPARE(report->from, from);
    QCOMPARE(report->to.isValid(), from.isValid());
    QCOMPARE(!report->problems.isEmpty(), problem);
    QCOMPARE(report->failed(), 3);
}

void TestTlsReportFields::counts_data()
{
    QTest::addColumn<QByteArray>("count");
    QTest::addColumn<qint64>("taken");
    QTest::addColumn<bool>("problem");
    const auto row = [](const char* name, const char* count, qint64 taken, bool problem) {
        QTest::newRow(name) << QByteArray(count) << taken << problem;
    };
    row("a number", "41", 41, false);
    row("a string", R"("41")", 41, true);
    row("negative", "-41", 0, true);
    row("a fraction", "4.5", 4, true);
    row("a float", "41.0", 41, false);
    row("huge", "1e300", MaxCount, true);
    row("beyond 64 bits", "99999999999999999999", MaxCount, true);
    row("the largest", "9007199254740991", MaxCount, false);
    row("null", "null", 0, true);
    row("words", R"("many")", 0, true);
    row("not a number", R"("nan")", 0, true);
    row("a list", "[1]", 0, true);
}

void TestTlsReportFields::counts()
{
    QFETCH(QByteArray, count);
    QFETCH(qint64, taken);
    QFETCH(bool, problem);
    const std::optional<Report> report = read(QByteArray(Good).replace(
        R"("total-successful-session-count":7)", "\"total-successful-session-count\":" + count));
    QVERIFY(report);
    QCOMPARE(report->successful(), taken);
    QCOMPARE(paths(*report),
             problem ? QStringList{u"policies[0].summary.total-successful-session-count"_qs} : QStringList());
}

void TestTlsReportFields::noReport_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("another object") << QByteArray(R"({"name":"x","version":1})");
    QTest::newRow("a name alone") << QByteArray(R"({"organization-name":"x","report-id":"1"})");
    QTest::newRow("policies of something else") << QByteArray(R"({"policies":"none"})");
    QTest::newRow("null without a name") << QByteArray(R"({"policies":null})");
}

void TestTlsReportFields::noReport()
{
    QFETCH(QByteArray, json);
    QVERIFY(!read(json));
}

void TestTlsReportFields::hostileTextIsPlain()
{
    QByteArray json = Good;
    json.replace(R"("Bigmail")", R"("<b>x</b>\u202e\u0007\u001b[31m\u2028x")");
    json.replace(R"("certificate-expired")", "\"" + QByteArray(5000, 'x') + "\"");
    json.replace(R"("mx1.partner.example","receiving-ip")", R"("mx1\u0000<img>","receiving-ip")");
    const std::optional<Report> report = read(json);
    QVERIFY(report);
    QCOMPARE(report->organization, u"<b>x</b>\\u202e\\x07\\x1b[31m\\u2028x"_qs);
    const FailureDetail& detail = report->policies.constFirst().details.constFirst();
    QCOMPARE(detail.resultType.size(), MaxReportText);
    QCOMPARE(detail.receivingMxHostname, u"mx1\\x00<img>"_qs);
    std::optional<Report> again = reportFromJson(toJson(*report));
    QVERIFY(again);
    again->problems = report->problems;
    QVERIFY(*again == *report);
    for (const Problem& problem : report->problems) {
        for (const QChar c : problem.text)
            QVERIFY(c.isPrint());
        QVERIFY(problem.text.size() < 2 * MaxReportText);
    }
}

void TestTlsReportFields::manyDetails()
{
    QJsonObject object = QJsonDocument::fromJson(Good).object();
    const QJsonObject entry = object.value(u"policies"_qs)[0].toObject();
    const auto withDetails = [&](qsizetype count) {
        QJsonArray details;
        for (qsizetype i = 0; i < count; ++i)
            details.append(entry.value(u"failure-details"_qs)[0]);
        QJsonObject many = entry;
        many.insert(u"failure-details"_qs, details);
        object.insert(u"policies"_qs, QJsonArray{many, entry});
        return reportFromJson(object);
    };
    const std::optional<Report> accepted = withDetails(10'000);
    QVERIFY(accepted);
    QVERIFY(accepted->problems.isEmpty());
    QCOMPARE(accepted->policies.constFirst().details.size(), 10'000);
    QCOMPARE(accepted->policies.constLast().details.size(), 1);

    const std::optional<Report> cut = withDetails(MaxDetails + 1);
    QVERIFY(cut);
    QCOMPARE(cut->policies.constFirst().details.size(), MaxDetails);
    QVERIFY(cut->policies.constLast().details.isEmpty());
    QCOMPARE(paths(*cut).constFirst(), u"policies[0].failure-details"_qs);
}

void TestTlsReportFields::problemsAreBounded()
{
    QJsonArray details;
    for (int i = 0; i < 1000; ++i)
        details.append(QJsonObject{{u"failed-session-count"_qs, 1}});
    QJsonObject object = QJsonDocument::fromJson(Good).object();
    QJsonObject entry = object.value(u"policies"_qs)[0].toObject();
    entry.insert(u"failure-details"_qs, details);
    object.insert(u"policies"_qs, QJsonArray{entry});
    const std::optional<Report> report = reportFromJson(object);
    QVERIFY(report);
    QCOMPARE(report->problems.size(), MaxProblems);
    QCOMPARE(report->problems.constLast().text, u"1901 more problems"_qs);
}

void TestTlsReportFields::writtenAndReadAgain()
{
    const std::optional<Report> report = read(Good);
    QVERIFY(report);
    const std::optional<Report> again = reportFromJson(toJson(*report));
    QVERIFY(again);
    QVERIFY(*again == *report);
}

void TestTlsReportFields::splitsByDomain()
{
    QJsonObject object = QJsonDocument::fromJson(Good).object();
    const QJsonObject entry = object.value(u"policies"_qs)[0].toObject();
    QJsonObject other = entry;
    QJsonObject policy = entry.value(u"policy"_qs).toObject();
    policy.insert(u"policy-domain"_qs, u"other.example"_qs);
    other.insert(u"policy"_qs, policy);
    object.insert(u"policies"_qs, QJsonArray{entry, other, entry});
    const std::optional<Report> report = reportFromJson(object);
    QVERIFY(report);
    const QList<Report> parts = splitByDomain(*report);
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts.at(0).policies.size(), 2);
    QCOMPARE(parts.at(0).failed(), 6);
    QCOMPARE(parts.at(1).policies.constFirst().domain, u"other.example"_qs);
    QCOMPARE(parts.at(1).reportId, report->reportId);
}

QTEST_GUILESS_MAIN(TestTlsReportFields)
#include "tst_tlsreportfields.moc"

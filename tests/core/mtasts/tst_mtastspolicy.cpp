// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/policy.h"
#include "core/mtasts/policyfetch.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::mtasts;
using namespace std::chrono_literals;

class TestMtaStsPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void bad_data();
    void bad();
    void tellsLines();
    void boundsProblems();
    void fetchKeepsEverythingInJson();
};

void TestMtaStsPolicy::good_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<int>("maxAge");
    QTest::addColumn<QStringList>("mx");
    QTest::addColumn<QString>("notes");  // "line:a part of the sentence", by `|`
    const QStringList one{u"mx.partner.example"_qs};
    const auto row = [](const char* title, const QByteArray& text, Mode mode, int maxAge,
                        const QStringList& mx, const char* notes = "") {
        QTest::newRow(title) << text << mode << maxAge << mx << QString::fromLatin1(notes);
    };
    row("S3: LF", "version: STSv1\nmode: enforce\nmx: mx.partner.example\nmax_age: 604800\n", Mode::Enforce,
        604800, one);
    row("S3: CRLF", "version: STSv1\r\nmode: testing\r\nmx: mx.partner.example\r\nmax_age: 604800\r\n",
        Mode::Testing, 604800, one);
    row("S3: no line end at the end", "version: STSv1\nmode: enforce\nmx: mx.partner.example\nmax_age: 86400",
        Mode::Enforce, 86400, one);
    row("S3: any order", "max_age: 86400\nmx: mx.partner.example\nmode: enforce\nversion: STSv1\n",
        Mode::Enforce, 86400, one);
    row("S3: no space behind the colon, spaces at the end",
        "version:STSv1\nmode:\t enforce \t\nmx:mx.partner.example \nmax_age:86400\t\n", Mode::Enforce, 86400,
        one);
    row("S3: several mx, wildcard, case",
        "version: STSv1\nmode: enforce\nmx: MX.Partner.Example\nmx: *.backup.example\nmax_age: 86400\n",
        Mode::Enforce, 86400, {u"mx.partner.example"_qs, u"*.backup.example"_qs});
    row("S3: mode none needs no mx", "version: STSv1\nmode: none\nmax_age: 86400\n", Mode::None, 86400, {});
    row("S3: the bounds of max_age, low", "version: STSv1\nmode: none\nmax_age: 0\n", Mode::None, 0, {},
        "3:below one day");
    row("S3: the bounds of max_age, high", "version: STSv1\nmode: none\nmax_age: 31557600\n", Mode::None,
        31557600, {});
    row("S3: the first of duplicates counts",
        "version: STSv1\nmode: testing\nmode: enforce\nmx: mx.partner.example\nmax_age: 86400\nmax_age: 1\n"
        "version: STSv2\n",
        Mode::Testing, 86400, one, "3:mode was given before|6:max_age was|7:version was");
    row("S3: unknown keys are ignored",
        "version: STSv1\nmode: enforce\nx-new: 1\nmx: mx.partner.example\nmax_age: 86400\n", Mode::Enforce,
        86400, one, "3:is ignored");
    row("S3: the ABNF's whole alphabet of an extension",
        "version: STSv1\nmode: none\nmax_age: 86400\nx_1-y.z: a b!~\xc3\xa9\n", Mode::None, 86400, {},
        "4:is ignored");
    row("S3: no max_age longer than 10 digits, this has 10",
        "version: STSv1\nmode: none\nmax_age: 0000086400\n", Mode::None, 86400, {});
    row("S3: LF and CRLF mixed", "version: STSv1\r\nmode: none\nmax_age: 86400\r\n", Mode::None, 86400, {});
    row("S3: mode none may list mx", "version: STSv1\nmode: none\nmx: mx.partner.example\nmax_age: 86400\n",
        Mode::None, 86400, one);
    row("S3: max_age under a day", "version: STSv1\nmode: none\nmax_age: 86399\n", Mode::None, 86399, {},
        "3:below one day");
    row("S3: an mx listed twice",
        "version: STSv1\nmode: enforce\nmx: mx.partner.example\nmx: MX.partner.example\nmax_age: 86400\n",
        Mode::Enforce, 86400, one, "4:listed twice");
    row("S4: an address beside a name",
        "version: STSv1\nmode: enforce\nmx: 192.0.2.1\nmx: mx.partner.example\nmax_age: 86400\n",
        Mode::Enforce, 86400, one, "3:IP address");
    row("S4: a U-label beside a name",
        "version: STSv1\nmode: enforce\nmx: mx.b\xc3\xbc"
        "cher.example\nmx: mx.partner.example\nmax_age: 86400\n",
        Mode::Enforce, 86400, one, "3:A-labels");
    row("S3: an empty line", "version: STSv1\n\nmode: none\nmax_age: 86400\n", Mode::None, 86400, {},
        "2:empty");
}

void TestMtaStsPolicy::good()
{
    QFETCH(QByteArray, text);
    QFETCH(Mode, mode);
    QFETCH(int, maxAge);
    QFETCH(QStringList, mx);
    QFETCH(QString, notes);
    const ParsedPolicy parsed = parsePolicy(text);
    QVERIFY2(parsed.valid(), parsed.problems.isEmpty() ? "" : qPrintable(parsed.problems.first().text));
    QCOMPARE(parsed.policy->mode, mode);
    QCOMPARE(parsed.policy->maxAge, std::chrono::seconds(maxAge));
    QCOMPARE(parsed.policy->mx, mx);
    const QStringList expected = notes.split(u'|', Qt::SkipEmptyParts);
    QCOMPARE(parsed.problems.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const PolicyProblem& problem = parsed.problems.at(i);
        QCOMPARE(problem.line, expected.at(i).section(u':', 0, 0).toInt());
        QVERIFY2(problem.text.contains(expected.at(i).section(u':', 1)), qPrintable(problem.text));
        QVERIFY(problem.weight != Weight::Fatal);
    }
}

void TestMtaStsPolicy::bad_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* title, const QByteArray& text, int line, const char* says) {
        QTest::newRow(title) << text << line << QString::fromLatin1(says);
    };
    row("S3: empty", "", 0, "version is missing");
    row("S3: no version", "mode: none\nmax_age: 86400\n", 0, "version is missing");
    row("S3: version in another case", "version: stsv1\nmode: none\nmax_age: 86400\n", 1, "must be STSv1");
    row("S3: key in another case", "Version: STSv1\nmode: none\nmax_age: 86400\n", 0, "version is missing");
    row("S3: no mode", "version: STSv1\nmx: mx.partner.example\nmax_age: 86400\n", 0, "mode is missing");
    row("S3: a mode that is not one of three",
        "version: STSv1\nmode: enforced\nmx: mx.partner.example\nmax_age: 86400\n", 2,
        "enforce, testing or none");
    row("S3: mode in another case", "version: STSv1\nmode: Enforce\nmx: mx.partner.example\nmax_age: 86400\n",
        2, "enforce, testing or none");
    row("S3: no max_age", "version: STSv1\nmode: none\n", 0, "max_age is missing");
    row("S3: max_age over a year", "version: STSv1\nmode: none\nmax_age: 31557601\n", 3, "31557600");
    row("S3: max_age negative", "version: STSv1\nmode: none\nmax_age: -1\n", 3, "31557600");
    row("S3: max_age with unit", "version: STSv1\nmode: none\nmax_age: 7d\n", 3, "31557600");
    row("S3: max_age empty", "version: STSv1\nmode: none\nmax_age:\n", 3, "31557600");
    row("S3: max_age beyond any number", "version: STSv1\nmode: none\nmax_age: " + QByteArray(30, '9'), 3,
        "31557600");
    row("S3: a space before the key", " version: STSv1\nmode: none\nmax_age: 86400\n", 0,
        "version is missing");
    row("S3: a space before the colon", "version : STSv1\nmode: none\nmax_age: 86400\n", 0,
        "version is missing");
    row("S3: an equals sign instead of the colon", "version=STSv1\nmode: none\nmax_age: 86400\n", 1,
        "key: value");
    row("S3: CR alone ends no line", "version: STSv1\rmode: none\rmax_age: 86400\r", 1, "must be STSv1");
    row("S3: two modes in one line", "version: STSv1\nmode: none, enforce\nmax_age: 86400\n", 2,
        "enforce, testing or none");
    row("S3: mode empty", "version: STSv1\nmode:\nmax_age: 86400\n", 2, "enforce, testing or none");
    row("S3: max_age with a fraction", "version: STSv1\nmode: none\nmax_age: 86400.5\n", 3, "31557600");
    row("S3: max_age of 11 digits", "version: STSv1\nmode: none\nmax_age: 00000086400\n", 3, "31557600");
    row("S3: a later version", "version: STSv2\nmode: none\nmax_age: 86400\n", 1, "must be STSv1");
    row("S4: a final dot", "version: STSv1\nmode: enforce\nmx: mx.partner.example.\nmax_age: 86400\n", 0,
        "can match a host");
    row("S4: two hosts in one line",
        "version: STSv1\nmode: enforce\nmx: mx1.partner.example mx2.partner.example\nmax_age: 86400\n", 0,
        "can match a host");
    row("S3: no mx", "version: STSv1\nmode: enforce\nmax_age: 86400\n", 0, "mx is missing");
    row("S3: an unknown key leaves the mx list empty",
        "version: STSv1\nmode: enforce\nmxs: mx.partner.example\nmax_age: 86400\n", 0, "mx is missing");
    row("S4: only an address", "version: STSv1\nmode: enforce\nmx: 192.0.2.1\nmax_age: 86400\n", 0,
        "can match a host");
    row("S4: only a bad wildcard", "version: STSv1\nmode: testing\nmx: mx*.partner.example\nmax_age: 86400\n",
        0, "can match a host");
    row("S3: a line without colon", "version: STSv1\nmode: none\nhello\nmax_age: 86400\n", 3, "key: value");
    row("S3: a page instead of a policy", "<!DOCTYPE html><html></html>", 1, "key: value");
    row("S3: a byte order mark", "\xef\xbb\xbfversion: STSv1\nmode: none\nmax_age: 86400\n", 1,
        "byte order mark");
    row("S2: over 64 KiB", "version: STSv1\nmode: none\nmax_age: 86400\n" + QByteArray(64 * 1024, '\n'), 0,
        "64 KiB");
    row("hostile: NUL", QByteArray("version: STSv1\0\nmode: none\nmax_age: 86400\n", 42), 1, "must be STSv1");
}

void TestMtaStsPolicy::bad()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(QString, says);
    const ParsedPolicy parsed = parsePolicy(text);
    QVERIFY(!parsed.valid());
    const bool told =
        std::any_of(parsed.problems.begin(), parsed.problems.end(), [&](const PolicyProblem& p) {
            return p.weight == Weight::Fatal && p.line == line && p.text.contains(says);
        });
    QVERIFY2(told, qPrintable(parsed.problems.first().text));
}

void TestMtaStsPolicy::tellsLines()
{
    const ParsedPolicy parsed = parsePolicy("version: STSv1\r\nMode: enforce\r\nmx: *\r\nmax-age: 1\r\n");
    QStringList told;
    for (const PolicyProblem& problem : parsed.problems)
        told.append(u"%1 %2"_qs.arg(problem.line).arg(problem.text));
    QCOMPARE(told,
             (QStringList{u"2 The key \"Mode\" is not known; it is written \"mode\"."_qs,
                          u"3 The mx pattern \"*\" has a wildcard that is not its whole first label."_qs,
                          u"4 The key \"max-age\" is not known; it is written \"max_age\"."_qs,
                          u"0 The key mode is missing."_qs, u"0 The key max_age is missing."_qs}));
}

void TestMtaStsPolicy::boundsProblems()
{
    const QByteArray valid = "version: STSv1\nmode: none\nmax_age: 86400\n";
    const ParsedPolicy noisy = parsePolicy(valid + QByteArray("x: 1\n").repeated(10'000));
    QVERIFY(noisy.valid());
    QVERIFY(noisy.problems.size() <= 51);
    // A fault behind many notes still makes the policy invalid.
    const ParsedPolicy faulty = parsePolicy(valid + QByteArray("x: 1\n").repeated(10'000) + "hello\n");
    QVERIFY(!faulty.valid());
    QVERIFY(faulty.problems.size() <= 51);
    QVERIFY(!parsePolicy(QByteArray("hello\n").repeated(10'000)).valid());
    QVERIFY(!parsePolicy(valid.left(valid.indexOf("mode")) + "mode: enforce\nmax_age: 86400\n" +
                         [] {
                             QByteArray many;
                             for (int i = 0; i < 2000; ++i)
                                 many += "mx: m" + QByteArray::number(i) + ".partner.example\n";
                             return many;
                         }())
                 .valid());
}

void TestMtaStsPolicy::fetchKeepsEverythingInJson()
{
    PolicyFetch fetch;
    fetch.url = u"https://mta-sts.partner.example/.well-known/mta-sts.txt"_qs;
    fetch.address = QHostAddress(u"2001:db8::1"_qs);
    fetch.at = QDateTime(QDate(2026, 11, 24), QTime(7, 30, 15, 123), Qt::UTC);
    fetch.duration = 1234ms;
    fetch.httpStatus = 301;
    fetch.mediaType = u"text/html"_qs;
    fetch.location = u"https://elsewhere.example/"_qs;
    fetch.body = QByteArray("version: STSv1\r\n\0\xff", 18);
    fetch.chain = {"leaf", QByteArray("\0\1\2", 3)};
    fetch.detail = u"detail"_qs;
    for (int i = 0; i <= static_cast<int>(PolicyFetch::Outcome::Cancelled); ++i) {
        fetch.outcome = static_cast<PolicyFetch::Outcome>(i);
        const Result<PolicyFetch> read = policyFetchFromJson(toJson(fetch));
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
        QVERIFY(*read == fetch);
    }
    const Result<PolicyFetch> empty = policyFetchFromJson(toJson(PolicyFetch{}));
    QVERIFY(empty.ok() && *empty == PolicyFetch{});
    QJsonObject broken = toJson(fetch);
    broken.insert(u"chain"_qs, QJsonArray{u"???"_qs});
    QVERIFY(!policyFetchFromJson(broken).ok());
    broken = toJson(fetch);
    broken.insert(u"outcome"_qs, u"lost"_qs);
    QVERIFY(!policyFetchFromJson(broken).ok());
}

QTEST_GUILESS_MAIN(TestMtaStsPolicy)
#include "tst_mtastspolicy.moc"

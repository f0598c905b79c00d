// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/gunzip.h"
#include "core/tlsrpt/mail.h"
#include "core/tlsrpt/reportfile.h"
#include "tests/support/gzip.h"
#include "tests/support/qttest.h"

#include <QtCore/QFile>

using namespace relaydeck;
using namespace relaydeck::test;
using namespace relaydeck::tlsrpt;

namespace {

QByteArray data(const QString& name)
{
    QFile file(QStringLiteral(RELAYDECK_TEST_DATA "/tlsrpt/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray mailWith(const QByteArray& header, const QByteArray& body)
{
    return "From: a@bigmail.example\r\nTo: tls@partner.example\r\nMIME-Version: 1.0\r\n" + header + "\r\n\r\n"
        + body;
}

QString problemsOf(const ReportFile& file)
{
    QStringList lines;
    const QList<Problem> problems = file.allProblems();
    for (const Problem& problem : problems)
        lines.append(problem.path + u": "_qs + problem.text);
    return lines.join(u'\n');
}

}  // namespace

class TestTlsReportFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void mailWithTwoAttachments();
    void gzip();
    void gzipMembersFollow();
    void gzipBomb();
    void gzipCutShort();
    void gzipDamaged();
    void mails_data();
    void mails();
    void sameReportTwice();
    void oneBadAttachment();
    void deepMail();
    void manyParts();
    void noReport_data();
    void noReport();
    void byteOrderMarkAndLatin1();
    void listOfReports();
};

void TestTlsReportFile::samples_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("successful");
    QTest::addColumn<qint64>("failed");
    QTest::addColumn<int>("problems");
    QTest::newRow("a large provider") << u"large-provider.json"_qs << qint64(1200) << qint64(41) << 0;
    QTest::newRow("a suite: two policies") << u"suite-provider.json"_qs << qint64(163) << qint64(3) << 0;
    QTest::newRow("case 36: a portal") << u"portal.json"_qs << qint64(12) << qint64(2) << 8;
    QTest::newRow("case 36: a cable company") << u"cable-company.json"_qs << qint64(5) << qint64(0) << 5;
    QTest::newRow("case 36: a reporter of one's own")
        << u"own-reporter.json"_qs << qint64(1) << qint64(1) << 3;
}

void TestTlsReportFile::samples()
{
    QFETCH(QString, name);
    QFETCH(qint64, successful);
    QFETCH(qint64, failed);
    QFETCH(int, problems);
    const QByteArray content = data(name);
    QVERIFY(!content.isEmpty());
    for (const QByteArray& form : {content, gzipped(content)}) {
        const ReportFile file = readReportFile(form);
        QVERIFY2(file.valid(), qPrintable(file.reason));
        QCOMPARE(file.reports.size(), 1);
        QCOMPARE(file.reports.constFirst().successful(), successful);
        QCOMPARE(file.reports.constFirst().failed(), failed);
        QVERIFY2(file.allProblems().size() == problems, qPrintable(problemsOf(file)));
        QVERIFY(file.reports.constFirst().from.isValid());
    }
}

void TestTlsReportFile::mailWithTwoAttachments()
{
    const ReportFile file = readReportFile(data(u"two-attachments.eml"_qs));
    QVERIFY2(file.valid(), qPrintable(file.reason));
    QCOMPARE(file.reports.size(), 2);
    QCOMPARE(file.reports.at(0).organization, u"Bigmail Inc."_qs);
    QCOMPARE(file.reports.at(1).organization, u"Officecloud Corporation"_qs);
    QVERIFY2(file.allProblems().isEmpty(), qPrintable(problemsOf(file)));
    QVERIFY(file.reports.at(0) == readReportFile(data(u"large-provider.json"_qs)).reports.constFirst());
}

void TestTlsReportFile::gzip()
{
    const QByteArray octets = QByteArray("relaydeck ").repeated(100'000);
    const Result<QByteArray> expanded = gunzip(gzipped(octets), octets.size());
    QVERIFY(expanded.ok());
    QCOMPARE(*expanded, octets);
    QVERIFY(!gunzip(gzipped(octets), octets.size() - 1).ok());
    const Result<QByteArray> empty = gunzip(gzipped({}), 0);
    QVERIFY(empty.ok());
    QVERIFY(empty->isEmpty());
}

void TestTlsReportFile::gzipMembersFollow()
{
    const Result<QByteArray> both = gunzip(gzipped("one ") + gzipped("two") + QByteArray(512, '\0'), 100);
    QVERIFY(both.ok());
    QCOMPARE(*both, QByteArray("one two"));
    // Many members of nothing end too.
    QVERIFY(gunzip(gzipped({}).repeated(10'000), 100).ok());
}

void TestTlsReportFile::gzipBomb()
{
    const QByteArray one = gzipped(QByteArray(2 * MaxReportJson, ' '));
    const QByteArray many = gzipped(QByteArray(MaxReportJson / 8, ' ')).repeated(1000);
    for (const QByteArray& bomb : {one, many}) {
        QVERIFY(bomb.size() < MaxReportJson / 5);
        const ReportFile file = readReportFile(bomb);
        QVERIFY(!file.valid());
        QVERIFY2(file.reason.contains(u"more than 10 MiB"), qPrintable(file.reason));
    }
}

void TestTlsReportFile::gzipCutShort()
{
    const QByteArray whole = gzipped(data(u"large-provider.json"_qs));
    for (qsizetype size = 2; size < whole.size(); size += 7) {
        const ReportFile file = readReportFile(whole.first(size));
        QVERIFY(!file.valid());
        QVERIFY2(file.reason.contains(u"cut short"), qPrintable(file.reason));
    }
}

void TestTlsReportFile::gzipDamaged()
{
    QByteArray damaged = gzipped(data(u"large-provider.json"_qs));
    damaged[damaged.size() - 6] = static_cast<char>(~damaged.at(damaged.size() - 6));  // the check sum
    QVERIFY(readReportFile(damaged).reason.contains(u"damaged"));
    QVERIFY(readReportFile(QByteArray("\x1f\x8b") + QByteArray(100, 'x')).reason.contains(u"damaged"));
}

void TestTlsReportFile::mails_data()
{
    QTest::addColumn<QByteArray>("mail");
    const QByteArray json = data(u"large-provider.json"_qs);
    const QByteArray zipped = gzipped(json).toBase64();
    QTest::newRow("RFC 8460 5.3: the mail is the report, JSON")
        << mailWith("Content-Type: application/tlsrpt+json", json);
    QTest::newRow("RFC 8460 5.3: the mail is the report, gzip")
        << mailWith("Content-Type: application/tlsrpt+gzip\r\nContent-Transfer-Encoding: base64", zipped);
    QTest::newRow("application/gzip with a name") << mailWith(
        "Content-Type: application/gzip; name=\"report.json.gz\"\r\nContent-Transfer-Encoding: base64",
        zipped);
    QTest::newRow("a type that tells nothing")
        << mailWith("Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64", zipped);
    QTest::newRow("text with the name of a report") << mailWith(
        "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=report.JSON", json);
    QTest::newRow("forwarded as an attachment")
        << mailWith("Content-Type: message/rfc822", mailWith("Content-Type: application/tlsrpt+json", json));
    QTest::newRow("from a mail folder") << "From a@bigmail.example Mon Nov  2 00:00:00 2026\n"
            + mailWith("Content-Type: application/tlsrpt+json", json);
    QTest::newRow("lines before the header")
        << "\r\n\r\n" + mailWith("Content-Type: application/tlsrpt+json", json);
    QTest::newRow("the last boundary is missing")
        << mailWith("Content-Type: multipart/report; report-type=tlsrpt; boundary=b",
                    "--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\nContent-Type: "
                    "application/tlsrpt+gzip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + zipped + "\r\n");
}

void TestTlsReportFile::mails()
{
    QFETCH(QByteArray, mail);
    const ReportFile file = readReportFile(mail);
    QVERIFY2(file.valid(), qPrintable(file.reason));
    QCOMPARE(file.reports.size(), 1);
    QCOMPARE(file.reports.constFirst().failed(), 41);
}

void TestTlsReportFile::sameReportTwice()
{
    const QByteArray json = data(u"large-provider.json"_qs);
    const QByteArray part = "--b\r\nContent-Type: application/tlsrpt+json\r\n\r\n" + json + "\r\n";
    const ReportFile file =
        readReportFile(mailWith("Content-Type: multipart/mixed; boundary=b", part + part + "--b--\r\n"));
    QCOMPARE(file.reports.size(), 1);
    QVERIFY2(problemsOf(file).contains(u"twice"), qPrintable(problemsOf(file)));
}

void TestTlsReportFile::oneBadAttachment()
{
    const QByteArray good =
        "--b\r\nContent-Type: application/tlsrpt+json\r\n\r\n" + data(u"large-provider.json"_qs) + "\r\n";
    const QByteArray bad = "--b\r\nContent-Type: application/tlsrpt+gzip; name=\"bad\xe2\x80\xae.gz\"\r\n"
                           "Content-Transfer-Encoding: base64\r\n\r\n"
        + gzipped("{").first(12).toBase64() + "\r\n";
    const ReportFile file =
        readReportFile(mailWith("Content-Type: multipart/mixed; boundary=b", bad + good + "--b--\r\n"));
    QVERIFY(file.valid());
    QCOMPARE(file.reports.size(), 1);
    QVERIFY2(problemsOf(file).contains(u"cut short"), qPrintable(problemsOf(file)));
    QVERIFY(!problemsOf(file).contains(QChar(0x202e)));
}

void TestTlsReportFile::deepMail()
{
    QByteArray mail = data(u"large-provider.json"_qs);
    QByteArray inside = mailWith("Content-Type: application/tlsrpt+json", mail);
    for (int depth = 0; depth < 2000; ++depth)
        inside = "Content-Type: message/rfc822\r\n\r\n" + inside;
    const ReportFile file = readReportFile(inside);
    QVERIFY(!file.valid());
    QVERIFY(!file.reason.isEmpty());
}

void TestTlsReportFile::manyParts()
{
    const QByteArray part = "--b\r\nContent-Type: application/json\r\n\r\n{}\r\n";
    const ReportFile file = readReportFile(
        mailWith("Content-Type: multipart/mixed; boundary=b", part.repeated(5000) + "--b--\r\n"));
    QVERIFY(!file.valid());
    QVERIFY2(file.reason.contains(u"None of the"), qPrintable(file.reason));
}

void TestTlsReportFile::noReport_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const QByteArray& content, const char* reason) {
        QTest::newRow(name) << content << QString::fromLatin1(reason);
    };
    row("nothing", {}, "empty");
    row("blank", " \r\n\t", "empty");
    row("JSON of something else", R"({"a":1})", "no policies");
    row("a list of something else", "[1,2,3]", "no policies");
    row("broken JSON", R"({"policies":[)", "no JSON");
    row("deep JSON", QByteArray("[").repeated(100'000), "no JSON");
    row("deep JSON objects", QByteArray("{\"policies\":").repeated(100'000), "no JSON");
    row("XML", "<?xml version=\"1.0\"?><feedback/>", "neither");
    row("binary", QByteArray("\x00\x01\x02\xff", 4).repeated(1000), "neither");
    row("a mail without attachment", mailWith("Content-Type: text/plain", "Hello"), "no TLS report attached");
    row("a mail with a picture",
        mailWith("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", "iVBORw0KGgo="),
        "no TLS report attached");
    row("too large", QByteArray(MaxReportFile + 1, 'x'), "32 MiB");
    row("JSON too large", '{' + QByteArray(MaxReportJson, ' ') + '}', "10 MiB");
}

void TestTlsReportFile::noReport()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, reason);
    const ReportFile file = readReportFile(content);
    QVERIFY(!file.valid());
    QVERIFY2(file.reason.contains(reason), qPrintable(file.reason));
    QVERIFY(file.reason.size() < 300);
}

void TestTlsReportFile::byteOrderMarkAndLatin1()
{
    QByteArray json = data(u"large-provider.json"_qs);
    json.replace("Bigmail Inc.", "Bigmail \xfc");
    const ReportFile file = readReportFile("\xef\xbb\xbf" + json);
    QVERIFY2(file.valid(), qPrintable(file.reason));
    QCOMPARE(file.problems.size(), 2);
    QCOMPARE(file.reports.constFirst().organization, u"Bigmail \ufffd"_qs);
}

void TestTlsReportFile::listOfReports()
{
    const ReportFile file = readReportFile('[' + data(u"large-provider.json"_qs) + ",{},"
                                           + data(u"suite-provider.json"_qs) + ']');
    QVERIFY(file.valid());
    QCOMPARE(file.reports.size(), 2);
    QVERIFY2(problemsOf(file).contains(u"[1]: is no TLS report"), qPrintable(problemsOf(file)));
}

QTEST_GUILESS_MAIN(TestTlsReportFile)
#include "tst_tlsreportfile.moc"

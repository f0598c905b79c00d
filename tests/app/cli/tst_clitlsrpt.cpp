// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"
#include "tests/support/gzip.h"
#include "tests/support/qttest.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

using namespace relaydeck;
using namespace relaydeck::test;

namespace {

QString sample(const QString& name)
{
    return QStringLiteral(RELAYDECK_TEST_DATA "/tlsrpt/") + name;
}

}  // namespace

class TestCliTlsRpt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneFileIsOneObject();
    void manyFilesAreOneObjectALine();
    void mailHasItsReports();
    void standardInput();
    void table();
    void onlyOneDomain();
    void badFilesDoNotStopTheRest();
    void saveKeepsOnce();
    void usage();
};

void TestCliTlsRpt::oneFileIsOneObject()
{
    const CliRunner cli;
    const CliResult result =
        cli.run({u"tls-rpt"_qs, u"read"_qs, u"--json"_qs, sample(u"large-provider.json"_qs)});
    QVERIFY2(result.code == 0, result.all());
    const QJsonObject json = result.json();
    QCOMPARE(json.value(u"valid"_qs), QJsonValue(true));
    QVERIFY(json.value(u"reason"_qs).isNull());
    QCOMPARE(json.value(u"organization"_qs).toString(), u"Bigmail Inc."_qs);
    QCOMPARE(json.value(u"from"_qs).toString(), u"2026-11-02T00:00:00.000Z"_qs);
    QCOMPARE(json.value(u"successful"_qs).toInt(), 1200);
    QCOMPARE(json.value(u"failed"_qs).toInt(), 41);
    QCOMPARE(json.value(u"resultTypes"_qs).toObject(),
             (QJsonObject{{u"certificate-expired"_qs, 40}, {u"starttls-not-supported"_qs, 1}}));
    QCOMPARE(json.value(u"problems"_qs), QJsonValue(QJsonArray()));
    const QJsonObject policy = json.value(u"policies"_qs)[0][u"policy"_qs].toObject();
    QCOMPARE(policy.value(u"policy-domain"_qs).toString(), u"partner.example"_qs);
    QVERIFY(!json.contains(u"reports"_qs));
}

void TestCliTlsRpt::manyFilesAreOneObjectALine()
{
    const CliRunner cli;
    const CliResult result = cli.run({u"tls-rpt"_qs, u"read"_qs, u"--json"_qs, sample(u"portal.json"_qs),
                                      sample(u"own-reporter.json"_qs)});
    QVERIFY2(result.code == 0, result.all());
    const QList<QJsonObject> lines = result.jsonLines();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).value(u"file"_qs).toString(), sample(u"portal.json"_qs));
    QStringList paths;
    const QJsonArray problems = lines.at(1).value(u"problems"_qs).toArray();
    for (const QJsonValue problem : problems)
        paths.append(problem[u"path"_qs].toString());
    QVERIFY2(paths.contains(u"policies[0].policy.policy-domain"_qs), result.all());
}

void TestCliTlsRpt::mailHasItsReports()
{
    const CliRunner cli;
    const QJsonObject json =
        cli.run({u"tls-rpt"_qs, u"read"_qs, u"--json"_qs, sample(u"two-attachments.eml"_qs)}).json();
    QCOMPARE(json.value(u"organization"_qs).toString(), u"Bigmail Inc., Officecloud Corporation"_qs);
    QCOMPARE(json.value(u"failed"_qs).toInt(), 44);
    QCOMPARE(json.value(u"policies"_qs).toArray().size(), 3);
    QCOMPARE(json.value(u"reports"_qs)[1][u"failed"_qs].toInt(), 3);
}

void TestCliTlsRpt::standardInput()
{
    CliRunner cli;
    cli.setInput(gzipped(CliRunner::content(sample(u"large-provider.json"_qs))));
    const CliResult result = cli.run({u"tls-rpt"_qs, u"read"_qs, u"--json"_qs, u"-"_qs});
    QVERIFY2(result.code == 0, result.all());
    QCOMPARE(result.json().value(u"failed"_qs).toInt(), 41);
}

void TestCliTlsRpt::table()
{
    const CliRunner cli;
    const CliResult result =
        cli.run({u"tls-rpt"_qs, u"read"_qs, sample(u"large-provider.json"_qs), sample(u"portal.json"_qs)});
    QVERIFY2(result.code == 0, result.all());
    QVERIFY2(result.out.contains(u"partner.example: 1212 sessions with TLS as wanted, 43 failed"),
             result.all());
    QVERIFY2(result.out.contains(u"2026-11-02 to 2026-11-05, told by Bigmail Inc., Portal Mail"),
             result.all());
    QVERIFY2(
        result.out.contains(QRegularExpression(u"mx1\\.partner\\.example +certificate-expired +42\n"_qs)),
        result.all());
    // What is wrong in a report is told beside the result.
    QVERIFY2(result.err.contains(u"portal.json: contact-info: is null"), result.all());
}

void TestCliTlsRpt::onlyOneDomain()
{
    const CliRunner cli;
    const CliResult other = cli.run(
        {u"tls-rpt"_qs, u"read"_qs, u"--domain"_qs, u"other.example"_qs, sample(u"large-provider.json"_qs)});
    QVERIFY2(other.code == 0, other.all());
    QVERIFY2(other.out.contains(u"Nothing is told"), other.all());
    const CliResult same = cli.run({u"tls-rpt"_qs, u"read"_qs, u"--domain"_qs, u"Partner.Example."_qs,
                                    sample(u"large-provider.json"_qs)});
    QVERIFY2(same.out.contains(u"41 failed"), same.all());
}

void TestCliTlsRpt::badFilesDoNotStopTheRest()
{
    const CliRunner cli;
    const QString picture = cli.file(u"picture.png"_qs, QByteArray("\x89PNG\r\n\x1a\n", 8));
    const QStringList files{picture, cli.path(u"missing.json"_qs), sample(u"large-provider.json"_qs)};
    const CliResult text = cli.run(QStringList{u"tls-rpt"_qs, u"read"_qs} + files);
    QCOMPARE(text.code, 4);
    QVERIFY2(text.err.contains(u"picture.png: This is no TLS report"), text.all());
    QVERIFY2(text.err.contains(u"missing.json cannot be read"), text.all());
    QVERIFY2(text.out.contains(u"41 failed"), text.all());

    const CliResult json = cli.run(QStringList{u"tls-rpt"_qs, u"read"_qs, u"--json"_qs} + files);
    QCOMPARE(json.code, 4);
    const QList<QJsonObject> lines = json.jsonLines();
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(0).value(u"valid"_qs), QJsonValue(false));
    QVERIFY(lines.at(0).value(u"reason"_qs).toString().contains(u"no TLS report"));
    QCOMPARE(lines.at(2).value(u"valid"_qs), QJsonValue(true));
}

void TestCliTlsRpt::saveKeepsOnce()
{
    const CliRunner cli;
    const QStringList call{u"tls-rpt"_qs, u"read"_qs, u"--save"_qs, sample(u"large-provider.json"_qs),
                           sample(u"own-reporter.json"_qs)};
    const CliResult first = cli.run(call);
    QVERIFY2(first.out.contains(u"1 new, 0 were there already; 1 name no domain"), first.all());
    const CliResult second = cli.run(call);
    QVERIFY2(second.out.contains(u"0 new, 1 were there already"), second.all());
    const auto stored = cli.openStore()->tlsReports().ofDomain(u"partner.example"_qs);
    QVERIFY(stored.ok());
    QCOMPARE(stored->size(), 1);
    QCOMPARE(stored->constFirst().failed(), 41);
}

void TestCliTlsRpt::usage()
{
    const CliRunner cli;
    QCOMPARE(cli.run({u"tls-rpt"_qs}).code, 2);
    QCOMPARE(cli.run({u"tls-rpt"_qs, u"read"_qs}).code, 2);
    QCOMPARE(cli.run({u"tls-rpt"_qs, u"read"_qs, u"--domain"_qs, u"not a domain"_qs, u"x"_qs}).code, 2);
    // Without --save, there is no store to be made.
    QVERIFY(!QFileInfo::exists(cli.storePath()));
}

QTEST_GUILESS_MAIN(TestCliTlsRpt)
#include "tst_clitlsrpt.moc"

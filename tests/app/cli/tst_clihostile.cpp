// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/zonetext.h"
#include "tests/app/cli/clirunner.h"
#include "tests/support/certificates.h"
#include "tests/support/fakesmtpserver.h"
#include "tests/support/httpshost.h"
#include "tests/support/qttest.h"
#include "tests/support/treeserver.h"

#include <QtCore/QJsonArray>

using namespace relaydeck;
using namespace relaydeck::test;

/// A whole test of a partner whose servers are hostile: it ends, says what happened, and its exit code is
/// that of the mail.
class TestCliHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsWhatHappened_data();
    void tellsWhatHappened();

private:
    /// Signed around now, since the program is asked for no other time.
    static SignedTree makeTree();

    CliRunner m_runner;
    SignedTree m_tree = makeTree();
    Hierarchy m_certificates{{u"mx.partner.example"_qs, u"mta-sts.partner.example"_qs}};
    std::unique_ptr<TreeServer> m_resolver;
};

SignedTree TestCliHostile::makeTree()
{
    SignedTree tree;
    tree.add("partner.example",
             "@ 3600 IN MX 10 mx\n"
             "mx 3600 IN A 127.0.0.1\n"
             "_mta-sts 3600 IN TXT \"v=STSv1; id=1;\"\n"
             "mta-sts 3600 IN A 127.0.0.1\n");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const char* zone : {".", "example", "partner.example"})
        tree.zone(zone).signing->lifetime = {now.addDays(-1), now.addDays(30)};
    return tree;
}

void TestCliHostile::initTestCase()
{
    m_resolver = std::make_unique<TreeServer>(m_tree, testedNames("partner.example", {"mx.partner.example"}));
}

void TestCliHostile::tellsWhatHappened_data()
{
    QTest::addColumn<SmtpScript::Fault>("greeting");
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<QString>("finding");
    QTest::addColumn<int>("code");
    const QByteArray policy =
        "version: STSv1\r\nmode: enforce\r\nmx: mx.partner.example\r\nmax_age: 86400\r\n";
    const QByteArray huge = policy + QByteArray(10'000'000, 'x');
    QTest::newRow("nothing is wrong")
        << SmtpScript::Fault::None << policy << u"sts-matches"_qs << int(cli::MailPasses);
    QTest::newRow("S2: a policy of 10 MB is none")
        << SmtpScript::Fault::None << huge << u"sts-policy-too-large"_qs << int(cli::MailPasses);
    QTest::newRow("a banner without end is not SMTP")
        << SmtpScript::Fault::Flood << policy << u"not-smtp"_qs << int(cli::MailStopped);
    QTest::newRow("a line without end is not SMTP")
        << SmtpScript::Fault::Oversize << policy << u"not-smtp"_qs << int(cli::MailStopped);
}

void TestCliHostile::tellsWhatHappened()
{
    QFETCH(SmtpScript::Fault, greeting);
    QFETCH(QByteArray, policy);
    QFETCH(QString, finding);
    QFETCH(int, code);
    SmtpScript script;
    script.faultAt = smtp::Stage::Greeting;
    script.fault = greeting;
    tls::ServerSettings settings;
    settings.chain = m_certificates.chain();
    settings.keyPem = m_certificates.leaf.keyPem;
    script.tls = *tls::ServerContext::make(settings);
    const FakeSmtpServer mailServer{script};
    const HttpsHost policyHost({m_certificates.leaf, m_certificates.intermediate},
                               answer(http("200 OK", policy, "Content-Type: text/plain\r\n")));
    NetworkProfile profile;
    profile.upstreams = {m_resolver->upstream()};
    profile.trustAnchors = dnssec::zoneText(m_tree.anchors().at(DomainName()));
    profile.caCertificates = m_certificates.root.certificatePem;
    profile.smtpPort = mailServer.port();
    profile.httpsPort = policyHost.port();

    const QStringList arguments =
        QStringList{u"test"_qs, u"partner.example"_qs, u"--ehlo-name"_qs, u"relaydeck.example"_qs}
        + m_runner.networkOptions(profile);
    const CliResult human = m_runner.run(arguments);
    QVERIFY2(human.code == code, human.all().constData());
    QVERIFY2(human.out.size() < 20'000, "what is printed is bounded");
    const CliResult json = m_runner.run(arguments + QStringList{u"--json"_qs});
    QCOMPARE(json.code, code);
    QStringList codes;
    const QJsonArray findings = json.json().value(u"findings"_qs).toArray();
    for (const QJsonValue entry : findings) {
        codes.append(entry.toObject().value(u"code"_qs).toString());
        if (codes.last() == finding)
            QVERIFY2(human.out.contains(entry.toObject().value(u"text"_qs).toString()),
                     human.all().constData());
    }
    QVERIFY2(codes.contains(finding), qPrintable(codes.join(u' ')));
}

QTEST_GUILESS_MAIN(TestCliHostile)
#include "tst_clihostile.moc"

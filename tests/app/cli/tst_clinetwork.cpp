// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/zonetext.h"
#include "tests/app/cli/clirunner.h"
#include "tests/support/qttest.h"
#include "tests/support/treeserver.h"

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::test;

namespace {

constexpr auto Mx = "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n";

/// `ADDRESS:PORT` of a loopback port on which nobody listens.
QString closedPort()
{
    QUdpSocket socket;
    if (!socket.bind(QHostAddress(QHostAddress::LocalHost)))
        qFatal("no port");
    return u"127.0.0.1:%1"_qs.arg(socket.localPort());
}

QString text(const Upstream& upstream)
{
    return u"%1:%2"_qs.arg(upstream.address.toString()).arg(upstream.port);
}

}  // namespace

/// Faults of our own side of the network are said, and never laid on the partner.
class TestCliNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resolverNotReachable();
    void lookupWithoutResolver();
    void unusableTrustAnchors_data();
    void unusableTrustAnchors();
    void unusableCertificates_data();
    void unusableCertificates();
    void strippingResolverIsNotThePartner();
    void lookupThroughAStrippingResolver();
    void anchorOfAnotherRoot();
    void controlCharactersInRecords();

private:
    CliRunner m_runner;
};

void TestCliNetwork::resolverNotReachable()
{
    const QString resolver = closedPort();
    const QStringList arguments{u"test"_qs, u"partner.example"_qs, u"--resolver"_qs,
                                resolver,   u"--timeout"_qs,       u"20"_qs};
    const CliResult human = m_runner.run(arguments);
    QVERIFY2(human.code == cli::NotTested, human.all().constData());
    QVERIFY2(human.out.startsWith(u"partner.example: Could not test"_qs), human.all().constData());
    QVERIFY2(human.out.contains(u"No resolver answers (asked: "_qs), human.all().constData());
    QVERIFY2(human.out.contains(resolver.section(u':', 1)), human.all().constData());

    const QJsonObject report = m_runner.run(arguments + QStringList{u"--json"_qs}).json();
    const QJsonArray findings = report.value(u"findings"_qs).toArray();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.at(0).toObject().value(u"code"_qs).toString(), u"resolver-not-answering"_qs);
    QCOMPARE(findings.at(0).toObject().value(u"party"_qs).toString(), u"our-resolver"_qs);
    QCOMPARE(report.value(u"mx"_qs).toObject().value(u"kind"_qs).toString(), u"failed"_qs);
    const QJsonArray cells = report.value(u"delivery"_qs).toArray();
    for (const QJsonValue cell : cells)
        QCOMPARE(cell.toObject().value(u"outcome"_qs).toString(), u"unknown"_qs);
}

void TestCliNetwork::lookupWithoutResolver()
{
    const QString resolver = closedPort();
    const CliResult result =
        m_runner.run({u"dns"_qs, u"partner.example"_qs, u"MX"_qs, u"--resolver"_qs, resolver});
    QVERIFY2(result.code == cli::NotTested, result.all().constData());
    QVERIFY2(result.out.contains(u"indeterminate"_qs), result.all().constData());
    QVERIFY2(result.out.contains(resolver.section(u':', 1)), result.all().constData());
}

void TestCliNetwork::unusableTrustAnchors_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only remarks") << QByteArray("; nothing here\n\n   \n");
    QTest::newRow("garbage") << QByteArray("\x01\x02 not a zone file \xff\n");
    QTest::newRow("another record") << QByteArray(". 3600 IN A 192.0.2.1\n");
    QTest::newRow("a negative anchor")
        << QByteArray(". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D\n"
                      "partner.example. IN DS 0 0 0 00\n");
    QTest::newRow("a digest of the wrong length") << QByteArray(". 3600 IN DS 20326 8 2 ABCD\n");
    QTest::newRow("one good, one not")
        << QByteArray(". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D\n"
                      "garbage\n");
}

void TestCliNetwork::unusableTrustAnchors()
{
    QFETCH(QByteArray, content);
    FakeDnsServer resolver;
    const QString file = m_runner.file(u"anchor.ds"_qs, content);
    for (const QString& path : {file, m_runner.path(u"missing.ds"_qs), m_runner.path(u"."_qs)}) {
        for (const QStringList& command : {QStringList{u"test"_qs, u"partner.example"_qs},
                                           QStringList{u"dns"_qs, u"partner.example"_qs, u"MX"_qs},
                                           QStringList{u"simulate"_qs, u"partner.example"_qs}}) {
            const CliResult result = m_runner.run(
                command
                + QStringList{u"--resolver"_qs, text(resolver.upstream()), u"--trust-anchor"_qs, path});
            QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
            QVERIFY2(result.err.contains(path), result.all().constData());
            QVERIFY2(result.out.isEmpty(), result.all().constData());
        }
    }
    QVERIFY2(resolver.received().isEmpty(), "nothing is asked without anchors");
}

void TestCliNetwork::unusableCertificates_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("garbage") << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
}

void TestCliNetwork::unusableCertificates()
{
    QFETCH(QByteArray, content);
    FakeDnsServer resolver;
    const QString file = m_runner.file(u"ca.pem"_qs, content);
    const CliResult result = m_runner.run({u"test"_qs, u"partner.example"_qs, u"--resolver"_qs,
                                           text(resolver.upstream()), u"--ca-file"_qs, file});
    QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
    QVERIFY2(result.err.contains(file), result.all().constData());
    QVERIFY(resolver.received().isEmpty());
}

void TestCliNetwork::strippingResolverIsNotThePartner()
{
    SignedTree tree;
    tree.add("partner.example", Mx);
    TreeServer resolver(tree, testedNames("partner.example", {"mx.partner.example"}),
                        TreeServer::Dnssec::Stripped);
    resolver.denyOthers();
    const QString anchor = m_runner.file(u"anchor.ds"_qs, dnssec::zoneText(tree.anchors().at(DomainName())));
    const QStringList arguments{u"test"_qs,
                                u"partner.example"_qs,
                                u"--no-save"_qs,
                                u"--trust-anchor"_qs,
                                anchor,
                                u"--resolver"_qs,
                                text(resolver.upstream()),
                                u"--at"_qs,
                                treeTime().toString(Qt::ISODate)};
    const CliResult human = m_runner.run(arguments);
    QVERIFY2(human.code == cli::NotTested, human.all().constData());
    QVERIFY2(human.out.count(u"leaves out DNSSEC signatures"_qs) == 1, human.all().constData());

    const QJsonObject report = m_runner.run(arguments + QStringList{u"--json"_qs}).json();
    const QJsonArray findings = report.value(u"findings"_qs).toArray();
    int told = 0;
    for (const QJsonValue value : findings) {
        const QJsonObject finding = value.toObject();
        if (finding.value(u"code"_qs).toString() == u"resolver-strips-dnssec"_qs) {
            ++told;
            QVERIFY2(finding.value(u"text"_qs).toString().contains(QString::number(resolver.upstream().port)),
                     "it says which resolver");
        }
        const QString party = finding.value(u"party"_qs).toString();
        QVERIFY2(!party.startsWith(u"partner"_qs), qPrintable(finding.value(u"text"_qs).toString()));
    }
    QCOMPARE(told, 1);
}

void TestCliNetwork::lookupThroughAStrippingResolver()
{
    SignedTree tree;
    tree.add("partner.example", Mx);
    const TreeServer resolver(tree, {"partner.example"}, TreeServer::Dnssec::Stripped);
    const QString anchor = m_runner.file(u"anchor.ds"_qs, dnssec::zoneText(tree.anchors().at(DomainName())));
    const CliResult result = m_runner.run(
        {u"dns"_qs, u"partner.example"_qs, u"MX"_qs, u"--json"_qs, u"--trust-anchor"_qs, anchor,
         u"--resolver"_qs, text(resolver.upstream()), u"--at"_qs, treeTime().toString(Qt::ISODate)});
    QVERIFY2(result.code == cli::NotTested, result.all().constData());
    QCOMPARE(result.json().value(u"status"_qs).toString(), u"indeterminate"_qs);
    QCOMPARE(result.json().value(u"fault"_qs).toString(),
             dnssec::faultName(dnssec::Fault::ResolverStripsDnssec));
}

void TestCliNetwork::anchorOfAnotherRoot()
{
    SignedTree tree;
    tree.add("partner.example", Mx);
    const TreeServer resolver(tree, {"partner.example"});
    const QString own = m_runner.file(u"own.ds"_qs, dnssec::zoneText(tree.anchors().at(DomainName())));
    const QString other =
        m_runner.file(u"other.ds"_qs, dnssec::zoneText(dnssec::TrustAnchors::root().at(DomainName())));
    const QStringList arguments{
        u"dns"_qs,  u"partner.example"_qs,           u"MX"_qs, u"--resolver"_qs, text(resolver.upstream()),
        u"--at"_qs, treeTime().toString(Qt::ISODate)};
    const CliResult good = m_runner.run(arguments + QStringList{u"--trust-anchor"_qs, own});
    QVERIFY2(good.code == cli::MailPasses, good.all().constData());
    QVERIFY2(good.out.startsWith(u"partner.example MX: secure"_qs), good.all().constData());
    for (const QStringList& anchor : {QStringList{u"--trust-anchor"_qs, other}, QStringList()}) {
        const CliResult bad = m_runner.run(arguments + anchor);
        QVERIFY2(bad.code == cli::MailStopped, bad.all().constData());
        QVERIFY2(bad.out.startsWith(u"partner.example MX: bogus"_qs), bad.all().constData());
    }
}

/// What a partner publishes cannot steer the terminal.
void TestCliNetwork::controlCharactersInRecords()
{
    SignedTree tree;
    tree.add("partner.example", "@ 3600 IN TXT \"\\027[2J\\007hello\"\n");
    const TreeServer resolver(tree, {"partner.example"});
    const QString anchor = m_runner.file(u"anchor.ds"_qs, dnssec::zoneText(tree.anchors().at(DomainName())));
    const QStringList arguments{u"dns"_qs,
                                u"partner.example"_qs,
                                u"TXT"_qs,
                                u"--trust-anchor"_qs,
                                anchor,
                                u"--resolver"_qs,
                                text(resolver.upstream()),
                                u"--at"_qs,
                                treeTime().toString(Qt::ISODate)};
    for (const QStringList& form : {QStringList(), QStringList{u"--json"_qs}}) {
        const CliResult result = m_runner.run(arguments + form);
        QVERIFY2(result.code == cli::MailPasses, result.all().constData());
        QVERIFY(result.out.contains(u"hello"_qs));
        QVERIFY(std::none_of(result.out.begin(), result.out.end(),
                             [](QChar c) { return c.unicode() < 0x20 && c != u'\n'; }));
    }
}

QTEST_GUILESS_MAIN(TestCliNetwork)
#include "tst_clinetwork.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>

using namespace relaydeck;
using namespace relaydeck::test;

/// Whose fault it is, on the command line: parties, resolver check, second opinions.
class TestCliBlame : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void parties_data();
    void parties();
    void inconclusiveIsNoError();
    void resolverCheck();
    void resolverCheckOfASilentOne();
    void secondOpinionOfNameServers();
    void secondOpinionOfAResolver();
    void secondOpinionTakesNoDomain();
    void wrongSecondOpinion();

private:
    CliResult run(const QStringList& arguments) const
    {
        return m_runner->run(
            arguments + m_runner->networkOptions(m_profile)
            + QStringList{u"--name-server-port"_qs, QString::number(m_profile.nameServerPort)});
    }

    practice::PracticeNetwork m_network;
    NetworkProfile m_profile;
    std::unique_ptr<CliRunner> m_runner;
};

void TestCliBlame::initTestCase()
{
    const Result<void> started = m_network.start();
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
    m_profile = m_network.profile();
}

void TestCliBlame::init()
{
    m_runner = std::make_unique<CliRunner>();
}

void TestCliBlame::parties_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("party");
    QTest::addColumn<QString>("finding");
    QTest::newRow("nobody") << u"health.example"_qs << u"nobody"_qs << QString();
    QTest::newRow("the partner's DNS") << u"police.example"_qs << u"partner-dns"_qs << u"mx-bogus"_qs;
    QTest::newRow("the partner's mail server")
        << u"warehouse.example"_qs << u"partner-mail-server"_qs << u"connect-refused"_qs;
    QTest::newRow("case 28: the prober refused")
        << u"broker.example"_qs << u"prober-refused"_qs << u"prober-refused"_qs;
}

void TestCliBlame::parties()
{
    QFETCH(QString, domain);
    QFETCH(QString, party);
    QFETCH(QString, finding);
    const CliResult result = run({u"test"_qs, domain, u"--json"_qs, u"--no-save"_qs});
    const QJsonObject attribution = result.json().value(u"attribution"_qs).toObject();
    QVERIFY2(attribution.value(u"party"_qs).toString() == party, result.all().constData());
    QCOMPARE(attribution.value(u"finding"_qs).toString(), finding);
    const CliResult text = run({u"test"_qs, domain, u"--no-save"_qs});
    QVERIFY2(text.out.contains(attribution.value(u"text"_qs).toString()) || party == u"nobody"_qs,
             text.all().constData());
}

void TestCliBlame::inconclusiveIsNoError()
{
    const CliResult result = run({u"test"_qs, u"broker.example"_qs, u"--no-save"_qs});
    QCOMPARE(result.code, int(cli::NotTested));
    QVERIFY2(result.out.contains(u"not known: "_qs), result.all().constData());
    QVERIFY2(!result.out.contains(u"error: "_qs), result.all().constData());
    QVERIFY2(!result.out.contains(u"  X   "_qs), result.all().constData());
}

void TestCliBlame::resolverCheck()
{
    const CliResult result = run({u"resolver"_qs, u"check"_qs, u"--json"_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    const QJsonArray resolvers = result.json().value(u"resolvers"_qs).toArray();
    QCOMPARE(resolvers.size(), 1);
    const QJsonObject only = resolvers.first().toObject();
    QVERIFY2(only.value(u"verdict"_qs).toString() == u"fit"_qs, result.all().constData());
    for (const char* fact :
         {"answers", "edns", "signatures", "denials", "honestDenials", "datagrams", "streams"})
        QVERIFY2(only.value(QLatin1StringView(fact)).toBool(), fact);
    const CliResult text = run({u"resolver"_qs, u"check"_qs});
    QVERIFY2(text.out.contains(u"is fit"_qs), text.all().constData());
    QVERIFY2(CliRunner::runBare({u"resolver"_qs}).code == cli::Usage, "a subcommand is needed");
}

void TestCliBlame::resolverCheckOfASilentOne()
{
    practice::PracticeNetwork gone;
    QVERIFY(gone.start({}).ok());
    const quint16 port = gone.profile().upstreams.first().port;
    gone.stop();
    const CliResult result = m_runner->run(
        {u"resolver"_qs, u"check"_qs, u"--json"_qs, u"--resolver"_qs, u"127.0.0.1:%1"_qs.arg(port)});
    QCOMPARE(result.code, int(cli::NotTested));
    QCOMPARE(
        result.json().value(u"resolvers"_qs).toArray().first().toObject().value(u"verdict"_qs).toString(),
        u"silent"_qs);
}

void TestCliBlame::secondOpinionOfNameServers()
{
    const CliResult result =
        run({u"test"_qs, u"harbor.example"_qs, u"--second-opinion"_qs, u"--json"_qs, u"--no-save"_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    const QJsonObject opinion = result.json().value(u"secondOpinion"_qs).toObject();
    QCOMPARE(opinion.value(u"of"_qs).toString(), u"name-servers"_qs);
    QStringList wrong;
    const QJsonArray servers = opinion.value(u"servers"_qs).toArray();
    for (const QJsonValue server : servers) {
        if (!server.toObject().value(u"text"_qs).toString().isEmpty())
            wrong.append(server.toObject().value(u"name"_qs).toString());
    }
    QCOMPARE(wrong, QStringList{u"ns2.harbor.example"_qs});
    const CliResult text =
        run({u"test"_qs, u"harbor.example"_qs, u"--second-opinion=authoritative"_qs, u"--no-save"_qs});
    QVERIFY2(text.out.contains(u"1 of 4 name servers of harbor.example answer wrongly"_qs)
                 && text.out.contains(u"Second opinion"_qs),
             text.all().constData());
}

void TestCliBlame::secondOpinionOfAResolver()
{
    const QString resolver = u"127.0.0.1:%1"_qs.arg(m_profile.upstreams.first().port);
    const CliResult result = run({u"test"_qs, u"health.example"_qs, u"--second-opinion="_qs + resolver,
                                  u"--json"_qs, u"--no-save"_qs});
    QCOMPARE(result.json().value(u"secondOpinion"_qs).toObject().value(u"of"_qs).toString(), u"resolver"_qs);
    QVERIFY2(result.out.contains(u"second-opinion-agrees"_qs), result.all().constData());
}

/// What follows without = is a domain.
void TestCliBlame::secondOpinionTakesNoDomain()
{
    const CliResult result =
        run({u"test"_qs, u"--second-opinion"_qs, u"health.example"_qs, u"--json"_qs, u"--no-save"_qs});
    QCOMPARE(result.json().value(u"domain"_qs).toString(), u"health.example"_qs);
    QVERIFY(result.json().value(u"secondOpinion"_qs).isObject());
}

void TestCliBlame::wrongSecondOpinion()
{
    const CliResult result = run({u"test"_qs, u"health.example"_qs, u"--second-opinion=nonsense"_qs});
    QCOMPARE(result.code, int(cli::Usage));
    QVERIFY2(!result.err.isEmpty(), result.all().constData());
}

QTEST_GUILESS_MAIN(TestCliBlame)
#include "tst_cliblame.moc"

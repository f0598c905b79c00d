// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/network/profilefile.h"
#include "core/network/resolveraddress.h"
#include "tests/app/cli/clirunner.h"
#include "tests/support/fakednsserver.h"
#include "tests/support/qttest.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QStandardPaths>

using namespace relaydeck;
using namespace relaydeck::test;

/// Network profiles that the window has saved, on the command line.
class TestCliProfile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanupTestCase() { QFile::remove(profilesPath()); }
    void aProfileIsUsedByName_data();
    void aProfileIsUsedByName();
    void otherOptionsGoOverIt();
    void anUnknownOneNamesThoseThatThereAre();
    void noneMadeYetIsTold();
    void theyAreListed();
    void oneIsShownAndTakenFromAFile();
    void aDamagedFileIsTold();
    void thePracticeNetworkHasNone();

private:
    CliResult lookup(const QStringList& options) const
    {
        return m_runner.run(QStringList{u"dns"_qs, u"partner.example"_qs, u"MX"_qs} + options);
    }

    CliRunner m_runner;
};

namespace {

NamedProfile lab(const FakeDnsServer& server)
{
    NamedProfile named{.id = u"one"_qs, .profile = {}};
    named.profile.name = u"Lab \u202e"_qs;
    named.profile.upstreams = {server.upstream()};
    named.profile.dnsTimeout = std::chrono::milliseconds(500);
    return named;
}

}  // namespace

void TestCliProfile::init()
{
    QVERIFY(QDir().mkpath(QFileInfo(profilesPath()).absolutePath()));
    QFile::remove(profilesPath());
}

void TestCliProfile::aProfileIsUsedByName_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("test") << QStringList{u"test"_qs, u"partner.example"_qs, u"--no-save"_qs};
    QTest::newRow("dns") << QStringList{u"dns"_qs, u"partner.example"_qs, u"MX"_qs};
    QTest::newRow("dane check") << QStringList{u"dane"_qs,
                                               u"check"_qs,
                                               u"127.0.0.1:1"_qs,
                                               u"--name"_qs,
                                               u"mx.partner.example"_qs,
                                               u"--tlsa"_qs,
                                               u"3 1 1 "_qs + QString(64, u'0')};
    QTest::newRow("probe") << QStringList{u"probe"_qs, u"partner.example"_qs};
    QTest::newRow("resolver check") << QStringList{u"resolver"_qs, u"check"_qs};
}

void TestCliProfile::aProfileIsUsedByName()
{
    QFETCH(const QStringList, command);
    FakeDnsServer server;
    QVERIFY(writeProfiles(profilesPath(), {lab(server)}).ok());
    const CliResult result = m_runner.run(
        command + QStringList{u"--network-profile"_qs, u"lab \u202e"_qs, u"--timeout"_qs, u"2"_qs});
    QVERIFY2(result.code != cli::Usage && result.code != cli::OperationFailed, result.all().constData());
    if (command.first() != u"dane")
        QVERIFY2(!server.received().isEmpty(), result.all().constData());
}

void TestCliProfile::otherOptionsGoOverIt()
{
    FakeDnsServer saved;
    FakeDnsServer given;
    QVERIFY(writeProfiles(profilesPath(), {lab(saved)}).ok());
    const CliResult result = lookup({u"--network-profile"_qs, lab(saved).profile.name, u"--resolver"_qs,
                                     upstreamText(given.upstream()), u"--timeout"_qs, u"1"_qs});
    QVERIFY2(result.code != cli::Usage, result.all().constData());
    QVERIFY(saved.received().isEmpty());
    QVERIFY(!given.received().isEmpty());
}

void TestCliProfile::anUnknownOneNamesThoseThatThereAre()
{
    const FakeDnsServer server;
    NamedProfile office = lab(server);
    office.profile.name = u"Office"_qs;
    office.id = u"two"_qs;
    QVERIFY(writeProfiles(profilesPath(), {lab(server), office}).ok());
    const CliResult result = lookup({u"--network-profile"_qs, u"Labb"_qs});
    QVERIFY2(result.code == cli::Usage, result.all().constData());
    QVERIFY2(result.err.contains(u"Labb") && result.err.contains(u"Office"), result.all().constData());
    QVERIFY2(!result.err.contains(QChar(0x202e)), "control characters stay visible");
}

void TestCliProfile::noneMadeYetIsTold()
{
    const CliResult wanted = lookup({u"--network-profile"_qs, u"Lab"_qs});
    QVERIFY2(wanted.code == cli::Usage, wanted.all().constData());
    QVERIFY2(wanted.err.contains(u"the window makes them"), wanted.all().constData());
    const CliResult listed = m_runner.run({u"profile"_qs, u"list"_qs});
    QCOMPARE(listed.code, static_cast<int>(cli::MailPasses));
    QVERIFY(listed.out.isEmpty());
    QVERIFY(listed.err.contains(u"the window makes them"));
}

void TestCliProfile::theyAreListed()
{
    const FakeDnsServer server;
    NamedProfile own = lab(server);
    own.profile.caCertificates = "PEM";
    QVERIFY(writeProfiles(profilesPath(), {own}).ok());
    const CliResult text = m_runner.run({u"profile"_qs, u"list"_qs});
    QVERIFY2(text.code == cli::MailPasses, text.all().constData());
    QVERIFY2(text.out.contains(upstreamText(server.upstream()))
                 && text.out.contains(u"this computer's and its own"),
             text.all().constData());
    QVERIFY(!text.out.contains(QChar(0x202e)));
    const CliResult json = m_runner.run({u"profile"_qs, u"list"_qs, u"--json"_qs});
    const QJsonArray profiles = json.json().value(u"profiles"_qs).toArray();
    QCOMPARE(profiles.size(), 1);
    QCOMPARE(profiles.first().toObject().value(u"name"_qs).toString(), own.profile.name);
}

void TestCliProfile::oneIsShownAndTakenFromAFile()
{
    FakeDnsServer server;
    QVERIFY(writeProfiles(profilesPath(), {lab(server)}).ok());
    const CliResult shown = m_runner.run({u"profile"_qs, u"show"_qs, lab(server).profile.name});
    QVERIFY2(shown.code == cli::MailPasses, shown.all().constData());
    QVERIFY(QFile::remove(profilesPath()));
    const QString file = m_runner.file(u"lab.json"_qs, shown.out.toUtf8());
    const CliResult result = lookup({u"--network-profile"_qs, file, u"--timeout"_qs, u"1"_qs});
    QVERIFY2(result.code != cli::Usage && result.code != cli::OperationFailed, result.all().constData());
    QVERIFY(!server.received().isEmpty());
}

void TestCliProfile::aDamagedFileIsTold()
{
    const QString file = m_runner.file(u"damaged.json"_qs, "{\"id\": ");
    const CliResult given = lookup({u"--network-profile"_qs, file});
    QVERIFY2(given.code == cli::OperationFailed, given.all().constData());
    QVERIFY2(given.err.contains(file), given.all().constData());

    QFile saved(profilesPath());
    QVERIFY(saved.open(QIODevice::WriteOnly) && saved.write("{\"version\": 9}") > 0);
    saved.close();
    for (const QStringList& arguments :
         {QStringList{u"profile"_qs, u"list"_qs},
          QStringList{u"dns"_qs, u"partner.example"_qs, u"MX"_qs, u"--network-profile"_qs, u"Lab"_qs}}) {
        const CliResult result = m_runner.run(arguments);
        QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
        QVERIFY2(result.err.contains(profilesPath()), result.all().constData());
    }
}

void TestCliProfile::thePracticeNetworkHasNone()
{
    const CliResult result = m_runner.run(
        {u"--practice"_qs, u"dns"_qs, u"health.example"_qs, u"MX"_qs, u"--network-profile"_qs, u"Lab"_qs});
    QVERIFY2(result.code == cli::Usage, result.all().constData());
    QVERIFY2(result.err.contains(u"--practice"), result.all().constData());
}

QTEST_GUILESS_MAIN(TestCliProfile)
#include "tst_cliprofile.moc"

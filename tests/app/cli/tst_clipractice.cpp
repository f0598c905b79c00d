// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>

#include <csignal>
#include <sys/types.h>

using namespace relaydeck;

/// `practice run` as a process of its own, as a person or a script has it.
class TestCliPractice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void servesOtherProcessesUntilASignal_data();
    void servesOtherProcessesUntilASignal();
};

namespace {

/// The JSON document that the process prints first; empty when it ends without.
QJsonObject document(QProcess& process)
{
    QByteArray output;
    while (process.waitForReadyRead()) {
        output += process.readAllStandardOutput();
        const QJsonDocument whole = QJsonDocument::fromJson(output);
        if (whole.isObject())
            return whole.object();
    }
    return {};
}

}  // namespace

void TestCliPractice::servesOtherProcessesUntilASignal_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("a request to terminate") << SIGTERM;
}

void TestCliPractice::servesOtherProcessesUntilASignal()
{
    QFETCH(int, number);
    QProcess network;
    network.start(QStringLiteral(RELAYDECK_CLI), {u"practice"_qs, u"run"_qs});
    const QJsonObject told = document(network);
    QVERIFY2(!told.isEmpty(), network.readAllStandardError().constData());

    const test::CliRunner runner;
    const auto fileOf = [&](const QString& key) {
        return runner.file(key, told.value(key).toString().toLatin1());
    };
    const test::CliResult result =
        runner.run({u"test"_qs, u"health.example"_qs, u"--json"_qs, u"--resolver"_qs,
                    told.value(u"resolver"_qs).toString(), u"--trust-anchor"_qs, fileOf(u"trustAnchors"_qs),
                    u"--ca-file"_qs, fileOf(u"caCertificates"_qs), u"--smtp-port"_qs,
                    QString::number(told.value(u"smtpPort"_qs).toInt()), u"--https-port"_qs,
                    QString::number(told.value(u"httpsPort"_qs).toInt())});
    QCOMPARE(result.code, 0);
    QVERIFY2(result.json().value(u"dane"_qs).toObject().value(u"outcome"_qs) == u"pass"_qs, result.all());

    QCOMPARE(kill(static_cast<pid_t>(network.processId()), number), 0);
    QVERIFY(network.waitForFinished());
    QVERIFY(network.exitStatus() == QProcess::NormalExit);
    QCOMPARE(network.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestCliPractice)
#include "tst_clipractice.moc"

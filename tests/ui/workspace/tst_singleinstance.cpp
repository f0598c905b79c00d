// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/singleinstance.h"

#include "tests/support/qttest.h"

#include <QtCore/QFile>
#include <QtCore/QScopeGuard>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>

using namespace relaydeck;
using namespace relaydeck::ui;

class TestSingleInstance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void theSecondHandsOver();
    void everyWayToWriteThePathCounts();
    void anotherWorkspaceIsAnotherPlace();
    void thePlaceIsFreeAfterwards();
    void theTokenOfTheDesktopIsHandedOver_data();
    void theTokenOfTheDesktopIsHandedOver();

private:
    /// On a thread of its own, since the first one answers on this one.
    static SingleInstance::Outcome claimElsewhere(const QString& path, const StartRequest& request);
};

SingleInstance::Outcome TestSingleInstance::claimElsewhere(const QString& path, const StartRequest& request)
{
    std::atomic<SingleInstance::Outcome> outcome = SingleInstance::Outcome::Alone;
    std::atomic_bool done = false;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance second(path);
        outcome = second.claim(request);
        done = true;
    }));
    thread->start();
    [&done] { QTRY_VERIFY_WITH_TIMEOUT(done, 20'000); }();
    thread->wait();
    return outcome;
}

void TestSingleInstance::theSecondHandsOver()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_qs);
    SingleInstance first(path);
    QVERIFY(first.claim({}) == SingleInstance::Outcome::First);
    StartRequest heard;
    connect(&first, &SingleInstance::requested, this,
            [&heard](const StartRequest& request) { heard = request; });
    const StartRequest said{.section = u"tests"_qs,
                            .test = u"health.example"_qs,
                            .file = u"/tmp/\u00fc \"x\"\n.json"_qs,
                            .activationToken = u"token"_qs};
    QVERIFY(claimElsewhere(path, said) == SingleInstance::Outcome::HandedOver);
    QCOMPARE(heard, said);
}

void TestSingleInstance::everyWayToWriteThePathCounts()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_qs);
    const QString link = folder.filePath(u"link.db"_qs);
    SingleInstance first(path);
    QVERIFY(first.claim({}) == SingleInstance::Outcome::First);
    // The file is there only from now on.
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(QFile::link(path, link));
    QVERIFY(claimElsewhere(folder.path() + u"/./store.db"_qs, {}) == SingleInstance::Outcome::HandedOver);
    QVERIFY(claimElsewhere(link, {}) == SingleInstance::Outcome::HandedOver);
}

void TestSingleInstance::anotherWorkspaceIsAnotherPlace()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.filePath(u"one.db"_qs));
    SingleInstance second(folder.filePath(u"two.db"_qs));
    QVERIFY(first.claim({}) == SingleInstance::Outcome::First);
    QVERIFY(second.claim({}) == SingleInstance::Outcome::First);
}

void TestSingleInstance::thePlaceIsFreeAfterwards()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_qs);
    for (int round = 0; round < 2; ++round) {
        SingleInstance only(path);
        QVERIFY(only.claim({}) == SingleInstance::Outcome::First);
    }
}

void TestSingleInstance::theTokenOfTheDesktopIsHandedOver_data()
{
    QTest::addColumn<QByteArray>("wayland");
    QTest::addColumn<QByteArray>("x11");
    QTest::addColumn<QString>("heard");
    QTest::newRow("Wayland") << QByteArray("kwin-7") << QByteArray() << u"kwin-7"_qs;
    QTest::newRow("X11") << QByteArray() << QByteArray("launcher/relaydeck/1-0_TIME42")
                         << u"launcher/relaydeck/1-0_TIME42"_qs;
    QTest::newRow("both: X11 programs under Wayland")
        << QByteArray("kwin-7") << QByteArray("id_TIME42") << u"kwin-7"_qs;
    QTest::newRow("from a terminal") << QByteArray() << QByteArray() << QString();
}

void TestSingleInstance::theTokenOfTheDesktopIsHandedOver()
{
    QFETCH(const QByteArray, wayland);
    QFETCH(const QByteArray, x11);
    QFETCH(const QString, heard);
    qputenv("XDG_ACTIVATION_TOKEN", wayland);
    qputenv("DESKTOP_STARTUP_ID", x11);
    const auto restore = qScopeGuard([] {
        qunsetenv("XDG_ACTIVATION_TOKEN");
        qunsetenv("DESKTOP_STARTUP_ID");
    });
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_qs);
    SingleInstance first(path);
    QVERIFY(first.claim({}) == SingleInstance::Outcome::First);
    QSignalSpy requests(&first, &SingleInstance::requested);
    const StartRequest request{
        .section = {}, .test = {}, .file = {}, .activationToken = givenActivationToken()};
    QVERIFY(claimElsewhere(path, request) == SingleInstance::Outcome::HandedOver);
    QTRY_COMPARE(requests.size(), 1);
    QCOMPARE(requests.first().first().value<StartRequest>().activationToken, heard);
}

QTEST_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"

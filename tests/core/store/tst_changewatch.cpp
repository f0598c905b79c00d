// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "tests/support/qttest.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

using namespace relaydeck;
using namespace relaydeck::store;

class TestChangeWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherProcess_data();
    void anotherProcess();
    void ownChangesAreQuiet();
    void stopped();
};

void TestChangeWatch::anotherProcess_data()
{
    QTest::addColumn<int>("intervalMs");
    QTest::newRow("by polling") << 20;
    // Far longer than the spy waits: only the notice of the file system can be in time.
    QTest::newRow("by the log file") << 3'600'000;
}

void TestChangeWatch::anotherProcess()
{
    QFETCH(int, intervalMs);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_qs);
    const Result<std::unique_ptr<Store>> store = Store::open(path, Origin::Window);
    QVERIFY(store.ok());
    QSignalSpy changed(&(*store)->watch(), &ChangeWatch::changed);
    (*store)->watch().start(std::chrono::milliseconds(intervalMs));
    // Writes until it is killed.
    QProcess other;
    other.start(QStringLiteral(STORE_PROCESS), {u"write"_qs, path, u"1"_qs});
    QVERIFY(changed.wait(30'000));
    QVERIFY((*store)->activity().latest(1)->size() == 1);
    other.kill();
    QVERIFY(other.waitForFinished());
}

void TestChangeWatch::ownChangesAreQuiet()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_qs);
    const Result<std::unique_ptr<Store>> store = Store::open(path, Origin::Window);
    const Result<std::unique_ptr<Store>> other = Store::open(path, Origin::CommandLine);
    QVERIFY(store.ok() && other.ok());
    QSignalSpy changed(&(*store)->watch(), &ChangeWatch::changed);
    QSignalSpy seenByOther(&(*other)->watch(), &ChangeWatch::changed);
    (*store)->watch().start(std::chrono::milliseconds(5));
    (*other)->watch().start(std::chrono::milliseconds(5));
    QVERIFY((*store)->workspace().setSetting(u"a"_qs, u"b"_qs).ok());
    QVERIFY(seenByOther.wait(30'000));
    QCOMPARE(changed.size(), 0);
}

void TestChangeWatch::stopped()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_qs);
    const Result<std::unique_ptr<Store>> store = Store::open(path, Origin::Window);
    const Result<std::unique_ptr<Store>> third = Store::open(path, Origin::Window);
    const Result<std::unique_ptr<Store>> other = Store::open(path, Origin::CommandLine);
    QVERIFY(store.ok() && third.ok() && other.ok());
    QSignalSpy changed(&(*store)->watch(), &ChangeWatch::changed);
    QSignalSpy reference(&(*third)->watch(), &ChangeWatch::changed);
    (*store)->watch().start(std::chrono::milliseconds(5));
    (*store)->watch().stop();
    (*third)->watch().start(std::chrono::milliseconds(5));
    QVERIFY((*other)->workspace().setSetting(u"a"_qs, u"b"_qs).ok());
    QVERIFY(reference.wait(30'000));
    QCOMPARE(changed.size(), 0);
}

QTEST_GUILESS_MAIN(TestChangeWatch)
#include "tst_changewatch.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "tests/support/qttest.h"

#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>

#include <csignal>

using namespace relaydeck;
using namespace relaydeck::store;

namespace {

constexpr int Kills = 60;

/// What the writing process has said so far, by batch.
struct Acknowledged {
    QSet<qint64> added;
    QSet<qint64> changed;
    QSet<qint64> reported;
    QSet<qint64> removed;
    qint64 newest = 0;
    int lines = 0;

    void read(const QByteArray& line)
    {
        const QByteArrayList words = line.trimmed().split(' ');
        const qint64 batch = words.value(1).toLongLong();
        if (words.first() == "added")
            added.insert(batch);
        else if (words.first() == "changed")
            changed.insert(batch);
        else if (words.first() == "reported")
            reported.insert(batch);
        else if (words.first() == "removed")
            removed.insert(batch);
        else if (words.first() != "opened")
            qFatal("the writing process said: %s", line.constData());
        newest = std::max(newest, batch);
        ++lines;
    }
};

/// Reads until the process has said `count` lines more, then kills it while it goes on writing, and reads the
/// rest.
void runAndKill(const QString& path, Acknowledged& acknowledged, qint64 firstBatch, int count)
{
    QProcess process;
    process.start(QStringLiteral(STORE_PROCESS), {u"write"_qs, path, QString::number(firstBatch)});
    const int until = acknowledged.lines + count;
    while (acknowledged.lines < until) {
        if (!process.canReadLine() && !process.waitForReadyRead(60'000))
            qFatal("the writing process says nothing");
        while (process.canReadLine() && acknowledged.lines < until)
            acknowledged.read(process.readLine());
    }
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished(60'000);
    while (process.canReadLine())
        acknowledged.read(process.readLine());
}

}  // namespace

class TestStoreCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedWhileWriting();

private:
    void verify(Store& store, Acknowledged& acknowledged);
};

void TestStoreCrash::verify(Store& store, Acknowledged& acknowledged)
{
    QCOMPARE(store.database().value(u"PRAGMA integrity_check"_qs)->toString(), u"ok"_qs);
    QVERIFY(!store.database().value(u"PRAGMA foreign_key_check"_qs)->isValid());

    const Result<QList<StoredConnector>> connectors = store.connectors().list();
    QVERIFY2(connectors.ok(), connectors.ok() ? "" : qPrintable(connectors.error().detail));
    QHash<qint64, QList<StoredConnector>> batches;
    for (const StoredConnector& stored : *connectors)
        batches[stored.connector.name.split(u' ').at(1).toLongLong()].append(stored);

    // None is half: a batch has its three connectors, all in the same state.
    for (const QList<StoredConnector>& batch : batches) {
        QCOMPARE(batch.size(), 3);
        for (const StoredConnector& each : batch)
            QCOMPARE(each.revision, batch.first().revision);
    }
    // All that was acknowledged is there; what was not is either there or not, for one batch at most.
    for (const qint64 batch : acknowledged.added) {
        if (!batches.contains(batch))
            QVERIFY2(acknowledged.removed.contains(batch) || batch == acknowledged.newest,
                     qPrintable(u"batch %1 is lost"_qs.arg(batch)));
    }
    // The newest may have been removed without a word; from now on that is certain.
    if (!batches.contains(acknowledged.newest))
        acknowledged.removed.insert(acknowledged.newest);
    for (const qint64 batch : acknowledged.changed) {
        for (const StoredConnector& each : batches.value(batch))
            QCOMPARE(each.connector.smtpDaneMode, std::optional(DaneMode::Mandatory));
    }
    for (const qint64 batch : acknowledged.removed)
        QVERIFY(!batches.contains(batch));
    const QHash<QString, StoredReport> reports = *store.reports().latestOfEach();
    for (const qint64 batch : acknowledged.reported)
        QVERIFY(reports.contains(u"p%1.example"_qs.arg(batch)));

    // A change, its version and its activity come together.
    const auto number = [&store](const QString& sql) { return store.database().value(sql)->toLongLong(); };
    QCOMPARE(number(u"SELECT count(*) FROM activity"_qs),
             number(u"SELECT count(*) FROM connector_versions"_qs));
    QCOMPARE(number(u"SELECT count(*) FROM connectors c WHERE NOT EXISTS (SELECT 1 FROM connector_versions v "
                    u"WHERE v.connector_id = c.id AND v.revision = c.revision AND v.body = c.body)"_qs),
             0);
}

void TestStoreCrash::killedWhileWriting()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_qs);
    Acknowledged acknowledged;
    for (int i = 0; i < Kills; ++i) {
        // Numbers of its own for each run: the last one may have left a batch that it did not acknowledge.
        runAndKill(path, acknowledged, (i + 1) * 10'000, QRandomGenerator::global()->bounded(1, 12));
        const Result<std::unique_ptr<Store>> store = Store::open(path, Origin::Window);
        QVERIFY2(store.ok(), store.ok() ? "" : qPrintable(store.error().detail));
        verify(**store, acknowledged);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(u"after kill %1"_qs.arg(i + 1)));
    }
    QVERIFY(acknowledged.lines >= Kills);
}

QTEST_GUILESS_MAIN(TestStoreCrash)
#include "tst_storecrash.moc"

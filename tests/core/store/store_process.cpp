// SPDX-License-Identifier: GPL-3.0-or-later
// Uses a store as another process would. Prints one line for each thing done, and only after it is done.
#include "core/store/store.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

#include <cstdio>

#include <unistd.h>

using namespace relaydeck;
using namespace relaydeck::store;

namespace {

void say(const QString& line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

int failed(const Error& error)
{
    say(QStringLiteral("error %1 %2").arg(static_cast<int>(error.code)).arg(error.detail));
    return 1;
}

Connector connectorOf(qint64 batch, int number)
{
    Connector connector;
    connector.name = QStringLiteral("batch %1 part %2").arg(batch).arg(number);
    connector.recipientDomains = {QStringLiteral("p%1-%2.example").arg(batch).arg(number)};
    // Long enough that one batch takes several pages.
    connector.comment = QString(3000, QLatin1Char('x'));
    return connector;
}

/// Endless batches, each of three additions, three changes and a removal of one older batch, and a report.
int writeForever(Store& store, qint64 first)
{
    for (qint64 batch = first;; ++batch) {
        QList<Change> added;
        for (int number = 0; number < 3; ++number)
            added.append(Change::added(connectorOf(batch, number)));
        if (const Result<void> done = store.apply(added); !done)
            return failed(done.error());
        say(QStringLiteral("added %1").arg(batch));

        QList<Change> changed;
        for (const Change& each : added) {
            const Result<StoredConnector> stored = store.connectors().get(each.id());
            if (!stored)
                return failed(stored.error());
            Connector connector = stored->connector;
            connector.smtpDaneMode = DaneMode::Mandatory;
            changed.append(Change::changed(*stored, connector));
        }
        if (const Result<void> done = store.apply(changed); !done)
            return failed(done.error());
        say(QStringLiteral("changed %1").arg(batch));

        StoredReport tested;
        tested.domain = QStringLiteral("p%1.example").arg(batch);
        tested.startedAt = QDateTime::currentDateTimeUtc();
        tested.json = QByteArray(20'000, 'r');
        const Result<QUuid> report = store.reports().add(tested);
        if (!report)
            return failed(report.error());
        say(QStringLiteral("reported %1").arg(batch));

        if (batch % 2 == 1) {
            QList<Change> removed;
            for (const Change& each : changed)
                removed.append({.kind = Change::Kind::Removed, .before = each.after, .after = std::nullopt});
            if (const Result<void> done = store.apply(removed); !done)
                return failed(done.error());
            say(QStringLiteral("removed %1").arg(batch));
        }
    }
}

/// Fills the file system with `filler`, then tries to open the store and to write to it.
int writeOnFullDisk(const QString& path, const QString& filler)
{
    QFile file(filler);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 2;
    for (const qint64 size : {qint64(4096), qint64(1)}) {
        const QByteArray block(size, 'f');
        while (file.write(block) == size) { }
    }
    const Result<std::unique_ptr<Store>> store = Store::open(path, Origin::CommandLine);
    if (!store)
        return failed(store.error());
    say(QStringLiteral("opened"));
    return writeForever(**store, 1'000'000);
}

}  // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString command = arguments.value(1);
    const QString path = arguments.value(2);
    if (command == QStringLiteral("open-as-nobody")) {
        constexpr int Nobody = 65534;
        if (geteuid() == 0 && (setgid(Nobody) != 0 || setuid(Nobody) != 0))
            return 2;
    }
    if (command == QStringLiteral("full-disk"))
        return writeOnFullDisk(path, arguments.value(3));
    const Result<std::unique_ptr<Store>> store = Store::open(path, Origin::CommandLine);
    if (!store)
        return failed(store.error());
    say(QStringLiteral("opened"));
    if (command == QStringLiteral("write"))
        return writeForever(**store, arguments.value(3).toLongLong());
    if (command == QStringLiteral("add")) {
        const Result<StoredConnector> added = (*store)->connectors().insert(connectorOf(0, 0));
        if (!added)
            return failed(added.error());
        say(QStringLiteral("added"));
    }
    return 0;
}

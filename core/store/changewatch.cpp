// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/changewatch.h"

#include "core/base/log.h"

#include <QtCore/QFile>

namespace relaydeck::store {

namespace {

/// A write to the log is seen before its commit, which waits for the disk.
constexpr std::chrono::milliseconds CommitDelay(50);

}  // namespace

ChangeWatch::ChangeWatch(const Database& database, QObject* parent) : QObject(parent), m_database(database)
{
    connect(&m_timer, &QTimer::timeout, this, &ChangeWatch::check);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ChangeWatch::check);
    connect(&m_files, &QFileSystemWatcher::fileChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start(CommitDelay);
    });
}

void ChangeWatch::start(std::chrono::milliseconds interval)
{
    const Result<qint64> version = m_database.dataVersion();
    m_version = version ? *version : 0;
    watchFiles();
    m_timer.start(interval);
}

void ChangeWatch::stop()
{
    m_timer.stop();
    m_soon.stop();
    if (!m_files.files().isEmpty())
        m_files.removePaths(m_files.files());
}

void ChangeWatch::check()
{
    watchFiles();
    const Result<qint64> version = m_database.dataVersion();
    if (!version) {
        // Another process may just hold the lock; the next turn asks again.
        qCDebug(logStore) << "data_version:" << version.error().detail;
        return;
    }
    if (*version == m_version)
        return;
    m_version = *version;
    Q_EMIT changed();
}

void ChangeWatch::watchFiles()
{
    // The log is removed when the last connection closes, and made again; a removed file is watched no more.
    for (const QString& path : {m_database.path(), m_database.path() + QStringLiteral("-wal")}) {
        if (!m_files.files().contains(path) && QFile::exists(path))
            m_files.addPath(path);
    }
}

}  // namespace relaydeck::store

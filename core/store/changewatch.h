// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace relaydeck::store {

/// Tells when another connection, of this or another process, has changed the store. SQLite is asked at an
/// interval; the system's notice of a write to the log only makes it be asked sooner.
class ChangeWatch : public QObject {
    Q_OBJECT

public:
    explicit ChangeWatch(const Database& database, QObject* parent = nullptr);

    /// Needs an event loop.
    void start(std::chrono::milliseconds interval = std::chrono::seconds(1));
    void stop();

Q_SIGNALS:
    void changed();

private:
    void check();
    void watchFiles();

    const Database& m_database;
    QTimer m_timer;
    QTimer m_soon;
    QFileSystemWatcher m_files;
    qint64 m_version = 0;
};

}  // namespace relaydeck::store

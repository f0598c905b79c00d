// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/undoreader.h"

#include <QtCore/QFileInfo>

namespace relaydeck::ui {

namespace {

Result<QList<RevertibleStep>> readFrom(const QString& storePath, const std::stop_token& stop)
{
    if (stop.stop_requested())
        return Error{ErrorCode::Cancelled, storePath};
    // Opening would make the file anew.
    if (!QFileInfo::exists(storePath))
        return QList<RevertibleStep>();
    const Result<std::unique_ptr<store::Store>> store = store::Store::open(storePath, store::Origin::Window);
    if (!store)
        return store.error();
    return revertibleSteps(**store, stop);
}

}  // namespace

UndoReader::UndoReader(QString storePath, QObject* parent)
    : QObject(parent)
    , m_storePath(std::move(storePath))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
}

UndoReader::~UndoReader()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void UndoReader::read()
{
    m_stop.request_stop();
    m_stop = {};
    m_reading = true;
    m_pool.start([this, path = m_storePath, stop = m_stop.get_token()] {
        const Result<QList<RevertibleStep>> steps = readFrom(path, stop);
        // The pool ends before this object does, so `this` is still there.
        QMetaObject::invokeMethod(
            this,
            [this, steps, stop] {
                if (!stop.stop_requested())
                    finish(steps);
            },
            Qt::QueuedConnection);
    });
}

void UndoReader::finish(const Result<QList<RevertibleStep>>& steps)
{
    m_reading = false;
    if (steps)
        Q_EMIT finished(*steps);
    else
        Q_EMIT failed(steps.error());
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/undohistory.h"

#include <QtCore/QObject>
#include <QtCore/QThreadPool>

namespace relaydeck::ui {

/// Reads in a worker what undo would take back, through a connection of its own. One answer at a time: what
/// is asked for later takes the place of what is being read.
class UndoReader : public QObject {
    Q_OBJECT
public:
    explicit UndoReader(QString storePath, QObject* parent = nullptr);
    ~UndoReader() override;

    void read();
    /// The answer to come would be that of a store which is another by now.
    bool isReading() const { return m_reading; }

Q_SIGNALS:
    void finished(const QList<relaydeck::ui::RevertibleStep>& steps);
    void failed(const relaydeck::Error& error);

private:
    void finish(const Result<QList<RevertibleStep>>& steps);

    QString m_storePath;
    std::stop_source m_stop;
    bool m_reading = false;
    QThreadPool m_pool;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QThreadPool>

#include <utility>

namespace relaydeck::ui {

/// Work in another thread that the window waits for without standing still. Of what was asked only the newest
/// is answered.
///
/// A member of whoever asks, and the last one: it waits for work that goes on when it ends.
class Background : public QObject {
    Q_OBJECT
public:
    explicit Background(QObject* parent = nullptr) : QObject(parent)
    {
        m_pool.setMaxThreadCount(1);
        m_pool.setThreadPriority(QThread::LowPriority);
    }
    ~Background() override
    {
        forget();
        m_pool.waitForDone();
    }

    /// `work` runs in the other thread and shares nothing with this one; `deliver` is called here with its
    /// result, in a later turn of the event loop.
    template<typename Work, typename Deliver>
    void ask(Work work, Deliver deliver)
    {
        forget();
        m_pool.start([this, work = std::move(work), deliver = std::move(deliver), question = m_question] {
            QMetaObject::invokeMethod(
                this,
                [this, deliver, result = work(), question]() mutable {
                    if (question == m_question)
                        deliver(std::move(result));
                },
                Qt::QueuedConnection);
        });
    }

    /// What was asked is not wanted any more.
    void forget()
    {
        ++m_question;
        m_pool.clear();
    }

private:
    quint64 m_question = 0;
    QThreadPool m_pool;
};

}  // namespace relaydeck::ui

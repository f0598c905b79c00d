// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/practicehost.h"

namespace relaydeck::ui {

PracticeHost::PracticeHost(QObject* parent) : QObject(parent), m_network(new practice::PracticeNetwork)
{
    m_network->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_network, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("practice network"));
    m_thread.start();
}

PracticeHost::~PracticeHost()
{
    m_thread.quit();
    m_thread.wait();
}

void PracticeHost::start()
{
    QMetaObject::invokeMethod(m_network, [this, network = m_network] {
        const Result<void> result = network->start();
        // The thread ends before this object does, so `this` is still there.
        QMetaObject::invokeMethod(this, [this, result, profile = network->profile()] {
            if (result)
                Q_EMIT started(profile);
            else
                Q_EMIT failed(result.error());
        });
    });
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/testengine.h"

#include "core/partnertest/engineworker.h"

namespace relaydeck::partnertest {

TestEngine::TestEngine(QObject* parent) : QObject(parent), m_worker(new EngineWorker)
{
    m_worker->moveToThread(&m_thread);
    connect(m_worker, &EngineWorker::testStarted, this, &TestEngine::testStarted);
    connect(m_worker, &EngineWorker::stepChanged, this, &TestEngine::stepChanged);
    connect(m_worker, &EngineWorker::reportReady, this, &TestEngine::reportReady);
    connect(m_worker, &EngineWorker::resolversChecked, this, &TestEngine::resolversChecked);
    connect(m_worker, &EngineWorker::failed, this, &TestEngine::failed);
    connect(m_worker, &EngineWorker::finished, this, [this](int run, bool cancelled) {
        --m_running;
        Q_EMIT finished(run, cancelled);
    });
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("partner tests"));
    m_thread.start();
}

TestEngine::~TestEngine()
{
    QMetaObject::invokeMethod(m_worker, &EngineWorker::shutDown, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void TestEngine::setProfile(const NetworkProfile& profile)
{
    m_profile = profile;
}

int TestEngine::test(const QList<DomainName>& domains, const mtasts::KnownPolicies& known,
                     const TestOptions& options)
{
    const int run = ++m_lastRun;
    ++m_running;
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, run, domains, profile = m_profile, known, options] {
            worker->start(run, domains, profile, known, options);
        },
        Qt::QueuedConnection);
    return run;
}

void TestEngine::checkResolvers()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, profile = m_profile] { worker->checkResolvers(profile); },
        Qt::QueuedConnection);
}

void TestEngine::cancel(int run)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, run] { worker->cancel(run); }, Qt::QueuedConnection);
}

}  // namespace relaydeck::partnertest

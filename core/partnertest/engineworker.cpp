// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/engineworker.h"

#include <QtCore/QEventLoop>

#include <algorithm>

namespace relaydeck::partnertest {

void EngineWorker::start(int number, const QList<DomainName>& domains, const NetworkProfile& profile,
                         const mtasts::KnownPolicies& known, const TestOptions& options)
{
    m_waiting.push_back({number, domains, options, profile, known});
    startNext();
}

void EngineWorker::checkResolvers(const NetworkProfile& profile)
{
    if (m_check)
        return;
    m_check = std::make_unique<ResolverCheck>(profile);
    connect(m_check.get(), &ResolverCheck::finished, this, [this] {
        const QList<ResolverFitness> resolvers = m_check->result();
        m_check.release()->deleteLater();  // it is the sender
        Q_EMIT resolversChecked(resolvers);
    });
    m_check->start();
}

void EngineWorker::cancel(int number)
{
    if (m_current && m_number == number) {
        m_current->cancel();
        return;
    }
    const auto place = std::find_if(m_waiting.begin(), m_waiting.end(),
                                    [number](const Waiting& w) { return w.number == number; });
    if (place == m_waiting.end())
        return;
    m_waiting.erase(place);
    Q_EMIT finished(number, true);
}

void EngineWorker::shutDown()
{
    m_waiting.clear();
    if (m_current) {
        QEventLoop loop;
        connect(m_current.get(), &TestRun::finished, &loop, &QEventLoop::quit);
        m_current->cancel();
        loop.exec();
    }
    if (m_check) {
        QEventLoop loop;
        connect(m_check.get(), &ResolverCheck::finished, &loop, &QEventLoop::quit);
        m_check->cancel();
        loop.exec();
    }
}

void EngineWorker::startNext()
{
    if (m_current || m_waiting.empty())
        return;
    const Waiting next = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_number = next.number;
    // Services of its own for each run: a run asks anew, and probes each server once.
    const Result<std::shared_ptr<Services>> services = Services::create(next.profile, next.known);
    if (!services) {
        Q_EMIT failed(m_number, services.error());
        Q_EMIT finished(m_number, false);
        startNext();
        return;
    }
    m_current = std::make_unique<TestRun>(next.domains, *services, next.options);
    const int number = m_number;
    connect(m_current.get(), &TestRun::testStarted, this,
            [this, number](const DomainName& domain) { Q_EMIT testStarted(number, domain); });
    connect(m_current.get(), &TestRun::stepChanged, this,
            [this, number](const DomainName& domain, const ProbeStep& step) {
                Q_EMIT stepChanged(number, domain, step);
            });
    connect(m_current.get(), &TestRun::reportReady, this,
            [this, number](const PartnerReport& report) { Q_EMIT reportReady(number, report); });
    connect(m_current.get(), &TestRun::finished, this, &EngineWorker::runDone);
    m_current->start();
}

void EngineWorker::runDone()
{
    const bool cancelled = m_current->wasCancelled();
    m_current.release()->deleteLater();  // it is the sender
    Q_EMIT finished(m_number, cancelled);
    startNext();
}

}  // namespace relaydeck::partnertest

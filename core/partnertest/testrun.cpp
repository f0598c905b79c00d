// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/testrun.h"

#include <QtCore/QSet>

#include <algorithm>
#include <utility>

namespace relaydeck::partnertest {

namespace {

/// Of many that share one silent server, so many wait; it is memory that bounds them.
constexpr qsizetype MaxWaiting = 64;

QList<DomainName> withoutRepeats(const QList<DomainName>& domains)
{
    QList<DomainName> result;
    QSet<DomainName> seen;
    for (const DomainName& domain : domains) {
        if (!seen.contains(domain))
            result.append(domain);
        seen.insert(domain);
    }
    return result;
}

}  // namespace

TestRun::TestRun(const QList<DomainName>& domains, std::shared_ptr<Services> services,
                 const TestOptions& options, QObject* parent)
    : QObject(parent)
    , m_domains(withoutRepeats(domains))
    , m_services(std::move(services))
    , m_options(options)
{
}

TestRun::~TestRun() = default;

void TestRun::start()
{
    Q_ASSERT(!m_running);
    m_running = true;
    startNext();
}

void TestRun::cancel()
{
    m_cancelled = true;
    m_next = m_domains.size();
    for (const std::unique_ptr<PartnerTest>& test : m_tests)
        test->cancel();
    startNext();
}

void TestRun::startNext()
{
    while (m_next < m_domains.size()
           && m_tests.size() < static_cast<std::size_t>(std::max(1, m_services->profile().jobs))) {
        const DomainName domain = m_domains.at(m_next++);
        PartnerTest* test =
            m_tests.emplace_back(std::make_unique<PartnerTest>(domain, m_services, m_options)).get();
        connect(test, &PartnerTest::stepChanged, this,
                [this, domain](const ProbeStep& step) { Q_EMIT stepChanged(domain, step); });
        // Queued: the test must not be deleted while it emits, and start() must not come back here.
        connect(
            test, &PartnerTest::finished, this, [this, test] { testDone(test); }, Qt::QueuedConnection);
        Q_EMIT testStarted(domain);
        test->start();
    }
    if (m_running && m_tests.empty()) {
        m_running = false;
        // Also a run without domains, or one cancelled before a test began, ends by a signal after start() or
        // cancel().
        QMetaObject::invokeMethod(this, &TestRun::finished, Qt::QueuedConnection);
    }
}

void TestRun::testDone(PartnerTest* test)
{
    const auto place = std::find_if(m_tests.begin(), m_tests.end(),
                                    [test](const auto& other) { return other.get() == test; });
    Q_ASSERT(place != m_tests.end());
    const std::unique_ptr<PartnerTest> done = std::move(*place);
    m_tests.erase(place);
    const PartnerReport& report = *done->report();
    if (waitsForOthers(report.evidence))
        m_waiting.append(report.evidence);
    else
        tell(report);
    tellWaiting();
    startNext();
}

void TestRun::tell(const PartnerReport& report)
{
    ++m_done;
    Q_EMIT reportReady(report);
}

void TestRun::tellWaiting()
{
    const bool last = m_tests.empty() && m_next == m_domains.size();
    const bool crowded = m_waiting.size() > MaxWaiting;
    QList<Evidence> waiting = std::exchange(m_waiting, {});
    for (Evidence& evidence : waiting) {
        evidence.network.smtpWorked = m_services->smtpWorked();
        evidence.network.run = m_services->comparison().facts();
        if (!last && !crowded && waitsForOthers(evidence))
            m_waiting.append(evidence);
        else
            tell(judge(evidence, m_services->judgement(), &m_services->memory()));
    }
}

}  // namespace relaydeck::partnertest

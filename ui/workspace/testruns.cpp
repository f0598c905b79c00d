// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/testruns.h"

#include "core/base/log.h"

namespace relaydeck::ui {

using partnertest::TestEngine;

TestRuns::TestRuns(QObject* parent) : QObject(parent)
{
    connect(&m_engine, &TestEngine::testStarted, this, [this](int, const DomainName& domain) {
        const QString name = domain.toString();
        if (const auto live = m_live.find(name); live != m_live.end())
            live->started = true;
        m_progress.subject = domain.toDisplayString();
        Q_EMIT liveChanged(name);
        Q_EMIT progressChanged();
    });
    connect(
        &m_engine, &TestEngine::stepChanged, this,
        [this](int, const DomainName& domain, const partnertest::ProbeStep& step) { onStep(domain, step); });
    connect(&m_engine, &TestEngine::reportReady, this,
            [this](int, const partnertest::PartnerReport& report) { onReport(report); });
    connect(&m_engine, &TestEngine::resolversChecked, this, &TestRuns::resolversChecked);
    connect(&m_engine, &TestEngine::failed, this, [this](int, const Error& error) {
        qCWarning(logUi) << "a test run could not begin:" << error.detail;
        Q_EMIT failed(error);
    });
    connect(&m_engine, &TestEngine::finished, this, [this](int run, bool) { onRunFinished(run); });
}

void TestRuns::setProfile(const NetworkProfile& profile)
{
    m_engine.setProfile(profile);
    m_holding = false;
    const auto heldBack = std::exchange(m_heldBack, {});
    for (const auto& [domains, options] : heldBack)
        start(domains, options);
    if (std::exchange(m_checkHeldBack, false))
        m_engine.checkResolvers();
}

void TestRuns::holdBack()
{
    m_holding = true;
}

void TestRuns::test(const QStringList& domains, const partnertest::TestOptions& options)
{
    QList<DomainName> names;
    for (const QString& domain : domains) {
        const Result<DomainName> name = DomainName::fromUserInput(domain);
        if (name && !m_live.contains(name->toString()) && !names.contains(*name))
            names.append(*name);
    }
    if (names.isEmpty())
        return;
    if (!isRunning()) {
        m_progress = {};
        Q_EMIT begun();
    }
    m_progress.total += static_cast<int>(names.size());
    for (const DomainName& name : std::as_const(names))
        m_live.insert(name.toString(), {});
    if (m_holding)
        m_heldBack.append({names, options});
    else
        start(names, options);
    for (const DomainName& name : std::as_const(names))
        Q_EMIT liveChanged(name.toString());
    Q_EMIT progressChanged();
}

void TestRuns::checkResolvers()
{
    if (m_holding)
        m_checkHeldBack = true;
    else
        m_engine.checkResolvers();
}

void TestRuns::start(const QList<DomainName>& domains, const partnertest::TestOptions& options)
{
    const int run =
        m_engine.test(domains, m_policySource ? m_policySource(domains) : mtasts::KnownPolicies(), options);
    m_runs.insert(run);
    for (const DomainName& domain : domains)
        m_live[domain.toString()].run = run;
}

void TestRuns::cancel()
{
    for (const int run : std::as_const(m_runs))
        m_engine.cancel(run);
    if (m_heldBack.isEmpty())
        return;
    const auto heldBack = std::exchange(m_heldBack, {});
    for (const auto& [domains, options] : heldBack) {
        for (const DomainName& domain : domains) {
            ++m_progress.cancelled;
            end(domain.toString());
        }
    }
    if (!isRunning())
        Q_EMIT finished();
}

const LiveTest* TestRuns::live(const QString& domain) const
{
    const auto found = m_live.constFind(domain);
    return found == m_live.cend() ? nullptr : &*found;
}

void TestRuns::onStep(const DomainName& domain, const partnertest::ProbeStep& step)
{
    const QString name = domain.toString();
    const auto live = m_live.find(name);
    if (live == m_live.end())
        return;
    LiveTest::Part& part = live->parts[static_cast<std::size_t>(step.check)];
    part.begun = true;
    part.open = std::max(0, part.open + (step.ended ? -1 : 1));
    if (!step.ended) {
        part.subject = step.subject;
        live->current = step.check;
        m_progress.subject = step.subject.isEmpty() ? domain.toDisplayString() : step.subject;
        Q_EMIT progressChanged();
    }
    Q_EMIT liveChanged(name);
}

void TestRuns::onReport(const partnertest::PartnerReport& report)
{
    if (report.evidence.cancelled) {
        ++m_progress.cancelled;
    } else {
        ++m_progress.done;
        const auto standard = decision::matrixIndex(DaneMode::Opportunistic, MtaStsMode::Opportunistic);
        if (report.delivery[standard].outcome == decision::DeliveryOutcome::Unknown)
            ++m_progress.couldNotTest;
    }
    // First the report, so that nobody sees the state between running and tested.
    m_live.remove(report.domain().toString());
    Q_EMIT reportReady(report);
    Q_EMIT liveChanged(report.domain().toString());
    Q_EMIT progressChanged();
}

void TestRuns::onRunFinished(int run)
{
    m_runs.remove(run);
    QStringList left;
    for (auto it = m_live.cbegin(); it != m_live.cend(); ++it) {
        if (it->run == run)
            left.append(it.key());
    }
    for (const QString& domain : std::as_const(left)) {
        ++m_progress.cancelled;
        end(domain);
    }
    if (!isRunning())
        Q_EMIT finished();
}

void TestRuns::end(const QString& domain)
{
    m_live.remove(domain);
    Q_EMIT liveChanged(domain);
    Q_EMIT progressChanged();
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/testlog.h"

#include "core/base/log.h"

namespace relaydeck::ui {

TestLog::TestLog(TestRuns& runs, store::Store& store, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_store(store)
{
    connect(&runs, &TestRuns::begun, this, [this] {
        m_record = {};
        m_timer.start();
    });
    connect(&runs, &TestRuns::reportReady, this, [this](const partnertest::PartnerReport& report) {
        if (!report.evidence.cancelled)
            m_record.add(report);
    });
    connect(&runs, &TestRuns::finished, this, &TestLog::finish);
}

void TestLog::finish()
{
    m_record.cancelled = m_runs.progress().cancelled;
    m_record.duration = std::chrono::milliseconds(m_timer.elapsed());
    m_record.profileName = m_runs.profile().name;
    if (m_record.tested() + m_record.cancelled == 0)
        return;
    const Result<qint64> step = m_store.noteTests(m_record);
    if (step)
        Q_EMIT noted();
    else
        // What the store does not take is told with the reports themselves.
        qCWarning(logUi) << "a run of tests could not be noted:" << step.error().detail;
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/testactions.h"

#include "ui/mainwindow/pagestack.h"
#include "ui/widgets/progressstrip.h"
#include "ui/workspace/usersettings.h"

namespace relaydeck::ui {

TestActions::TestActions(const WindowParts& parts) : QObject(&parts.window), m_parts(parts)
{
    followSettings(parts.session, parts.settings);
    TestRuns& tests = parts.session.tests();
    parts.on(ActionId::TestAll, this, [this] { m_parts.session.testAll(); });
    parts.on(ActionId::TestSelected, this, [this] {
        if (Page* page = m_parts.pages.currentPage())
            page->testChosen();
    });
    parts.on(ActionId::CancelTests, &tests, [&tests] { tests.cancel(); });
    connect(&parts.strip, &ProgressStrip::cancelRequested, &tests, &TestRuns::cancel);

    m_soon.setSingleShot(true);
    m_soon.setInterval(40);
    connect(&m_soon, &QTimer::timeout, this, &TestActions::showProgress);
    connect(&tests, &TestRuns::progressChanged, this, &TestActions::onProgress);
    connect(&tests, &TestRuns::finished, this, &TestActions::tellOutcome);
}

void TestActions::onProgress()
{
    m_parts.actions.action(ActionId::CancelTests)->setEnabled(m_parts.session.tests().isRunning());
    if (!m_parts.strip.showsJob())
        showProgress();
    else if (!m_soon.isActive())
        m_soon.start();
}

void TestActions::showProgress()
{
    if (!m_parts.session.tests().isRunning())
        return;
    const RunProgress& progress = m_parts.session.tests().progress();
    const int done = progress.done + progress.cancelled;
    m_parts.strip.showJob(tr("Testing partners"), done, progress.total,
                          progress.subject.isEmpty()
                              ? tr("%1 of %2").arg(done).arg(progress.total)
                              : tr("%1 of %2, now %3").arg(done).arg(progress.total).arg(progress.subject));
}

void TestActions::tellOutcome()
{
    const RunProgress& progress = m_parts.session.tests().progress();
    QStringList outcome{tr("%1 of %2 tested").arg(progress.done - progress.couldNotTest).arg(progress.total)};
    if (progress.couldNotTest > 0)
        outcome.append(tr("%n could not be", nullptr, progress.couldNotTest));
    if (progress.cancelled > 0)
        outcome.append(tr("%n canceled", nullptr, progress.cancelled));
    m_parts.strip.showMessage(outcome.join(QStringLiteral(", ")));
}

}  // namespace relaydeck::ui

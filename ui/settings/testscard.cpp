// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/testscard.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QSpinBox>

namespace relaydeck::ui {

TestsCard::TestsCard(UserSettings& settings, QWidget* parent)
    : SettingsCard(tr("Partner tests"), parent)
    , m_settings(settings)
    , m_jobs(new QSpinBox)
    , m_limit(new QSpinBox)
    , m_stale(new QSpinBox)
{
    m_jobs->setObjectName(QStringLiteral("settings.jobs"));
    m_jobs->setRange(1, UserSettings::MostJobs);
    m_jobs->setKeyboardTracking(false);
    m_limit->setObjectName(QStringLiteral("settings.test-limit"));
    m_limit->setRange(1, UserSettings::LongestTest);
    m_limit->setSuffix(tr(" s"));
    m_limit->setKeyboardTracking(false);
    m_stale->setObjectName(QStringLiteral("settings.stale-after"));
    m_stale->setRange(1, UserSettings::LongestFreshness);
    m_stale->setSuffix(tr(" h"));
    m_stale->setKeyboardTracking(false);
    addSetting(tr("Domains at once"), tr("More is faster, and asks more of the resolver at a time."), m_jobs);
    addSetting(tr("Time for one domain"),
               tr("A partner that has not answered by then is told as one that could not be tested."),
               m_limit);
    addSetting(tr("A result is old after"),
               tr("Older results are shown set back and with their date, since the partner may have changed "
                  "meanwhile."),
               m_stale);
    connect(m_jobs, &QSpinBox::valueChanged, this, [this](int jobs) { m_settings.setJobs(jobs); });
    connect(m_limit, &QSpinBox::valueChanged, this,
            [this](int seconds) { m_settings.setTestLimit(std::chrono::seconds(seconds)); });
    connect(m_stale, &QSpinBox::valueChanged, this,
            [this](int hours) { m_settings.setStaleAfter(std::chrono::hours(hours)); });
    connect(&settings, &UserSettings::testsChanged, this, &TestsCard::showSettings);
    showSettings();
}

void TestsCard::showSettings()
{
    const QSignalBlocker quietJobs(m_jobs);
    const QSignalBlocker quietLimit(m_limit);
    const QSignalBlocker quietStale(m_stale);
    m_jobs->setValue(m_settings.jobs());
    m_limit->setValue(static_cast<int>(m_settings.testLimit().count()));
    m_stale->setValue(static_cast<int>(m_settings.staleAfter().count()));
}

}  // namespace relaydeck::ui

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
{
    m_jobs->setObjectName(QStringLiteral("settings.jobs"));
    m_jobs->setRange(1, UserSettings::MostJobs);
    m_jobs->setKeyboardTracking(false);
    m_limit->setObjectName(QStringLiteral("settings.test-limit"));
    m_limit->setRange(1, UserSettings::LongestTest);
    m_limit->setSuffix(tr(" s"));
    m_limit->setKeyboardTracking(false);
    addSetting(tr("Domains at once"), tr("More is faster, and asks more of the resolver at a time."), m_jobs);
    addSetting(tr("Time for one domain"),
               tr("A partner that has not answered by then is told as one that could not be tested."),
               m_limit);
    connect(m_jobs, &QSpinBox::valueChanged, this, [this](int jobs) { m_settings.setJobs(jobs); });
    connect(m_limit, &QSpinBox::valueChanged, this,
            [this](int seconds) { m_settings.setTestLimit(std::chrono::seconds(seconds)); });
    connect(&settings, &UserSettings::testsChanged, this, &TestsCard::showSettings);
    showSettings();
}

void TestsCard::showSettings()
{
    const QSignalBlocker quietJobs(m_jobs);
    const QSignalBlocker quietLimit(m_limit);
    m_jobs->setValue(m_settings.jobs());
    m_limit->setValue(static_cast<int>(m_settings.testLimit().count()));
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingscard.h"
#include "ui/workspace/usersettings.h"

QT_BEGIN_NAMESPACE
class QSpinBox;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// How much tests may take of time and network, and how long what they say counts.
class TestsCard : public SettingsCard {
    Q_OBJECT
public:
    explicit TestsCard(UserSettings& settings, QWidget* parent = nullptr);

private:
    void showSettings();

    UserSettings& m_settings;
    QSpinBox* m_jobs;
    QSpinBox* m_limit;
    QSpinBox* m_stale;
};

}  // namespace relaydeck::ui

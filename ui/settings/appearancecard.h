// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingscard.h"
#include "ui/workspace/usersettings.h"

QT_BEGIN_NAMESPACE
class QSpinBox;
QT_END_NAMESPACE

namespace relaydeck::ui {

class SegmentedControl;

/// Theme, contrast and size of text.
class AppearanceCard : public SettingsCard {
    Q_OBJECT
public:
    explicit AppearanceCard(UserSettings& settings, QWidget* parent = nullptr);

private:
    void showSettings();

    UserSettings& m_settings;
    SegmentedControl* m_theme;
    SegmentedControl* m_contrast;
    QSpinBox* m_textSize;
};

}  // namespace relaydeck::ui

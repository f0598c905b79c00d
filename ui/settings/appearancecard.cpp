// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearancecard.h"

#include "ui/widgets/segmentedcontrol.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QSpinBox>

namespace relaydeck::ui {

AppearanceCard::AppearanceCard(UserSettings& settings, QWidget* parent)
    : SettingsCard(tr("Appearance"), parent)
    , m_settings(settings)
    , m_theme(new SegmentedControl({tr("System"), tr("Light"), tr("Dark")}))
    , m_contrast(new SegmentedControl({tr("System"), tr("Standard"), tr("High")}))
    , m_textSize(new QSpinBox)
{
    m_theme->setObjectName(QStringLiteral("settings.theme"));
    m_contrast->setObjectName(QStringLiteral("settings.contrast"));
    m_textSize->setObjectName(QStringLiteral("settings.text-size"));
    m_textSize->setRange(UserSettings::LeastTextSize, UserSettings::LargestTextSize);
    m_textSize->setSingleStep(10);
    m_textSize->setSuffix(QStringLiteral(" %"));
    m_textSize->setKeyboardTracking(false);
    addSetting(tr("Theme"), tr("System follows the desktop, also when it changes in the evening."), m_theme);
    addSetting(tr("Contrast"), tr("High draws borders in the color of text and leaves tints out."),
               m_contrast);
    addSetting(tr("Text size"), tr("Of everything in the window."), m_textSize);

    connect(m_theme, &SegmentedControl::activated, this,
            [this](int index) { m_settings.setTheme(static_cast<ThemeChoice>(index)); });
    connect(m_contrast, &SegmentedControl::activated, this,
            [this](int index) { m_settings.setContrast(static_cast<ContrastChoice>(index)); });
    connect(m_textSize, &QSpinBox::valueChanged, this,
            [this](int percent) { m_settings.setTextSize(percent); });
    connect(&settings, &UserSettings::appearanceChanged, this, &AppearanceCard::showSettings);
    showSettings();
}

void AppearanceCard::showSettings()
{
    m_theme->setCurrentIndex(static_cast<int>(m_settings.theme()));
    m_contrast->setCurrentIndex(static_cast<int>(m_settings.contrast()));
    const QSignalBlocker quiet(m_textSize);
    m_textSize->setValue(m_settings.textSize());
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/fonts.h"
#include "ui/style/relaydeckstyle.h"
#include "ui/style/tokens.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QToolTip>

namespace relaydeck::ui {

Theme::Theme(QObject* parent)
    : QObject(parent)
    // Asked before our own palette hides it: all that is known without a portal.
    , m_platformIsDark(tokensFor(QGuiApplication::palette()).dark)
{
    connect(&m_system, &SystemAppearance::changed, this, [this] {
        if (m_choice == ThemeChoice::System || m_contrast == ContrastChoice::System)
            apply();
    });
}

void Theme::install()
{
    m_installed = true;
    QApplication::setStyle(new RelaydeckStyle);
    QApplication::setFont(baseFont());
    m_system.start();
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    if (m_installed)
        apply();
}

bool Theme::isDark() const
{
    switch (m_choice) {
    case ThemeChoice::Light:
        return false;
    case ThemeChoice::Dark:
        return true;
    case ThemeChoice::System:
        break;
    }
    return m_system.prefersDark().value_or(m_platformIsDark);
}

void Theme::setContrast(ContrastChoice choice)
{
    m_contrast = choice;
    if (m_installed)
        apply();
}

bool Theme::hasHighContrast() const
{
    switch (m_contrast) {
    case ContrastChoice::Standard:
        return false;
    case ContrastChoice::High:
        return true;
    case ContrastChoice::System:
        break;
    }
    return m_system.prefersHighContrast().value_or(false);
}

void Theme::setTextSize(int percent)
{
    const qreal points = baseFont().pointSizeF() * percent / 100;
    if (!qFuzzyCompare(QApplication::font().pointSizeF(), points))
        setFont({}, points);
}

void Theme::setFont(const QString& family, qreal pointSize)
{
    QApplication::setFont(baseFont(family, pointSize));
    refreshTextRoles();
}

void Theme::apply()
{
    const QPalette palette = paletteFor(tokensFor(isDark(), hasHighContrast()));
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    Q_EMIT changed();
}

}  // namespace relaydeck::ui

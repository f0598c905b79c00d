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
        if (m_choice == ThemeChoice::System)
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

void Theme::setFont(const QString& family, qreal pointSize)
{
    QApplication::setFont(baseFont(family, pointSize));
    refreshTextRoles();
}

void Theme::apply()
{
    const QPalette palette = paletteFor(isDark() ? darkTokens() : lightTokens());
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    Q_EMIT changed();
}

}  // namespace relaydeck::ui

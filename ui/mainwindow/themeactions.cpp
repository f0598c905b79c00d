// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/themeactions.h"

#include "ui/workspace/usersettings.h"

#include <array>

namespace relaydeck::ui {

namespace {

struct Offered {
    ActionId id;
    ThemeChoice choice;
};

constexpr std::array Themes{Offered{ActionId::ThemeSystem, ThemeChoice::System},
                            Offered{ActionId::ThemeLight, ThemeChoice::Light},
                            Offered{ActionId::ThemeDark, ThemeChoice::Dark}};

void check(const WindowParts& parts)
{
    for (const Offered& offered : Themes)
        parts.actions.action(offered.id)->setChecked(parts.settings.theme() == offered.choice);
    parts.actions.action(ActionId::HighContrast)->setChecked(parts.theme.hasHighContrast());
}

}  // namespace

void addThemeActions(const WindowParts& parts)
{
    followSettings(parts.theme, parts.settings);
    for (const Offered& offered : Themes)
        parts.on(offered.id, &parts.window,
                 [parts, choice = offered.choice] { parts.settings.setTheme(choice); });
    parts.on(ActionId::HighContrast, &parts.window, [parts](bool high) {
        parts.settings.setContrast(high ? ContrastChoice::High : ContrastChoice::Standard);
    });
    // After the theme has what was set; and when the desktop has changed its mind.
    QObject::connect(&parts.theme, &Theme::changed, &parts.window, [parts] { check(parts); });
    check(parts);
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/themeactions.h"

#include "ui/mainwindow/windowstate.h"
#include "ui/style/theme.h"

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

}  // namespace

void addThemeActions(const WindowParts& parts)
{
    parts.theme.setChoice(parts.state.theme());
    for (const Offered& offered : Themes) {
        parts.actions.action(offered.id)->setChecked(parts.theme.choice() == offered.choice);
        parts.on(offered.id, &parts.window, [parts, choice = offered.choice] {
            parts.theme.setChoice(choice);
            parts.state.setTheme(choice);
        });
    }
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/stylepart.h"

namespace relaydeck::ui::style {

bool isEnabled(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_Enabled);
}

bool isHovered(const QStyleOption& option)
{
    return isEnabled(option) && option.state.testFlag(QStyle::State_MouseOver);
}

bool isPressed(const QStyleOption& option)
{
    return isEnabled(option) && option.state.testFlag(QStyle::State_Sunken);
}

bool isOn(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_On);
}

bool showsFocus(const QStyleOption& option)
{
    return isEnabled(option) && option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange);
}

int mnemonicFlags(const QStyleOption& option, const Pen& pen)
{
    return pen.style.styleHint(QStyle::SH_UnderlineShortcut, &option, pen.widget) ? Qt::TextShowMnemonic
                                                                                  : Qt::TextHideMnemonic;
}

}  // namespace relaydeck::ui::style

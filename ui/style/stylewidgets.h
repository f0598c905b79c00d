// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QTextEdit>

/// Questions that several parts of the style ask about options and widgets.
namespace relaydeck::ui::style {

template<typename Option>
const Option* as(const QStyleOption* option)
{
    return qstyleoption_cast<const Option*>(option);
}

inline bool isTextArea(const QWidget* widget)
{
    return qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

/// The list of a combo box, or the window around it.
inline bool isInComboPopup(const QWidget* widget)
{
    return widget && (widget->inherits("QComboBoxPrivateContainer") || widget->inherits("QComboBoxListView"));
}

}  // namespace relaydeck::ui::style

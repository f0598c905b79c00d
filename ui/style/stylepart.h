// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"

#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOption>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

/// The parts that RelaydeckStyle is put together from: one file for each kind of control, all free functions.
namespace relaydeck::ui::style {

/// What every part draws with.
struct Pen {
    QPainter& painter;
    const QStyle& style;
    const QWidget* widget = nullptr;
};

bool isEnabled(const QStyleOption& option);
bool isHovered(const QStyleOption& option);
bool isPressed(const QStyleOption& option);
bool isOn(const QStyleOption& option);
/// Focus is shown only to those who came by keyboard.
bool showsFocus(const QStyleOption& option);
/// Text flags for labels of controls, with or without visible mnemonics.
int mnemonicFlags(const QStyleOption& option, const Pen& pen);

// buttons.cpp
void drawButtonPanel(const QStyleOptionButton& option, const Pen& pen);
void drawButtonLabel(const QStyleOptionButton& option, const Pen& pen);
QSize buttonSize(const QStyleOptionButton& option, const QWidget* widget);
void drawToolButton(const QStyleOptionToolButton& option, const Pen& pen);
QSize toolButtonSize(const QStyleOptionToolButton& option, const QWidget* widget);

// choices.cpp: check boxes, radio buttons
void drawCheckMark(const QStyleOption& option, const Pen& pen);
void drawRadioMark(const QStyleOption& option, const Pen& pen);
void drawChoiceLabel(const QStyleOptionButton& option, const Pen& pen);
void drawChoiceFocus(const QStyleOption& option, const Pen& pen);

// fields.cpp: line edits, combo boxes, spin boxes
void drawField(const QStyleOption& option, const Pen& pen);
void drawTextArea(const QStyleOption& option, const Pen& pen);
void drawComboBox(const QStyleOptionComboBox& option, const Pen& pen);
QRect comboBoxPart(const QStyleOptionComboBox& option, QStyle::SubControl part);
void drawSpinBox(const QStyleOptionSpinBox& option, const Pen& pen);
QRect spinBoxPart(const QStyleOptionSpinBox& option, QStyle::SubControl part);

// menus.cpp
void drawMenuPanel(const QStyleOption& option, const Pen& pen);
void drawMenuItem(const QStyleOptionMenuItem& option, const Pen& pen);
QSize menuItemSize(const QStyleOptionMenuItem& option, QSize contents);
void drawMenuBarItem(const QStyleOptionMenuItem& option, const Pen& pen);
void drawMenuBarGround(const QStyleOption& option, const Pen& pen);
void drawTipPanel(const QStyleOption& option, const Pen& pen);

// tabs.cpp
void drawTabShape(const QStyleOptionTab& option, const Pen& pen);
void drawTabLabel(const QStyleOptionTab& option, const Pen& pen);
QSize tabSize(const QStyleOptionTab& option);
void drawTabBarBase(const QStyleOptionTabBarBase& option, const Pen& pen);

// headers.cpp
void drawHeaderSection(const QStyleOption& option, const Pen& pen);
void drawHeaderLabel(const QStyleOptionHeader& option, const Pen& pen);
QSize headerSize(const QStyleOptionHeader& option);
QFont headerFont(const QFont& font);

// ranges.cpp: scroll bars, progress bars, sliders
void drawScrollBar(const QStyleOptionSlider& option, const Pen& pen);
QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part);
void drawProgressBar(const QStyleOptionProgressBar& option, const Pen& pen);
void drawSlider(const QStyleOptionSlider& option, const Pen& pen);

// itemviews.cpp
void drawItemRow(const QStyleOptionViewItem& option, const Pen& pen);
void drawItemPanel(const QStyleOptionViewItem& option, const Pen& pen);
void drawBranch(const QStyleOption& option, const Pen& pen);

}  // namespace relaydeck::ui::style

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

QT_BEGIN_NAMESPACE
class QAbstractButton;
class QLineEdit;
class QWidget;
QT_END_NAMESPACE

/// What the style needs to know of a standard widget beyond its class, kept as dynamic properties.
namespace relaydeck::ui {

/// Which of the few kinds of buttons this is; Plain unless set.
enum class ButtonKind {
    Plain,
    Primary,  ///< one per area
    Danger,  ///< loses something for good
    Quiet,  ///< no frame until hovered
    Link,  ///< words only, in the colour of links
};

void setButtonKind(QAbstractButton* button, ButtonKind kind);
ButtonKind buttonKind(const QWidget* widget);

/// 26 instead of 32 high.
void setSmall(QWidget* widget, bool small = true);
bool isSmall(const QWidget* widget);

/// How the border of a field speaks about its content; the words belong beneath the field.
enum class FieldState { Neutral, Invalid, Uncertain };
void setFieldState(QWidget* field, FieldState state);
FieldState fieldState(const QWidget* field);

}  // namespace relaydeck::ui

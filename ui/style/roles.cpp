// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/roles.h"

#include <QtCore/QVariant>
#include <QtWidgets/QAbstractButton>

namespace relaydeck::ui {

namespace {

constexpr char KindProperty[] = "relaydeck.buttonKind";
constexpr char SmallProperty[] = "relaydeck.small";
constexpr char FieldProperty[] = "relaydeck.fieldState";

}  // namespace

void setButtonKind(QAbstractButton* button, ButtonKind kind)
{
    button->setProperty(KindProperty, static_cast<int>(kind));
    QFont font = button->font();
    font.setWeight(kind == ButtonKind::Primary || kind == ButtonKind::Danger ? QFont::DemiBold
                                                                             : QFont::Medium);
    button->setFont(font);
    if (kind == ButtonKind::Link)
        button->setCursor(Qt::PointingHandCursor);
    button->updateGeometry();
    button->update();
}

ButtonKind buttonKind(const QWidget* widget)
{
    if (!widget)
        return ButtonKind::Plain;
    // The bare word is for designer files and for those who only have a QObject.
    if (widget->property("primary").toBool())
        return ButtonKind::Primary;
    return static_cast<ButtonKind>(widget->property(KindProperty).toInt());
}

void setSmall(QWidget* widget, bool small)
{
    widget->setProperty(SmallProperty, small);
    widget->updateGeometry();
    widget->update();
}

bool isSmall(const QWidget* widget)
{
    return widget && widget->property(SmallProperty).toBool();
}

void setFieldState(QWidget* field, FieldState state)
{
    field->setProperty(FieldProperty, static_cast<int>(state));
    field->update();
}

FieldState fieldState(const QWidget* field)
{
    return field ? static_cast<FieldState>(field->property(FieldProperty).toInt()) : FieldState::Neutral;
}

}  // namespace relaydeck::ui

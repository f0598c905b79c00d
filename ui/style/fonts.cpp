// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fonts.h"

#include <QtCore/QVariant>
#include <QtGui/QFontDatabase>
#include <QtGui/QPalette>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

namespace relaydeck::ui {

namespace {

constexpr qreal BasePointSize = 9.75;
constexpr char RoleProperty[] = "relaydeck.textRole";

QFont scaled(const QFont& base, qreal factor, QFont::Weight weight)
{
    QFont font = base;
    // Factors of point sizes: a base font in pixels would leave every role at one size.
    const qreal points = base.pointSizeF() > 0 ? base.pointSizeF() : BasePointSize;
    font.setPointSizeF(points * factor);
    font.setWeight(weight);
    return font;
}

QFont fixed(const QFont& base, qreal factor)
{
    QFont font = scaled(base, factor, QFont::Normal);
    font.setFamilies({QStringLiteral("JetBrains Mono"), QStringLiteral("Hack"),
                      QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

QPalette::ColorRole colorRole(TextRole role)
{
    switch (role) {
    case TextRole::Secondary:
    case TextRole::Header:
    case TextRole::Section:
        return QPalette::Dark;
    case TextRole::Tertiary:
        return QPalette::PlaceholderText;
    case TextRole::Body:
    case TextRole::PageTitle:
    case TextRole::Title:
    case TextRole::Strong:
    case TextRole::Medium:
    case TextRole::Note:
    case TextRole::SmallStrong:
    case TextRole::NoteStrong:
    case TextRole::Badge:
    case TextRole::Fixed:
    case TextRole::FixedSmall:
        return QPalette::WindowText;
    }
    return QPalette::WindowText;
}

}  // namespace

QFont baseFont(const QString& family, qreal pointSize)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (!family.isEmpty())
        font.setFamily(family);
    else if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        font.setFamily(QStringLiteral("Inter"));
    font.setPointSizeF(pointSize > 0 ? pointSize : BasePointSize);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont fontFor(TextRole role)
{
    const QFont base = QApplication::font();
    switch (role) {
    case TextRole::Body:
        return base;
    case TextRole::PageTitle:
        return scaled(base, 1.42, QFont::DemiBold);
    case TextRole::Title:
        return scaled(base, 1.2, QFont::DemiBold);
    case TextRole::Strong:
        return scaled(base, 1.0, QFont::DemiBold);
    case TextRole::Medium:
        return scaled(base, 1.0, QFont::Medium);
    case TextRole::Note:
        return scaled(base, 0.93, QFont::Normal);
    case TextRole::Secondary:
    case TextRole::Tertiary:
        return scaled(base, 0.88, QFont::Normal);
    case TextRole::Header:
    case TextRole::SmallStrong:
        return scaled(base, 0.88, QFont::DemiBold);
    case TextRole::Section:
        return scaled(base, 0.95, QFont::DemiBold);
    case TextRole::NoteStrong:
        return scaled(base, 0.93, QFont::DemiBold);
    case TextRole::Badge:
        return scaled(base, 0.82, QFont::DemiBold);
    case TextRole::Fixed:
        return fixed(base, 1.0);
    case TextRole::FixedSmall:
        return fixed(base, 0.88);
    }
    return base;
}

void setTextRole(QWidget* widget, TextRole role)
{
    widget->setProperty(RoleProperty, static_cast<int>(role));
    widget->setFont(fontFor(role));
    if (qobject_cast<QLabel*>(widget))
        widget->setForegroundRole(colorRole(role));
}

void refreshTextRoles()
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets) {
        const QVariant role = widget->property(RoleProperty);
        if (role.isValid())
            widget->setFont(fontFor(static_cast<TextRole>(role.toInt())));
    }
}

}  // namespace relaydeck::ui

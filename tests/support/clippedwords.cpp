// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/clippedwords.h"

#include "tests/support/namelesswidgets.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolButton>

namespace relaydeck::test {

namespace {

/// Rounding of fractional fonts.
constexpr int Tolerance = 1;

/// What the words of the widget need; empty: it has none, or may elide.
QSize neededBy(const QWidget& widget)
{
    if (const auto* eliding = qobject_cast<const ui::ElidingLabel*>(&widget))
        return {0, eliding->fontMetrics().height()};  // its tooltip has the rest
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty())
            return {};
        if (label->wordWrap())
            return {0, label->heightForWidth(label->width())};
        return label->minimumSizeHint();
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        const auto* tool = qobject_cast<const QToolButton*>(button);
        const bool iconOnly =
            tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull();
        if (button->text().isEmpty() || iconOnly)
            return {};
        if (button->toolTip().startsWith(button->text().toHtmlEscaped()))
            return {0, button->fontMetrics().height()};
        // The style adds frame and padding; the words alone must fit in any case.
        return {button->fontMetrics().size(Qt::TextShowMnemonic, button->text()).width(),
                button->fontMetrics().height()};
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&widget))
        return {0, box->fontMetrics().height()};
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
        return {0, field->fontMetrics().height()};
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
        return {0, tabs->fontMetrics().height()};
    return {};
}

/// The area of which the widget is the content; null: of none.
const QAbstractScrollArea* areaOf(const QWidget& widget)
{
    const QWidget* parent = widget.parentWidget();
    const auto* area = parent ? qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()) : nullptr;
    return area && area->viewport() == parent ? area : nullptr;
}

/// Whether a parent cuts a part of the widget off. A scroll area may, where it can bring the rest on view.
bool isCutByParent(const QWidget& widget)
{
    const QWidget* parent = widget.parentWidget();
    if (!parent || widget.isWindow())
        return false;
    if (const QAbstractScrollArea* area = areaOf(widget))
        return area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
            && widget.width() > parent->width() + Tolerance;
    return !parent->rect().contains(widget.geometry());
}

}  // namespace

QStringList clippedWords(const QWidget& root)
{
    QStringList clipped;
    const auto widgets = root.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!widget->isVisible())
            continue;
        const QSize needed = neededBy(*widget);
        const bool fits =
            widget->width() + Tolerance >= needed.width() && widget->height() + Tolerance >= needed.height();
        // What has no words may be cut where that is meant: only the content of scroll areas is looked at.
        const bool isCut = (needed.height() > 0 || areaOf(*widget)) && isCutByParent(*widget);
        if (fits && !isCut)
            continue;
        clipped.append(QStringLiteral("%1: “%2” has %3x%4 of %5x%6 pixels, its parent %7x%8")
                           .arg(describe(*widget), widget->property("text").toString().left(60))
                           .arg(widget->width())
                           .arg(widget->height())
                           .arg(needed.width())
                           .arg(needed.height())
                           .arg(widget->parentWidget()->width())
                           .arg(widget->parentWidget()->height()));
    }
    return clipped;
}

}  // namespace relaydeck::test

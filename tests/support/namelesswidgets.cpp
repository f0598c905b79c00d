// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/namelesswidgets.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QWidget>

namespace relaydeck::test {

QString describe(const QWidget& widget)
{
    return QStringLiteral("%1 “%2” in %3")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(),
             widget.parentWidget() ? widget.parentWidget()->objectName() : QString());
}

NameWalk walkNames(const QWidget& root)
{
    NameWalk walk;
    const auto widgets = root.findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
        // Parts of a control take the focus for it: only the control itself has to be named.
        const bool byKeys = (widget->focusPolicy() & Qt::TabFocus) != 0;
        if (!byKeys && !(accessible && accessible->state().focusable))
            continue;
        ++walk.focusable;
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
            walk.nameless.append(describe(*widget));
    }
    return walk;
}

}  // namespace relaydeck::test

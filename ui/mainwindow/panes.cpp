// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/panes.h"

#include <QtWidgets/QApplication>

namespace relaydeck::ui {

namespace {

/// The first part of a pane that the Tab key reaches; null: there is none now.
QWidget* firstInTabOrder(QWidget& pane)
{
    const auto takesFocus = [](const QWidget& widget) {
        return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0;
    };
    if (takesFocus(pane))
        return &pane;
    for (QWidget* widget = pane.nextInFocusChain(); widget != &pane; widget = widget->nextInFocusChain()) {
        if (pane.isAncestorOf(widget) && takesFocus(*widget))
            return widget;
    }
    return nullptr;
}

}  // namespace

void focusNextPane(const QList<QWidget*>& panes, int step)
{
    const QWidget* focus = QApplication::focusWidget();
    qsizetype current = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            current = i;
    }
    for (qsizetype tried = 1; tried < panes.size(); ++tried) {
        QWidget* pane = panes.at((current + step * tried + tried * panes.size()) % panes.size());
        if (QWidget* target = firstInTabOrder(*pane)) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

}  // namespace relaydeck::ui

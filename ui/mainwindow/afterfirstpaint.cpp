// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/afterfirstpaint.h"

#include <QtCore/QEvent>
#include <QtCore/QTimer>
#include <QtGui/QWindow>
#include <QtWidgets/QWidget>

namespace relaydeck::ui {

AfterFirstPaint::AfterFirstPaint(QWidget& window, std::function<void()> work)
    : QObject(&window)
    , m_work(std::move(work))
{
    window.installEventFilter(this);
}

bool AfterFirstPaint::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show && watched == parent()) {
        watched->removeEventFilter(this);
        static_cast<QWidget*>(watched)->windowHandle()->installEventFilter(this);
    } else if (event->type() == QEvent::Expose && static_cast<QWindow*>(watched)->isExposed()) {
        // The window paints itself in answer to this event; what is queued now comes after it.
        watched->removeEventFilter(this);
        QTimer::singleShot(0, this, [this] {
            m_work();
            deleteLater();
        });
    }
    return false;
}

}  // namespace relaydeck::ui

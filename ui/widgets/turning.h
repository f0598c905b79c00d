// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Repaints a widget while something in it turns. All arcs of the window turn in step.
class Turning : public QObject {
    Q_OBJECT
public:
    explicit Turning(QWidget* target);

    void setActive(bool active);
    bool isActive() const { return m_timer.isActive(); }
    /// 0 to 1, for paintVerdict().
    static qreal phase();

private:
    QTimer m_timer;
};

}  // namespace relaydeck::ui

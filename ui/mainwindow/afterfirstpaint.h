// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Calls `work` once, when the window has been seen for the first time. Lives as the window's child until
/// then.
class AfterFirstPaint : public QObject {
    Q_OBJECT
public:
    AfterFirstPaint(QWidget& window, std::function<void()> work);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::function<void()> m_work;
};

}  // namespace relaydeck::ui

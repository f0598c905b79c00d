// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/turning.h"

#include <QtCore/QDateTime>
#include <QtWidgets/QWidget>

#include <chrono>

namespace relaydeck::ui {

namespace {

using namespace std::chrono_literals;
constexpr std::chrono::milliseconds Frame = 60ms;
constexpr std::chrono::milliseconds Round = 1080ms;

}  // namespace

Turning::Turning(QWidget* target) : QObject(target)
{
    m_timer.setInterval(Frame);
    connect(&m_timer, &QTimer::timeout, target, [target] {
        if (target->isVisible())
            target->update();
    });
}

void Turning::setActive(bool active)
{
    if (active == m_timer.isActive())
        return;
    if (active)
        m_timer.start();
    else
        m_timer.stop();
}

qreal Turning::phase()
{
    return static_cast<qreal>(QDateTime::currentMSecsSinceEpoch() % Round.count())
        / static_cast<qreal>(Round.count());
}

}  // namespace relaydeck::ui

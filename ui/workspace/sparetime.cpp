// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/sparetime.h"

#include <QtCore/QElapsedTimer>

#include <chrono>

namespace relaydeck::ui {

using namespace std::chrono_literals;

namespace {

/// A frame of the window is 16 ms.
constexpr std::chrono::milliseconds Stretch = 4ms;
constexpr std::chrono::milliseconds Pause = 4ms;

}  // namespace

SpareTime::SpareTime(std::function<bool()> piece, std::function<void()> rested, QObject* parent)
    : QObject(parent)
    , m_piece(std::move(piece))
    , m_rested(std::move(rested))
{
    m_timer.setInterval(Pause);
    connect(&m_timer, &QTimer::timeout, this, &SpareTime::work);
}

void SpareTime::start()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void SpareTime::work()
{
    QElapsedTimer timer;
    timer.start();
    bool isLeft = true;
    while (isLeft && !timer.hasExpired(Stretch.count()))
        isLeft = m_piece();
    if (!isLeft)
        m_timer.stop();
    m_rested();
}

}  // namespace relaydeck::ui

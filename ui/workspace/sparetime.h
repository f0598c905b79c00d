// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

namespace relaydeck::ui {

/// Work of the window's thread that takes long in all, done in pieces too short to be felt, with pauses in
/// which the window answers.
class SpareTime : public QObject {
    Q_OBJECT
public:
    /// `piece` does a little, a millisecond at most, and says whether anything is left. `rested` is called
    /// after some pieces, and after the last one.
    SpareTime(std::function<bool()> piece, std::function<void()> rested, QObject* parent = nullptr);

    /// There is work; may be called again while it goes on.
    void start();
    bool isWorking() const { return m_timer.isActive(); }

private:
    void work();

    std::function<bool()> m_piece;
    std::function<void()> m_rested;
    QTimer m_timer;
};

}  // namespace relaydeck::ui

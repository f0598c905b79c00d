// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/arrangement.h"

#include <QtCore/QObject>
#include <QtCore/QThreadPool>

#include <functional>

namespace relaydeck::ui {

/// Arranges the list: a short one at once, a long one in a worker. One piece of work runs at a time, and of
/// those that wait only the newest is done.
class Arranger : public QObject {
    Q_OBJECT
public:
    /// Up to this many rows the answer comes before request() returns.
    static constexpr qsizetype ShortList = 2000;

    using Deliver = std::function<void(const Arrangement&)>;

    /// `deliver` is called in the thread of the arranger.
    explicit Arranger(Deliver deliver, QObject* parent = nullptr);
    ~Arranger() override;

    enum class Urgency {
        Refresh,  ///< rows have changed: what is being worked on is still wanted
        Replace,  ///< something else is wanted: what is being worked on is given up
    };
    void request(const RowList& rows, const ArrangementWish& wish, Urgency urgency);
    /// Nothing runs and nothing waits.
    bool isIdle() const { return !m_running && !m_waiting; }

private:
    struct Work {
        RowList rows;
        ArrangementWish wish;
    };

    void start();
    void finish(const std::optional<Arrangement>& result);
    void hand(const Arrangement& result);

    Deliver m_deliver;
    RowList m_delivered;  // the list that whoever listens shows now
    std::optional<Work> m_waiting;
    std::stop_source m_stop;
    bool m_running = false;
    QThreadPool m_pool;
};

}  // namespace relaydeck::ui

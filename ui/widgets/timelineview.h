// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/verdict.h"

#include <QtCore/QList>
#include <QtWidgets/QWidget>

#include <chrono>

namespace relaydeck::ui {

/// What is tried for one MX host, in minutes after the mail came in.
struct TimelineLane {
    QString host;
    QList<std::chrono::minutes> attempts;
    bool assumed = false;  ///< nobody has documented this rhythm: the lane is hatched and tagged

    friend bool operator==(const TimelineLane&, const TimelineLane&) = default;
};

struct Timeline {
    QList<TimelineLane> lanes;
    Verdict end = Verdict::Queued;  ///< Queued: dropped at `endsAfter`; else delivered or rejected there
    std::chrono::minutes endsAfter = std::chrono::hours(24);
    QString sentence;  ///< "Dropped after 24 h, sender gets 5.7.323"

    friend bool operator==(const Timeline&, const Timeline&) = default;
};

/// The first day of a mail on a compressed scale: a cross per failed attempt, the time in the queue, the end.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);

    void setTimeline(const Timeline& timeline);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintAxis(QPainter& painter, const QRect& plot, const Tokens& tokens);
    void paintLane(QPainter& painter, const QRect& plot, int lane, const Tokens& tokens);
    void paintMessage(QPainter& painter, const QRect& plot, const Tokens& tokens);
    qreal x(const QRect& plot, std::chrono::minutes time) const;
    QRect plotRect() const;

    Timeline m_timeline;
};

}  // namespace relaydeck::ui

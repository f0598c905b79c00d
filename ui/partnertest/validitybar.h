// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtWidgets/QWidget>

namespace relaydeck::ui {

/// The life of a certificate as a bar, with a mark for the day of the test.
class ValidityBar : public QWidget {
    Q_OBJECT
public:
    ValidityBar(const QDateTime& from, const QDateTime& until, const QDateTime& at,
                QWidget* parent = nullptr);

    QSize sizeHint() const override { return {200, 14}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_share;  // of the life that was over; below 0 or above 1 outside of it
    bool m_endsSoon;
};

/// "61 days left", "expired 3 days ago"
QString daysLeftWords(const QDateTime& until, const QDateTime& at);

}  // namespace relaydeck::ui

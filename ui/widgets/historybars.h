// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/verdict.h"

#include <QtCore/QList>
#include <QtWidgets/QWidget>

namespace relaydeck::ui {

/// One verdict a day, oldest first; NotTested for a day without a test.
using History = QList<Verdict>;

QSize historySize(qsizetype days);
/// Bars that differ in height and in their cuts, so that they read without colour. Starts at the left of
/// `rect`.
void paintHistory(QPainter& painter, const QRectF& rect, const History& history, const Tokens& tokens,
                  Qt::LayoutDirection direction = Qt::LeftToRight, bool dimmed = false);
/// "12 good days, 2 queued"
QString historyText(const History& history);

class HistoryBars : public QWidget {
    Q_OBJECT
public:
    explicit HistoryBars(QWidget* parent = nullptr);

    void setHistory(const History& history);
    QSize sizeHint() const override { return historySize(m_history.size()); }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    History m_history;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QAbstractButton>

namespace relaydeck::ui {

/// A filter that can be switched on, with the number of rows it would leave.
class FilterChip : public QAbstractButton {
    Q_OBJECT
public:
    explicit FilterChip(const QString& text, QWidget* parent = nullptr);

    int count() const { return m_count; }
    /// Negative: no number is shown.
    void setCount(int count);

    QSize sizeHint() const override;
    /// Where there is no room for all chips, their words are cut; the tooltip has them.
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString countText() const;

    int m_count = -1;
};

}  // namespace relaydeck::ui

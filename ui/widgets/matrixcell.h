// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"
#include "ui/widgets/verdict.h"

#include <QtWidgets/QAbstractButton>

#include <optional>

namespace relaydeck::ui {

/// One cell of a ModeMatrix. The frame starts a little below the top of the widget: the tag of a marked cell
/// reaches over it.
class MatrixCell : public QAbstractButton {
    Q_OBJECT
public:
    static constexpr int TagOverhang = 6;
    enum class Mark { None, Now, Simulated };

    /// `modes` names the pair for screen readers.
    MatrixCell(const QString& modes, QWidget* parent);

    void setDelivery(const std::optional<decision::Delivery>& delivery);
    void setMark(Mark mark);
    void setNote(const QString& note);
    QString sentence() const { return m_sentence; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void entered();
    void left();
    void arrowPressed(int key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString markText() const;
    void updateName();
    void paintTag(QPainter& painter, const QRectF& frame, const Tokens& tokens);

    QString m_modes;
    Verdict m_verdict = Verdict::NotTested;
    QString m_word;
    QString m_reason;
    QString m_note;
    QString m_sentence;
    bool m_assumed = false;
    Mark m_mark = Mark::None;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/verdict.h"

#include <QtWidgets/QWidget>

namespace relaydeck::ui {

class ElidingLabel;
class Turning;

/// Just the glyph; turns while testing.
class VerdictGlyph : public QWidget {
    Q_OBJECT
public:
    explicit VerdictGlyph(Verdict verdict, int extent = 16, QWidget* parent = nullptr);

    void setVerdict(Verdict verdict);
    QSize sizeHint() const override { return {m_extent, m_extent}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Verdict m_verdict;
    int m_extent;
    Turning* m_turning;
};

/// Glyph and words side by side, with the reason beneath where there is one.
class VerdictLabel : public QWidget {
    Q_OBJECT
public:
    explicit VerdictLabel(Verdict verdict = Verdict::NotTested, QWidget* parent = nullptr);

    Verdict verdict() const { return m_verdict; }
    /// Shows the verdict in its own words.
    void setVerdict(Verdict verdict);
    /// Other words for the same glyph.
    void setText(const QString& text);
    void setReason(const QString& reason);

private:
    void updateName();

    Verdict m_verdict;
    VerdictGlyph* m_glyph;
    ElidingLabel* m_text;
    ElidingLabel* m_reason;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"
#include "ui/widgets/verdict.h"

#include <QtCore/QList>
#include <QtWidgets/QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QAbstractButton;
class QHBoxLayout;
class QLabel;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// A framed statement on top of the place it is about: what happens, why, and what can be done. All text is
/// plain.
class Banner : public QWidget {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);

    /// Glyph and colours of a verdict.
    void setVerdict(Verdict verdict);
    /// Colours and an icon for statements that are no verdicts; the name is one of Icons.
    void setTone(Tone tone, const QString& iconName);
    void setTitle(const QString& title);
    void setText(const QString& text);

    /// Adds words to press. The banner owns the button.
    QAbstractButton* addAction(const QString& text, const std::function<void()>& triggered = {});
    void clearActions();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateName();

    Tone m_tone = Tone::Info;
    Verdict m_verdict = Verdict::NotTested;
    QString m_iconName;
    QLabel* m_title;
    QLabel* m_text;
    QHBoxLayout* m_actions;
    QList<QWidget*> m_actionWidgets;
};

}  // namespace relaydeck::ui

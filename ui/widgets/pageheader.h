// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.h"
#include "ui/widgets/verdict.h"

QT_BEGIN_NAMESPACE
class QHBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ElidingLabel;
class VerdictGlyph;

/// The top of a page: title, its answer in one line of words, and at the far side what can be done.
class PageHeader : public Panel {
    Q_OBJECT
public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSummary(const QString& summary);
    /// A large glyph before the title; nothing: none.
    void setVerdict(std::optional<Verdict> verdict);
    /// Fields and buttons, in the order of reading; the primary button last.
    void addWidget(QWidget* widget);

private:
    VerdictGlyph* m_glyph;
    ElidingLabel* m_title;
    ElidingLabel* m_summary;
    QHBoxLayout* m_actions;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What was received, as text to copy; folded until it is asked for.
class RawCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit RawCard(QWidget* parent = nullptr);

    void setUnfolded(bool unfolded);
    /// Of the kind chosen; made when it is first shown.
    QString text() const;

protected:
    bool showReport() override;

private:
    void updateText();

    QToolButton* m_fold;
    QComboBox* m_kind;
    QPushButton* m_copy;
    QPlainTextEdit* m_text;
};

}  // namespace relaydeck::ui

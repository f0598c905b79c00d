// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QLabel;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ModeMatrix;

/// What would happen to mail under each pair of modes, and which assumptions about Exchange Online that
/// rests on.
class OutcomeCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit OutcomeCard(QWidget* parent = nullptr);

Q_SIGNALS:
    void modesActivated(DaneMode dane, MtaStsMode sts);

protected:
    bool showReport() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showSentence(const QString& sentence);

    QBoxLayout* m_sides;
    ModeMatrix* m_matrix;
    QLabel* m_sentence;
    QVBoxLayout* m_assumptions;
    QString m_current;  // what can be done about today's modes
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QLabel;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ModeMatrix;
class SimulationBanner;
class StepList;

/// What would happen to mail under each pair of modes, and which assumptions about Exchange Online that
/// rests on; for a simulated pair also the steps that lead there.
class OutcomeCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit OutcomeCard(QWidget* parent = nullptr);

Q_SIGNALS:
    /// A cell of the matrix.
    void modesActivated(DaneMode dane, MtaStsMode sts);
    /// The simulated modes are to become those of the connector.
    void applyRequested();
    void backRequested();

protected:
    bool showReport() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showSentence(const QString& sentence);
    void showSimulation(const decision::Delivery& delivery);

    QBoxLayout* m_sides;
    ModeMatrix* m_matrix;
    SimulationBanner* m_simulation;
    QLabel* m_sentence;
    StepList* m_trace;
    QVBoxLayout* m_assumptions;
    QString m_current;  // what can be done about the modes that are shown
};

}  // namespace relaydeck::ui

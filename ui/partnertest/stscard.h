// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ElidingLabel;
class EvidenceTable;
class FactGrid;

/// MTA-STS: record and policy side by side, which pattern covers which host, the policies read before that
/// senders may hold, and what is wrong.
class StsCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit StsCard(QWidget* parent = nullptr);

protected:
    bool showReport() override;

private:
    void showFacts();
    void showPatterns();
    void showUncovered();
    void showHeld();
    void showProblems();

    FactGrid* m_facts;
    QPlainTextEdit* m_record;
    QPlainTextEdit* m_policy;
    ElidingLabel* m_policyHead;
    EvidenceTable* m_patterns;
    EvidenceTable* m_held;
    EvidenceTable* m_problems;
};

}  // namespace relaydeck::ui

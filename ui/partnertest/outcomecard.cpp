// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/outcomecard.h"

#include "core/decision/assumptions.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/modematrix.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QBoxLayout>

namespace relaydeck::ui {

namespace {

/// With that much room, words stand beside the matrix instead of beneath it.
constexpr int WideFrom = 800;

QWidget* assumptionRow(decision::Assumption assumption)
{
    const decision::AssumptionText& text = decision::assumptionText(assumption);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(new Chip(OutcomeCard::tr("assumed")), 0, Qt::AlignTop);
    auto* words =
        plainLabel(QCoreApplication::translate("relaydeck::Assumption", text.statement), TextRole::Secondary);
    words->setToolTip(OutcomeCard::tr("%1, %2")
                          .arg(decision::assumptionId(assumption), QString::fromUtf8(text.source))
                          .toHtmlEscaped());
    layout->addWidget(words, 1);
    return row;
}

}  // namespace

OutcomeCard::OutcomeCard(QWidget* parent)
    : EvidenceCard(tr("What would happen"), parent)
    , m_sides(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_matrix(new ModeMatrix)
    , m_sentence(plainLabel({}, TextRole::Secondary))
    , m_assumptions(new QVBoxLayout)
{
    m_assumptions->setSpacing(metrics::Space4);
    auto* words = new QVBoxLayout;
    words->setSpacing(metrics::Space8);
    words->addWidget(m_sentence);
    words->addLayout(m_assumptions);
    words->addStretch(1);
    m_sides->addWidget(m_matrix, 1, Qt::AlignTop);
    m_sides->addLayout(words, 1);
    body()->addLayout(m_sides);
    body()->addStretch(1);
    connect(m_matrix, &ModeMatrix::sentenceChanged, this, &OutcomeCard::showSentence);
    connect(m_matrix, &ModeMatrix::activated, this, &OutcomeCard::modesActivated);
}

bool OutcomeCard::showReport()
{
    const decision::SendingPolicy& policy = carrier().policy;
    const decision::Delivery current = report().deliveryFor(policy);
    m_matrix->setDeliveries(decision::decideAll(report().observation, policy));
    m_matrix->setCurrentModes(policy.daneMode, policy.mtaStsMode);
    setNote(carrier().name.isEmpty() ? tr("service default") : isolated(carrier().name));
    // The sentence of today stands at the top of the page; here follows what to do about it.
    m_current = nextStep(current.reason);
    if (m_current.isEmpty())
        m_current = cellSentence(current);
    showSentence({});
    clearLayout(m_assumptions);
    for (const decision::Assumption assumption : current.assumptions)
        m_assumptions->addWidget(assumptionRow(assumption));
    return true;
}

void OutcomeCard::resizeEvent(QResizeEvent* event)
{
    EvidenceCard::resizeEvent(event);
    const bool wide = width() > WideFrom;
    m_sides->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_sides->setSpacing(wide ? metrics::Space20 : metrics::Space8);
}

void OutcomeCard::showSentence(const QString& sentence)
{
    m_sentence->setText(sentence.isEmpty() ? m_current : sentence);
}

}  // namespace relaydeck::ui

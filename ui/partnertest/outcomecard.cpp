// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/outcomecard.h"

#include "core/decision/assumptions.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/simulation/simulationbanner.h"
#include "ui/simulation/tracerows.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/modematrix.h"
#include "ui/widgets/steplist.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QApplication>
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
    , m_simulation(new SimulationBanner)
    , m_sentence(plainLabel({}, TextRole::Secondary))
    , m_trace(new StepList(StepList::Look::Line))
    , m_assumptions(new QVBoxLayout)
{
    m_assumptions->setSpacing(metrics::Space4);
    auto* words = new QVBoxLayout;
    words->setSpacing(metrics::Space8);
    words->addWidget(m_sentence);
    words->addWidget(m_trace);
    words->addLayout(m_assumptions);
    words->addStretch(1);
    m_trace->setAccessibleName(tr("How it is decided"));
    m_sides->addWidget(m_matrix, 1, Qt::AlignTop);
    m_sides->addLayout(words, 1);
    body()->addLayout(m_sides);
    // Beneath, so that the cells stay under the mouse.
    body()->addWidget(m_simulation);
    body()->addStretch(1);
    connect(m_matrix, &ModeMatrix::sentenceChanged, this, &OutcomeCard::showSentence);
    connect(m_matrix, &ModeMatrix::activated, this, &OutcomeCard::modesActivated);
    connect(m_simulation, &SimulationBanner::applyRequested, this, &OutcomeCard::applyRequested);
    connect(m_simulation, &SimulationBanner::backRequested, this, &OutcomeCard::backRequested);
}

bool OutcomeCard::showReport()
{
    const decision::SendingPolicy& policy = carrier().policy;
    const decision::Delivery current = report().deliveryFor(carrier().shownPolicy());
    m_matrix->setDeliveries(decision::decideAll(report().observation, policy));
    m_matrix->setCurrentModes(policy.daneMode, policy.mtaStsMode);
    setNote(carrier().name.isEmpty() ? tr("service default") : isolated(carrier().name));
    // The sentence of today stands at the top of the page; here follows what to do about it.
    m_current = carrier().simulated ? QString() : nextStep(current.reason);
    if (m_current.isEmpty())
        m_current = cellSentence(current);
    showSentence({});
    clearLayout(m_assumptions);
    for (const decision::Assumption assumption : current.assumptions)
        m_assumptions->addWidget(assumptionRow(assumption));
    showSimulation(current);
    return true;
}

void OutcomeCard::showSimulation(const decision::Delivery& delivery)
{
    const bool simulated = carrier().simulated.has_value();
    m_trace->setVisible(simulated);
    if (!simulated) {
        m_matrix->clearSimulatedModes();
        // What had the focus leaves with its banner.
        if (m_simulation->isAncestorOf(QApplication::focusWidget()))
            m_matrix->setFocus();
        m_simulation->hide();
        return;
    }
    m_matrix->setSimulatedModes(carrier().simulated->dane, carrier().simulated->sts);
    m_trace->setSteps(traceRows(delivery));
    const QString note = carrier().connector.isNull()
        ? tr("No connector carries this mail, so that the service default holds. Make a connector for the "
             "domain to choose other modes.")
        : carrier().fixed ? tr("This store is read-only.")
                          : QString();
    m_simulation->showModes(*carrier().simulated, note.isEmpty() ? carrier().name : QString(), note);
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

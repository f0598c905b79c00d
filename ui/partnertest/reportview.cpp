// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reportview.h"

#include "ui/partnertest/checkrows.h"
#include "ui/partnertest/evidenceview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/steplist.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QStackedWidget>

namespace relaydeck::ui {

using partnertest::CheckId;

ReportView::ReportView(QWidget* parent)
    : QSplitter(parent)
    , m_left(new QVBoxLayout)
    , m_checks(new StepList(StepList::Look::CheckList))
    , m_pages(new QStackedWidget)
    , m_evidence(new EvidenceView)
    , m_waiting(new EmptyState(QStringLiteral("pulse"), {}, {}))
{
    m_checks->setObjectName(QStringLiteral("test.checks"));
    m_checks->setAccessibleName(tr("Checks"));
    m_checks->setSteps(untestedRows());
    auto* left = new ui::Panel(Ground::Surface);
    left->setLayout(m_left);
    m_left->setContentsMargins(0, 0, 0, 0);
    m_left->setSpacing(0);
    m_left->addWidget(m_checks, 1);
    m_pages->addWidget(m_waiting);
    m_pages->addWidget(m_evidence);
    addWidget(left);
    addWidget(m_pages);
    setStretchFactor(1, 1);
    setChildrenCollapsible(false);
    connect(m_checks, &StepList::currentStepChanged, this, [this](int step) {
        if (step >= 0)
            m_evidence->setCheck(static_cast<CheckId>(step));
    });
    connect(m_evidence, &EvidenceView::checkWanted, this, &ReportView::setCheck);
}

void ReportView::setReport(const ReportPointer& report, const Carrier& carrier, const LiveTest* live)
{
    const bool same = report == m_report && carrier == m_carrier;
    m_report = report;
    showChecks(live);
    m_pages->setCurrentIndex(report ? 1 : 0);
    if (!report) {
        m_waiting->setTitle(live ? tr("Evidence follows") : tr("Not tested yet"));
        return;
    }
    // What did not change is not built again for each step of a test.
    if (live && same)
        return;
    m_carrier = carrier;
    m_evidence->setReport(report, carrier);
}

void ReportView::showChecks(const LiveTest* live)
{
    m_checks->setSteps(live ? checkRows(*live) : m_report ? checkRows(*m_report) : untestedRows());
    if (m_new && m_report && !live) {
        m_new = false;
        m_checks->setCurrentStep(static_cast<int>(firstToLookAt(*m_report)));
    } else if (m_checks->currentStep() < 0) {
        m_checks->setCurrentStep(0);
    }
}

void ReportView::setCheck(CheckId check)
{
    m_new = false;
    m_checks->setCurrentStep(static_cast<int>(check));
}

void ReportView::setWaitingText(const QString& text)
{
    m_waiting->setText(text);
}

void ReportView::addAbove(QWidget* widget)
{
    m_left->insertWidget(m_left->count() - 1, widget);
}

}  // namespace relaydeck::ui

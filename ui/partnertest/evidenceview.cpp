// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/evidenceview.h"

#include "core/base/plaintext.h"
#include "core/partnertest/attribution.h"
#include "ui/partnertest/certificatecard.h"
#include "ui/partnertest/chaincard.h"
#include "ui/partnertest/dialoguecard.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/partnertest/findingscard.h"
#include "ui/partnertest/hostscard.h"
#include "ui/partnertest/outcomecard.h"
#include "ui/partnertest/rawcard.h"
#include "ui/partnertest/reportingcard.h"
#include "ui/partnertest/secondopinioncard.h"
#include "ui/partnertest/stscard.h"
#include "ui/partnertest/timelinecard.h"
#include "ui/partnertest/tlsacard.h"
#include "ui/style/metrics.h"
#include "ui/widgets/banner.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace relaydeck::ui {

using partnertest::CheckId;
using partnertest::Finding;

namespace {

/// With less room, the timeline lies beneath the matrix.
constexpr int BesideFrom = 720;

/// Why nothing, or not everything, can be said about the partner.
const Finding* obstacleOf(const partnertest::PartnerReport& report)
{
    const auto found =
        std::find_if(report.findings.begin(), report.findings.end(), [](const Finding& finding) {
            const bool weighs = finding.severity == partnertest::Severity::Error
                || finding.severity == partnertest::Severity::Warning;
            return weighs && partnertest::isInconclusive(finding.party);
        });
    return found == report.findings.end() ? nullptr : &*found;
}

}  // namespace

EvidenceView::EvidenceView(QWidget* parent)
    : QScrollArea(parent)
    , m_layout(new QVBoxLayout)
    , m_side(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_banner(new Banner)
    , m_hosts(new HostsCard)
    , m_tlsa(new TlsaCard)
    , m_findings(new FindingsCard)
    , m_reporting(new ReportingCard)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setAccessibleName(tr("Evidence"));
    viewport()->setAutoFillBackground(false);
    auto* content = new QWidget;
    content->setAutoFillBackground(false);
    content->setLayout(m_layout);
    m_layout->setContentsMargins(metrics::Space12, metrics::Space16, metrics::Space12, metrics::Space16);
    m_layout->setSpacing(metrics::Space16);
    m_layout->addWidget(m_banner);

    using enum CheckId;
    auto* chain = new ChainCard;
    connect(chain, &ChainCard::partChosen, this, &EvidenceView::mark);
    connect(chain, &ChainCard::partActivated, this, &EvidenceView::goTo);
    addCard(chain, {DnssecChain, TlsaRecords, TlsaMatch});
    addCard(m_hosts, {MailServers, StartTls});
    addCard(m_tlsa, {TlsaRecords, TlsaMatch});
    addCard(new DialogueCard, {StartTls});
    addCard(new CertificateCard, {Certificate});
    addCard(new StsCard, {MtaSts});
    addCard(m_reporting, {TlsReporting});
    connect(m_reporting, &ReportingCard::openReportsRequested, this, &EvidenceView::openReportsRequested);
    connect(m_reporting, &ReportingCard::removeReportsRequested, this, &EvidenceView::removeReportsRequested);

    m_outcome = new OutcomeCard;
    m_timeline = new TimelineCard;
    m_places.append(Place{m_outcome, {}});
    m_places.append(Place{m_timeline, {}});
    m_side->setSpacing(metrics::Space16);
    m_side->addWidget(m_outcome, 1);
    m_side->addWidget(m_timeline, 1);
    m_layout->addLayout(m_side);
    connect(m_outcome, &OutcomeCard::modesActivated, this, &EvidenceView::simulate);
    connect(m_outcome, &OutcomeCard::backRequested, this, &EvidenceView::endSimulation);
    connect(m_outcome, &OutcomeCard::applyRequested, this, [this] {
        if (m_carrier.simulated)
            Q_EMIT modesWanted(m_carrier.connector, m_carrier.simulated->dane, m_carrier.simulated->sts);
    });

    addCard(new SecondOpinionCard, {});
    addCard(m_findings, {});
    addCard(new RawCard, {});
    m_layout->addStretch(1);
    setWidget(content);
}

void EvidenceView::addCard(EvidenceCard* card, const QSet<CheckId>& checks)
{
    m_places.append(Place{card, checks});
    m_layout->addWidget(card);
}

void EvidenceView::setReport(const ReportPointer& report, const Carrier& carrier)
{
    const bool same = m_report && m_report->domain() == report->domain()
        && m_carrier.connector == carrier.connector && m_carrier.policy == carrier.policy;
    const std::optional<ModePair> simulated = same ? m_carrier.simulated : std::nullopt;
    m_report = report;
    m_carrier = carrier;
    m_carrier.simulated = simulated;
    for (const Place& place : std::as_const(m_places))
        place.card->setReport(m_report, m_carrier);
    updateBanner();
    updateCards();
}

void EvidenceView::setSenderReports(const SenderReports& reports)
{
    m_reporting->setSenderReports(reports);
}

void EvidenceView::setCheck(CheckId check)
{
    if (check == m_check)
        return;
    m_check = check;
    updateCards();
    verticalScrollBar()->setValue(0);
}

void EvidenceView::simulate(DaneMode dane, MtaStsMode sts)
{
    const ModePair chosen{.dane = dane, .sts = sts};
    m_carrier.simulated = chosen == modesOf(m_carrier.policy) ? std::nullopt : std::optional(chosen);
    for (EvidenceCard* card : {static_cast<EvidenceCard*>(m_outcome), static_cast<EvidenceCard*>(m_timeline)})
        card->setReport(m_report, m_carrier);
    updateCards();
}

void EvidenceView::endSimulation()
{
    simulate(m_carrier.policy.daneMode, m_carrier.policy.mtaStsMode);
}

QWidget* EvidenceView::mark(ChainCard::Part part, int host)
{
    QWidget* server = m_hosts->markHost(part == ChainCard::Part::Server ? host : -1);
    QWidget* record = m_tlsa->markHost(part == ChainCard::Part::TlsaRecords ? host : -1);
    return part == ChainCard::Part::Server ? server : record;
}

void EvidenceView::goTo(ChainCard::Part part, int host)
{
    QWidget* cell = mark(part, host);
    if (!cell)
        return;
    if (!cell->isVisible())
        Q_EMIT checkWanted(part == ChainCard::Part::Server ? CheckId::MailServers : CheckId::TlsaMatch);
    // Cards that come on view have their places only after this.
    QMetaObject::invokeMethod(
        cell, [this, cell] { ensureWidgetVisible(cell); }, Qt::QueuedConnection);
}

void EvidenceView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_carrier.simulated)
        endSimulation();
    else
        QScrollArea::keyPressEvent(event);
}

void EvidenceView::resizeEvent(QResizeEvent* event)
{
    m_side->setDirection(viewport()->width() < BesideFrom ? QBoxLayout::TopToBottom
                                                          : QBoxLayout::LeftToRight);
    QScrollArea::resizeEvent(event);
}

void EvidenceView::updateBanner()
{
    const auto standard = decision::matrixIndex(DaneMode::Opportunistic, MtaStsMode::Opportunistic);
    const bool unknown = m_report->delivery[standard].outcome == decision::DeliveryOutcome::Unknown;
    const Finding* obstacle = obstacleOf(*m_report);
    const bool ended = m_report->evidence.cancelled || m_report->evidence.limitReached;
    m_banner->setVisible(unknown || ended);
    if (!unknown && !ended)
        return;
    m_banner->setVerdict(Verdict::CouldNotTest);
    m_banner->setTitle(unknown ? tr("Could not test. Nothing is known about the partner.")
                               : tr("The test ended before everything was seen."));
    if (!obstacle) {
        m_banner->setText(tr("What follows is what was seen until then."));
        return;
    }
    const partnertest::FindingText& text = partnertest::findingText(obstacle->code);
    m_banner->setText(findingWords(text.sentence, *obstacle) + u' ' + findingWords(text.remedy, *obstacle));
}

void EvidenceView::updateCards()
{
    if (!m_report)
        return;
    const bool meant = m_findings->showCheck(m_check);
    for (const Place& place : std::as_const(m_places)) {
        const bool belongs = place.checks.isEmpty() || place.checks.contains(m_check);
        const bool filled = place.card == m_findings ? meant : !place.card->isEmpty();
        place.card->setVisible(belongs && filled);
    }
}

}  // namespace relaydeck::ui

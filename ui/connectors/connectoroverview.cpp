// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectoroverview.h"

#include "core/connectors/protection.h"
#include "ui/connectoreditor/fieldwords.h"
#include "ui/connectors/connectortext.h"
#include "ui/partnertest/checkrows.h"
#include "ui/partnertest/verdictsentence.h"
#include "ui/simulation/simulatedtimeline.h"
#include "ui/simulation/simulationbanner.h"
#include "ui/simulation/tracerows.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/modematrix.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/steplist.h"
#include "ui/widgets/timelineview.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QGridLayout>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr qsizetype MaxOverlapsShown = 3;

QHBoxLayout* sectionHead(const QString& title, ElidingLabel*& note)
{
    auto* layout = new QHBoxLayout;
    layout->addWidget(new ElidingLabel(title, TextRole::Section), 1);
    note = new ElidingLabel({}, TextRole::Secondary);
    layout->addWidget(note);
    return layout;
}

/// "today 14:32" or "22 Nov 14:32"
QString testTime(const QDateTime& time)
{
    const QDateTime local = time.toLocalTime();
    const QString clock = QLocale().toString(local.time(), QStringLiteral("HH:mm"));
    if (local.date() == QDate::currentDate())
        return ConnectorOverview::tr("today %1").arg(clock);
    return QStringLiteral("%1 %2").arg(QLocale().toString(local.date(), QStringLiteral("d MMM")), clock);
}

}  // namespace

ConnectorOverview::ConnectorOverview(Session& session, ConnectorCommands& commands, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_commands(commands)
    , m_banner(new Banner)
    , m_others(plainLabel({}, TextRole::Secondary))
    , m_overlaps(new NoteList)
    , m_search([this](const QList<Overlap>& overlaps) { showOverlaps(overlaps); })
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, metrics::Space16);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(m_banner);
    layout->addWidget(m_others);
    m_overlaps->setObjectName(QStringLiteral("inspector.overlaps"));
    layout->addWidget(m_overlaps);
    addModes(*layout);
    addMatrix(*layout);
    addSteps(*layout);
    layout->addStretch(1);
    connect(&session, &Session::connectorsChanged, this, &ConnectorOverview::findOverlaps);
}

void ConnectorOverview::addModes(QVBoxLayout& layout)
{
    m_dane = new SegmentedControl(
        {modeText(DaneMode::Opportunistic), modeText(DaneMode::Mandatory), modeText(DaneMode::None)});
    m_dane->setObjectName(QStringLiteral("inspector.dane"));
    m_dane->setAccessibleName(tr("SMTP DANE"));
    m_sts = new SegmentedControl({modeText(MtaStsMode::Opportunistic), modeText(MtaStsMode::None)});
    m_sts->setObjectName(QStringLiteral("inspector.mta-sts"));
    m_sts->setAccessibleName(tr("MTA-STS"));
    m_lowered = plainLabel({}, TextRole::Secondary);

    layout.addSpacing(metrics::Space8);
    layout.addWidget(new ElidingLabel(tr("Modes"), TextRole::Section));
    auto* grid = new QGridLayout;
    grid->setSpacing(metrics::Space8);
    grid->addWidget(new QLabel(tr("SMTP DANE")), 0, 0);
    grid->addWidget(m_dane, 0, 1);
    grid->addWidget(new QLabel(tr("MTA-STS")), 1, 0);
    grid->addWidget(m_sts, 1, 1);
    grid->setColumnStretch(1, 1);
    m_modeWords = plainLabel({});
    auto* controls = new QWidget;
    controls->setLayout(grid);
    grid->setContentsMargins(0, 0, 0, 0);
    layout.addWidget(controls);
    layout.addWidget(m_modeWords);
    layout.addWidget(m_lowered);
    (m_session.isReadOnly() ? controls : static_cast<QWidget*>(m_modeWords))->hide();

    connect(m_dane, &SegmentedControl::activated, this,
            [this](int index) { m_commands.setDaneMode({m_connector.id}, static_cast<DaneMode>(index)); });
    connect(m_sts, &SegmentedControl::activated, this, [this](int index) {
        m_commands.setMtaStsMode({m_connector.id}, static_cast<MtaStsMode>(index));
    });
}

void ConnectorOverview::addMatrix(QVBoxLayout& layout)
{
    layout.addSpacing(10);
    layout.addLayout(sectionHead(tr("What would happen"), m_matrixNote));
    m_matrix = new ModeMatrix;
    m_sentence = plainLabel({}, TextRole::Secondary);
    // Room for two lines, so that nothing beneath moves while the mouse goes over the cells.
    m_sentence->setMinimumHeight(2 * m_sentence->fontMetrics().lineSpacing());
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_simulation = new SimulationBanner;
    m_timeline = new TimelineView;
    m_trace = new StepList(StepList::Look::Line);
    m_trace->setAccessibleName(tr("How it is decided"));
    m_trace->setObjectName(QStringLiteral("inspector.trace"));
    layout.addWidget(m_matrix);
    layout.addWidget(m_simulation);
    layout.addWidget(m_sentence);
    layout.addWidget(m_trace);
    layout.addWidget(m_timeline);

    connect(m_matrix, &ModeMatrix::sentenceChanged, this, [this](const QString& sentence) {
        m_sentence->setText(sentence.isEmpty() ? m_shownSentence : sentence);
    });
    connect(m_matrix, &ModeMatrix::activated, this,
            [this](DaneMode dane, MtaStsMode sts) { simulate({.dane = dane, .sts = sts}); });
    connect(m_simulation, &SimulationBanner::backRequested, this, [this] { simulate(todaysModes()); });
    connect(m_simulation, &SimulationBanner::applyRequested, this, [this] {
        if (m_simulated)
            m_commands.setModes(m_connector.id, m_simulated->dane, m_simulated->sts);
    });
}

void ConnectorOverview::addSteps(QVBoxLayout& layout)
{
    layout.addSpacing(10);
    auto* head = new QHBoxLayout;
    m_stepsTitle = new ElidingLabel(tr("Last test"), TextRole::Section);
    m_stepsNote = new ElidingLabel({}, TextRole::Secondary);
    head->addWidget(m_stepsTitle, 1);
    head->addWidget(m_stepsNote);
    layout.addLayout(head);
    m_steps = new StepList(StepList::Look::Line);
    m_steps->setAccessibleName(tr("Steps of the test"));
    m_steps->setObjectName(QStringLiteral("inspector.steps"));
    layout.addWidget(m_steps);
}

void ConnectorOverview::show(const Connector& connector)
{
    const bool another = connector != m_connector;
    if (connector.id != m_connector.id)
        m_overlaps->setNotes({});
    if (another)
        m_simulated.reset();
    m_connector = connector;
    if (another)
        findOverlaps();
    ConnectorStatus status = statusOf(connector, m_session);
    // A test that goes on only moves its steps.
    const bool news = another || status.domains != m_status.domains || status.settled != m_status.settled
        || status.verdict != m_status.verdict;
    m_status = std::move(status);
    if (news) {
        showBanner();
        showModes();
        showMatrix();
    }
    showSteps();
}

void ConnectorOverview::findOverlaps()
{
    m_search.ask(m_connector, m_session.connectors());
}

void ConnectorOverview::showOverlaps(QList<Overlap> overlaps)
{
    QList<Note> notes;
    // What is in doubt first, then what goes elsewhere.
    std::stable_sort(overlaps.begin(), overlaps.end(),
                     [](const Overlap& left, const Overlap& right) { return left.winner > right.winner; });
    for (const Overlap& overlap : overlaps.mid(0, MaxOverlapsShown))
        notes.append(overlapNote(overlap));
    if (overlaps.size() > MaxOverlapsShown)
        notes.append({.tone = Tone::Neutral,
                      .text = tr("%n more overlaps; the editor lists them.", nullptr,
                                 static_cast<int>(overlaps.size() - MaxOverlapsShown)),
                      .action = {}});
    m_overlaps->setNotes(notes);
}

void ConnectorOverview::showBanner()
{
    m_banner->clearActions();
    const DomainStatus* ruling = m_status.rulingDomain();
    const auto report = ruling ? m_session.reports().latest(ruling->domain) : nullptr;
    if (!report || !ruling->delivery) {
        m_banner->setVerdict(m_status.verdict);
        m_banner->setTitle(verdictText(m_status.verdict));
        m_banner->setText(
            m_status.verdict == Verdict::Testing ? tr("The partner's DNS and mail servers are being asked.")
                : ruling
                ? tr("Nothing is known yet about mail to %1. Test it to see what each mode would do.")
                      .arg(isolated(ruling->domain))
                : tr("This connector names no domain or host that can be tested."));
        m_others->hide();
        return;
    }
    const decision::Delivery& delivery = *ruling->delivery;
    const ReasonDetails details = reasonDetails(delivery, *report);
    QStringList sentences{reasonSentence(delivery, details), nextStep(delivery.reason)};
    if (m_status.settled == Verdict::TurnedOff)
        sentences.prepend(tr("The connector is off: mail uses default routing. If it were on:"));
    else if (ruling->verdict == Verdict::AtRisk)
        sentences.insert(1, m_status.reason);
    sentences.removeAll(QString());
    m_banner->setVerdict(m_status.settled == Verdict::TurnedOff ? Verdict::TurnedOff : ruling->verdict);
    m_banner->setTitle(m_status.settled == Verdict::TurnedOff ? verdictText(Verdict::TurnedOff)
                                                              : deliveryHeadline(delivery));
    const QString code = reasonCode(delivery);
    m_banner->setText(sentences.join(u' ')
                      + (code.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(code)));
    m_banner->addAction(tr("Show evidence"),
                        [this, domain = ruling->domain] { Q_EMIT evidenceRequested(domain); });

    QStringList others;
    for (const DomainStatus& other : m_status.domains) {
        if (&other != ruling)
            others.append(tr("%1: %2").arg(isolated(other.domain), verdictText(other.verdict)));
    }
    m_others->setText(others.isEmpty()
                          ? QString()
                          : tr("The worst of %n domains, %1. Beside it: %2", nullptr,
                               static_cast<int>(m_status.domains.size()))
                                .arg(isolated(ruling->domain), others.join(QStringLiteral(", "))));
    m_others->setVisible(!others.isEmpty());
}

void ConnectorOverview::showModes()
{
    m_dane->setCurrentIndex(static_cast<int>(m_connector.effectiveDaneMode()));
    m_sts->setCurrentIndex(static_cast<int>(m_connector.effectiveMtaStsMode()));
    m_modeWords->setText(
        tr("SMTP DANE %1, MTA-STS %2")
            .arg(modeText(m_connector.effectiveDaneMode()), modeText(m_connector.effectiveMtaStsMode())));
    QStringList notes;
    if (!m_connector.smtpDaneMode || !m_connector.mtaStsMode)
        notes.append(tr("%1 not set here, which works as Opportunistic.")
                         .arg(m_connector.smtpDaneMode     ? tr("MTA-STS")
                                  : m_connector.mtaStsMode ? tr("SMTP DANE")
                                                           : tr("SMTP DANE and MTA-STS")));
    QStringList lowered;
    for (const ConnectorField field : loweredProtection(std::nullopt, m_connector)) {
        if (field == ConnectorField::SmtpDaneMode)
            lowered.append(tr("SMTP DANE"));
        else if (field == ConnectorField::MtaStsMode)
            lowered.append(tr("MTA-STS"));
    }
    if (!lowered.isEmpty())
        notes.append(tr("Off here, but on by the service default: %1.").arg(lowered.join(tr(" and "))));
    m_lowered->setText(notes.join(u' '));
    m_lowered->setVisible(!notes.isEmpty());
}

void ConnectorOverview::showMatrix()
{
    const DomainStatus* ruling = m_status.rulingDomain();
    const auto report = ruling ? m_session.reports().latest(ruling->domain) : nullptr;
    if (report) {
        m_matrix->setDeliveries(
            decision::decideAll(report->observation, decision::sendingPolicy(m_connector)));
        m_matrixNote->setText(tr("from the test %1").arg(relativeTime(ruling->testedAt)));
    } else {
        m_simulated.reset();
        m_matrix->clear();
        m_matrixNote->setText({});
    }
    const ModePair today = todaysModes();
    m_matrix->setCurrentModes(today.dane, today.sts);
    m_sentence->setVisible(report != nullptr);
    showSimulation();
}

void ConnectorOverview::showSimulation()
{
    const DomainStatus* ruling = m_status.rulingDomain();
    const auto report = ruling ? m_session.reports().latest(ruling->domain) : nullptr;
    const bool simulated = m_simulated && report;
    m_trace->setVisible(simulated);
    m_timeline->setVisible(false);
    if (report) {
        const decision::Delivery delivery = report->deliveryFor(
            withModes(decision::sendingPolicy(m_connector), m_simulated.value_or(todaysModes())));
        m_shownSentence = cellSentence(delivery);
        m_sentence->setText(m_shownSentence);
        if (simulated) {
            m_trace->setSteps(traceRows(delivery));
            if (const std::optional<Timeline> timeline = timelineOf(*report, delivery)) {
                m_timeline->setTimeline(*timeline);
                m_timeline->show();
            }
        }
    }
    if (simulated) {
        m_matrix->setSimulatedModes(m_simulated->dane, m_simulated->sts);
        if (m_session.isReadOnly())
            m_simulation->showModes(*m_simulated, {}, tr("This store is read-only."));
        else
            m_simulation->showModes(*m_simulated, m_connector.name);
        return;
    }
    m_matrix->clearSimulatedModes();
    // What had the focus leaves with its banner.
    if (m_simulation->isAncestorOf(QApplication::focusWidget()))
        m_matrix->setFocus();
    m_simulation->hide();
}

void ConnectorOverview::simulate(const ModePair& modes)
{
    m_simulated = modes == todaysModes() ? std::nullopt : std::optional(modes);
    showSimulation();
}

ModePair ConnectorOverview::todaysModes() const
{
    return {.dane = m_connector.effectiveDaneMode(), .sts = m_connector.effectiveMtaStsMode()};
}

void ConnectorOverview::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_simulated)
        simulate(todaysModes());
    else
        QWidget::keyPressEvent(event);
}

void ConnectorOverview::showSteps()
{
    const LiveTest* live = nullptr;
    for (const DomainStatus& domain : m_status.domains) {
        const LiveTest* candidate = m_session.tests().live(domain.domain);
        if (candidate && (!live || (candidate->started && !live->started)))
            live = candidate;
    }
    const DomainStatus* ruling = m_status.rulingDomain();
    const auto report = ruling ? m_session.reports().latest(ruling->domain) : nullptr;
    m_stepsTitle->setText(live ? tr("Test") : tr("Last test"));
    if (live) {
        m_steps->setSteps(checkRows(*live));
        m_stepsNote->setText(live->started ? tr("running") : tr("waits for its turn"));
    } else if (report) {
        m_steps->setSteps(checkRows(*report));
        m_stepsNote->setText(QStringLiteral("%1, %2").arg(testTime(ruling->testedAt),
                                                          durationText(report->evidence.duration)));
        m_stepsNote->setToolTip(absoluteTime(ruling->testedAt).toHtmlEscaped());
    } else {
        m_steps->setSteps({});
        m_stepsNote->setText({});
    }
    m_stepsTitle->setVisible(live || report);
    m_steps->setVisible(live || report);
}

}  // namespace relaydeck::ui

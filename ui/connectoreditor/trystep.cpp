// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/trystep.h"

#include "ui/connectors/connectorstatus.h"
#include "ui/connectors/connectortext.h"
#include "ui/partnertest/verdictsentence.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"
#include "ui/widgets/steplist.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <array>

namespace relaydeck::ui {

namespace {

constexpr int MaxVisibleRows = 6;

}  // namespace

Trial trialOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::DeliveredDane:
    case Verdict::DeliveredMtaSts:
    case Verdict::DeliveredCertificate:
    case Verdict::DeliveredUnverified:
        return Trial::Passed;
    case Verdict::DeliveredClearText:
    case Verdict::AtRisk:
        return Trial::AtRisk;
    case Verdict::Queued:
    case Verdict::Rejected:
        return Trial::NotDelivered;
    case Verdict::CouldNotTest:
        return Trial::CouldNotTest;
    case Verdict::Testing:
        return Trial::Testing;
    case Verdict::NotTested:
    case Verdict::TurnedOff:
    case Verdict::NotNeeded:
        return Trial::NotTested;
    }
    Q_UNREACHABLE();
}

QString trialText(Trial trial)
{
    switch (trial) {
    case Trial::Passed:
        return TryStep::tr("Passed");
    case Trial::AtRisk:
        return TryStep::tr("At risk");
    case Trial::NotDelivered:
        return TryStep::tr("Would not be delivered");
    case Trial::CouldNotTest:
        return TryStep::tr("Could not test");
    case Trial::NotTested:
        return TryStep::tr("Not tested yet");
    case Trial::Testing:
        return TryStep::tr("Testing…");
    }
    Q_UNREACHABLE();
}

TryStep::TryStep(Session& session, QWidget* parent)
    : EditorStep(
        tr("Try it"),
        tr("Asks the real DNS and mail servers of each domain and judges them by the settings as they "
           "are here. No mail is sent, and nothing has to pass before you save."),
        parent)
    , m_session(session)
    , m_test(new QPushButton(Icons::get(u"play"), tr("&Test all domains")))
    , m_nothing(plainLabel(
          tr("There is nothing to test yet: name a recipient domain, or a smart host by its name."),
          TextRole::Note))
    , m_rows(new StepList(StepList::Look::CheckList))
    , m_sentence(plainLabel({}, TextRole::Note))
    , m_evidence(new QPushButton(tr("Show evidence")))
{
    m_test->setObjectName(QStringLiteral("connector.test"));
    m_rows->setObjectName(QStringLiteral("connector.trials"));
    m_rows->setAccessibleName(tr("Tests of the domains"));
    setButtonKind(m_evidence, ButtonKind::Link);
    body()->addSpacing(metrics::Space12);
    body()->addWidget(m_test, 0, Qt::AlignLeading);
    body()->addSpacing(metrics::Space8);
    body()->addWidget(m_nothing);
    body()->addWidget(m_rows);
    body()->addSpacing(metrics::Space8);
    body()->addWidget(m_sentence);
    body()->addWidget(m_evidence, 0, Qt::AlignLeading);
    connect(m_test, &QPushButton::clicked, this, [this] { m_session.test(m_domains); });
    connect(m_rows, &StepList::currentStepChanged, this, &TryStep::showDetails);
    connect(m_evidence, &QAbstractButton::clicked, this,
            [this] { Q_EMIT evidenceRequested(m_domains.value(m_rows->currentStep())); });
}

void TryStep::enter()
{
    (m_domains.isEmpty() ? static_cast<QWidget*>(m_nothing) : m_test)->setFocus(Qt::TabFocusReason);
}

void TryStep::follow(const Connector& connector)
{
    m_connector = connector;
    // How it would be if the connector were on: that is what saving is about.
    m_connector.enabled = true;
    const ConnectorStatus status = statusOf(m_connector, m_session);
    const decision::SendingPolicy policy = decision::sendingPolicy(m_connector);
    QList<StepRow> rows;
    m_domains.clear();
    m_worst.reset();
    for (const DomainStatus& domain : status.domains) {
        const LiveTest* live = m_session.tests().live(domain.domain);
        const Verdict verdict = live ? Verdict::Testing : domain.verdict;
        const Trial trial = trialOf(verdict);
        const QString words = live
            ? liveWords(*live)
            : resultWords(domain, policy, m_session.reports().latest(domain.domain).get());
        rows.append({.verdict = verdict,
                     .title = domain.domain,
                     .subtitle = domain.delivery || live ? tr("%1: %2").arg(trialText(trial), words)
                                                         : trialText(trial),
                     .time = live || !domain.delivery ? QString() : relativeTime(domain.testedAt),
                     .coloredTitle = true,
                     .spoken = trialText(trial)});
        m_domains.append(domain.domain);
        const auto rank = [](Trial value) {
            constexpr std::array Order{Trial::NotDelivered, Trial::AtRisk, Trial::CouldNotTest,
                                       Trial::Testing,      Trial::Passed, Trial::NotTested};
            return std::ranges::find(Order, value) - Order.begin();
        };
        if (!m_worst || rank(trial) < rank(*m_worst))
            m_worst = trial;
    }
    m_rows->setSteps(rows);
    m_rows->setFixedHeight(std::max(1, m_rows->sizeHintForRow(0))
                           * std::clamp(static_cast<int>(rows.size()), 1, MaxVisibleRows));
    m_nothing->setVisible(rows.isEmpty());
    m_rows->setVisible(!rows.isEmpty());
    m_test->setEnabled(!rows.isEmpty());
    if (m_rows->currentStep() < 0 && !rows.isEmpty())
        m_rows->setCurrentStep(static_cast<int>(std::max<qsizetype>(0, status.ruling)));
    showDetails();
}

void TryStep::showDetails()
{
    const QString domain = m_domains.value(m_rows->currentStep());
    const auto report = domain.isEmpty() ? nullptr : m_session.reports().latest(domain);
    m_sentence->setVisible(report != nullptr);
    m_evidence->setVisible(report != nullptr);
    if (report)
        m_sentence->setText(breakable(verdictSentence(*report, decision::sendingPolicy(m_connector))));
    m_evidence->setAccessibleName(tr("Show evidence of %1").arg(domain));
}

}  // namespace relaydeck::ui

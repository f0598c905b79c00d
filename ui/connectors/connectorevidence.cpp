// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorevidence.h"

#include "ui/partnertest/checkrows.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/partnertest/verdictsentence.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/notelist.h"
#include "ui/widgets/verdictlabel.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace relaydeck::ui {

namespace {

constexpr qsizetype MaxFindings = 4;

/// What is wrong first; the page has the rest.
QList<Note> findingNotes(const partnertest::PartnerReport& report)
{
    using partnertest::Severity;
    QList<Note> notes;
    for (const Severity severity : {Severity::Error, Severity::Warning}) {
        for (const partnertest::Finding& finding : report.findings) {
            if (finding.severity == severity && notes.size() < MaxFindings)
                notes.append({.tone = severity == Severity::Error ? Tone::Negative : Tone::Warning,
                              .text = findingWords(partnertest::findingText(finding.code).sentence, finding),
                              .action = {}});
        }
    }
    return notes;
}

}  // namespace

ConnectorEvidence::ConnectorEvidence(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_domains(new QComboBox)
    , m_verdict(new VerdictLabel)
    , m_sentence(plainLabel({}, TextRole::Note))
    , m_checks(new StepList(StepList::Look::Line))
    , m_findings(new NoteList)
    , m_open(new QPushButton(Icons::get(u"shield"), tr("Open the whole evidence")))
{
    m_domains->setObjectName(QStringLiteral("inspector.evidence-domain"));
    m_domains->setAccessibleName(tr("Domain"));
    m_checks->setObjectName(QStringLiteral("inspector.checks"));
    m_checks->setAccessibleName(tr("Checks of the last test"));
    m_open->setObjectName(QStringLiteral("inspector.open-evidence"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, metrics::Space16);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(m_domains);
    layout->addWidget(m_verdict);
    layout->addWidget(m_sentence);
    layout->addSpacing(metrics::Space8);
    layout->addWidget(m_checks);
    layout->addSpacing(metrics::Space8);
    layout->addWidget(m_findings);
    layout->addSpacing(metrics::Space8);
    layout->addWidget(m_open, 0, Qt::AlignLeading);
    layout->addStretch(1);
    connect(m_domains, &QComboBox::currentIndexChanged, this, &ConnectorEvidence::showDomain);
    connect(m_open, &QPushButton::clicked, this,
            [this] { Q_EMIT evidenceRequested(m_domains->currentData().toString()); });
}

void ConnectorEvidence::show(const Connector& connector)
{
    const QString chosen = connector.id == m_connector.id ? m_domains->currentData().toString() : QString();
    m_connector = connector;
    const ConnectorStatus status = statusOf(connector, m_session);
    {
        const QSignalBlocker blocker(m_domains);
        m_domains->clear();
        for (const DomainStatus& domain : status.domains)
            m_domains->addItem(domain.domain, domain.domain);
        const int kept = m_domains->findData(chosen);
        m_domains->setCurrentIndex(kept >= 0 ? kept : static_cast<int>(status.ruling));
    }
    m_domains->setVisible(m_domains->count() > 1);
    showDomain();
}

void ConnectorEvidence::showDomain()
{
    const QString domain = m_domains->currentData().toString();
    const auto report = domain.isEmpty() ? nullptr : m_session.reports().latest(domain);
    const LiveTest* live = domain.isEmpty() ? nullptr : m_session.tests().live(domain);
    m_checks->setVisible(live || report);
    m_open->setEnabled(!domain.isEmpty());
    if (live) {
        m_verdict->setVerdict(Verdict::Testing);
        m_checks->setSteps(checkRows(*live));
    } else if (report) {
        m_verdict->setVerdict(verdictFor(report->deliveryFor(decision::sendingPolicy(m_connector))));
        m_checks->setSteps(checkRows(*report));
    } else {
        m_verdict->setVerdict(Verdict::NotTested);
    }
    m_verdict->setReason(
        report ? tr("%1, tested %2").arg(isolated(domain), relativeTime(report->evidence.startedAt))
               : isolated(domain));
    m_sentence->setText(report ? breakable(verdictSentence(*report, decision::sendingPolicy(m_connector)))
                            : domain.isEmpty()
                            ? tr("This connector names no domain or host that can be tested.")
                            : tr("There is no evidence before the first test."));
    m_findings->setNotes(report && !live ? findingNotes(*report) : QList<Note>());
}

}  // namespace relaydeck::ui

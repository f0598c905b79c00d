// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/partnertestpage.h"

#include "core/base/plaintext.h"
#include "core/partnertest/attribution.h"
#include "ui/mainwindow/sections.h"
#include "ui/partnertest/checkrows.h"
#include "ui/partnertest/domainpanel.h"
#include "ui/partnertest/evidenceview.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/partnertest/judgedialog.h"
#include "ui/partnertest/reportfile.h"
#include "ui/partnertest/verdictsentence.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/text/texts.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/steplist.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>

#include <utility>

namespace relaydeck::ui {

namespace {

constexpr int PanelWidth = 236;
constexpr int ChecksWidth = 290;
/// In a page narrower than this, the lists leave more room to the evidence.
constexpr int NarrowBelow = 1240;
constexpr int NarrowPanelWidth = 190;
constexpr int NarrowChecksWidth = 230;

QString readableName(const QString& domain)
{
    const Result<DomainName> name = DomainName::fromUserInput(domain);
    return name ? name->toDisplayString() : domain;
}

/// What happens to mail, and whose doing that is.
QString headSentence(const partnertest::PartnerReport& report, const Carrier& carrier)
{
    const QString sentence = verdictSentence(report, carrier.policy);
    const partnertest::Attribution attribution =
        partnertest::attribute(report, report.deliveryFor(carrier.policy));
    if (attribution.party == partnertest::Party::Nobody)
        return sentence;
    return PartnerTestPage::tr("%1  ·  %2").arg(sentence, partyWords(attribution.party));
}

}  // namespace

PartnerTestPage::PartnerTestPage(Session* session, QWidget* parent)
    : Page({.section = QString::fromLatin1(sections::Tests),
            .title = tr("Partner tests"),
            .icon = QStringLiteral("shield"),
            .helpTopic = QString::fromLatin1(sections::Tests),
            .action = ActionId::SectionPartnerTests},
           parent)
    , m_session(session)
    , m_columns(new QSplitter)
    , m_panel(new DomainPanel(session))
    , m_pages(new QStackedWidget)
    , m_fault(new Banner)
{
    m_pages->addWidget(makeEmptyState());
    m_pages->addWidget(makeDetails());
    m_columns->addWidget(m_panel);
    m_columns->addWidget(m_pages);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_fault->setTone(Tone::Warning, QStringLiteral("warning"));
    m_fault->addAction(tr("Dismiss"), [this] { m_fault->hide(); });
    m_fault->hide();
    layout->addWidget(m_fault);
    layout->addWidget(m_columns, 1);

    connect(m_panel, &DomainPanel::domainChosen, this, &PartnerTestPage::chooseDomain);
    connect(m_panel, &DomainPanel::testRequested, this, &PartnerTestPage::test);
    const auto refreshIfShown = [this](const QString& domain) {
        if (domain == m_domain)
            refresh();
    };
    connect(session, &Session::reportChanged, this, [this](const QString& domain) {
        if (domain == m_domain)
            showStored();  // a new test was asked for
    });
    connect(&session->tests(), &TestRuns::liveChanged, this, refreshIfShown);
    connect(session, &Session::connectorsChanged, this, &PartnerTestPage::refresh);
    connect(&session->tlsReports(), &TlsReportShelf::changed, this, &PartnerTestPage::refreshSenderReports);
    refresh();
}

void PartnerTestPage::describe(ActionState& state) const
{
    state.testable = true;
    state.report = hasReport();
}

QWidget* PartnerTestPage::makeEmptyState()
{
    auto* empty =
        new EmptyState(QStringLiteral("shield"), tr("Test a partner domain"),
                       tr("A test looks at a partner's DNSSEC, DANE, STARTTLS and MTA-STS the way a "
                          "sending server does, and shows what would happen to mail, with the evidence."));
    connect(empty->addAction(tr("Test a domain…"), QStringLiteral("play")), &QAbstractButton::clicked, this,
            &PartnerTestPage::focusDomainField);
    return empty;
}

QWidget* PartnerTestPage::makeDetails()
{
    m_header = new PageHeader({});
    m_save = new QPushButton(Icons::get(u"export"), tr("Save report…"));
    m_again = new QPushButton(Icons::get(u"play"), tr("Test again"));
    m_cancel = new QPushButton(Icons::get(u"stop"), tr("Cancel"));
    setButtonKind(m_again, ButtonKind::Primary);
    makeOpinionMenu();
    m_header->addWidget(m_save);
    m_header->addWidget(m_opinion);
    m_header->addWidget(m_cancel);
    m_header->addWidget(m_again);
    m_origin = new Banner;
    m_origin->setTone(Tone::Info, QStringLiteral("document"));
    m_origin->addAction(tr("Show the last test"), [this] { showStored(); });
    m_origin->hide();

    m_checks = new StepList(StepList::Look::CheckList);
    m_checks->setAccessibleName(tr("Checks"));
    m_checks->setSteps(untestedRows());
    m_evidence = new EvidenceView;
    m_waiting = new EmptyState(QStringLiteral("pulse"), {}, {});
    m_evidencePages = new QStackedWidget;
    m_evidencePages->addWidget(m_waiting);
    m_evidencePages->addWidget(m_evidence);
    m_sides = new QSplitter;
    m_sides->addWidget(m_checks);
    m_sides->addWidget(m_evidencePages);
    m_sides->setStretchFactor(1, 1);
    m_sides->setChildrenCollapsible(false);

    auto* details = new QWidget;
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_origin);
    layout->addWidget(m_sides, 1);

    connect(m_save, &QPushButton::clicked, this, &PartnerTestPage::saveReport);
    connect(m_again, &QPushButton::clicked, this, [this] { m_session->test({m_domain}); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_session->tests().cancel(); });
    connect(m_checks, &StepList::currentStepChanged, this, [this](int step) {
        if (step >= 0)
            m_evidence->setCheck(static_cast<partnertest::CheckId>(step));
    });
    connect(m_evidence, &EvidenceView::modesWanted, this, &PartnerTestPage::modesWanted);
    connect(m_evidence, &EvidenceView::openReportsRequested, this, &PartnerTestPage::openReportsRequested);
    connect(m_evidence, &EvidenceView::removeReportsRequested, this, &PartnerTestPage::removeSenderReports);
    return details;
}

void PartnerTestPage::makeOpinionMenu()
{
    m_opinion = new QPushButton(Icons::get(u"server"), tr("Second opinion"));
    m_opinion->setObjectName(QStringLiteral("test.second-opinion"));
    auto* menu = new QMenu(m_opinion);
    connect(menu->addAction(tr("Ask the partner's &name servers")), &QAction::triggered, this,
            [this] { m_session->testWithSecondOpinion(m_domain, {}); });
    connect(menu->addAction(tr("Ask another &resolver…")), &QAction::triggered, this,
            [this] { Q_EMIT otherResolverWanted(m_domain); });
    m_opinion->setMenu(menu);
}

void PartnerTestPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_shownBefore, true))
        return;
    const bool narrow = width() < NarrowBelow;
    const int panel = narrow ? NarrowPanelWidth : PanelWidth;
    const int checks = narrow ? NarrowChecksWidth : ChecksWidth;
    m_columns->setSizes({panel, width() - panel});
    m_sides->setSizes({checks, width() - panel - checks});
}

void PartnerTestPage::showDomain(const QString& domain)
{
    const Result<DomainName> name = DomainName::fromUserInput(domain);
    if (name)
        m_panel->choose(name->toString());
}

void PartnerTestPage::showSenderReports(const QString& domain)
{
    showDomain(domain);
    m_newDomain = false;
    m_checks->setCurrentStep(static_cast<int>(partnertest::CheckId::TlsReporting));
}

void PartnerTestPage::focusDomainField()
{
    m_panel->focusField();
}

void PartnerTestPage::test(const QStringList& domains)
{
    m_session->test(domains);
    m_panel->choose(domains.first());
}

void PartnerTestPage::chooseDomain(const QString& domain)
{
    if (domain == m_domain)
        return;
    m_domain = domain;
    m_newDomain = true;
    m_fault->hide();
    showStored();
}

void PartnerTestPage::refresh()
{
    m_pages->setCurrentIndex(m_domain.isEmpty() ? 0 : 1);
    if (m_domain.isEmpty())
        return;
    m_carrier = carrierOf(m_domain, m_session->connectors());
    m_carrier.fixed = m_session->isReadOnly();
    const ReportPointer report = m_apart ? m_apart : m_session->reports().latest(m_domain);
    const LiveTest* live = m_session->tests().live(m_domain);
    refreshHeader(report, live);
    refreshChecks(report, live);
    refreshEvidence(report, live);
    refreshSenderReports();
}

void PartnerTestPage::refreshHeader(const ReportPointer& report, const LiveTest* live)
{
    m_header->setTitle(isolated(readableName(m_domain)));
    m_save->setVisible(report != nullptr);
    m_opinion->setVisible(report != nullptr && !live);
    m_again->setVisible(!live);
    m_again->setText(report ? tr("Test again") : tr("Test now"));
    m_cancel->setVisible(live != nullptr);
    if (live) {
        m_header->setVerdict(Verdict::Testing);
        m_header->setSummary(!live->started      ? tr("Waits for its turn")
                                 : live->current ? tr("Testing: %1").arg(checkTitleWords(*live->current))
                                                 : verdictText(Verdict::Testing));
        return;
    }
    m_header->setVerdict(report ? verdictFor(report->deliveryFor(m_carrier.policy)) : Verdict::NotTested);
    m_header->setSummary(report ? headSentence(*report, m_carrier) : verdictText(Verdict::NotTested));
}

void PartnerTestPage::refreshChecks(const ReportPointer& report, const LiveTest* live)
{
    m_checks->setSteps(live ? checkRows(*live) : report ? checkRows(*report) : untestedRows());
    if (m_newDomain && report && !live) {
        m_newDomain = false;
        m_checks->setCurrentStep(static_cast<int>(firstToLookAt(*report)));
    } else if (m_checks->currentStep() < 0) {
        m_checks->setCurrentStep(0);
    }
}

void PartnerTestPage::refreshEvidence(const ReportPointer& report, const LiveTest* live)
{
    m_evidencePages->setCurrentIndex(report ? 1 : 0);
    const bool had = hasReport();
    if (!report) {
        m_shown.reset();
        if (had)
            Q_EMIT stateChanged();
        m_waiting->setTitle(live ? tr("Evidence follows") : tr("Not tested yet"));
        return;
    }
    // The old evidence stays while a new test runs; what did not change is not built again.
    if (live && report == m_shown && m_carrier == m_shownCarrier)
        return;
    m_shown = report;
    m_shownCarrier = m_carrier;
    m_evidence->setReport(report, m_carrier);
    if (!had)
        Q_EMIT stateChanged();
}

void PartnerTestPage::tellFault(const QString& title, const QString& text)
{
    m_fault->setTitle(title);
    m_fault->setText(plainText(text));
    m_fault->show();
}

void PartnerTestPage::showApart(const partnertest::PartnerReport& report, const QString& title)
{
    m_panel->choose(report.domain().toString());
    m_apart = std::make_shared<const partnertest::PartnerReport>(report);
    m_newDomain = true;
    m_fault->hide();
    m_origin->setTitle(title);
    m_origin->setText(tr("Recorded %1 UTC, judged as of %2 UTC. It is not kept among the tests.")
                          .arg(report.evidence.startedAt.toString(QStringLiteral("yyyy-MM-dd HH:mm")),
                               report.evidence.judgedAt.toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
    m_origin->show();
    refresh();
}

void PartnerTestPage::showStored()
{
    m_apart.reset();
    m_origin->hide();
    refresh();
}

bool PartnerTestPage::showReportFile(const QString& path)
{
    const Result<partnertest::PartnerReport> report = readReport(path);
    if (report)
        showApart(*report, tr("Report of the file %1").arg(plainText(QFileInfo(path).fileName(), 80)));
    else
        tellFault(tr("The report could not be opened."), report.error().detail);
    return report.ok();
}

void PartnerTestPage::openReport()
{
    auto* dialog =
        new QFileDialog(this, tr("Open report"), {}, tr("Reports (*.json *.ndjson);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PartnerTestPage::showReportFile);
    dialog->open();
}

void PartnerTestPage::judgeAgain()
{
    const ReportPointer report = m_shown;
    if (!report)
        return;
    auto* dialog = new JudgeDialog(report->evidence, m_session->tests().profile(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, report] {
        const Result<partnertest::PartnerReport> judged =
            partnertest::judgeAgain(report->evidence, dialog->rules());
        if (judged)
            showApart(*judged, tr("Judged again"));
        else
            tellFault(tr("The record could not be judged again."), judged.error().detail);
    });
    dialog->open();
}

void PartnerTestPage::refreshSenderReports()
{
    if (m_domain.isEmpty())
        return;
    const SenderReports reports = m_session->tlsReports().of(m_domain);
    m_evidence->setSenderReports(reports);
    if (m_shown)
        return;
    if (m_session->tests().live(m_domain))
        m_waiting->setText(tr("It is shown as soon as all answers are there and have been judged."));
    else if (reports.ok() && reports->has_value())
        m_waiting->setText(
            tr("Senders report %1 sessions as the policy wants, and %2 that failed. A test shows "
               "why, in a few seconds. It sends no mail.")
                .arg(QLocale().toString((*reports)->successful), QLocale().toString((*reports)->failed)));
    else
        m_waiting->setText(tr("A test takes a few seconds. It sends no mail."));
}

void PartnerTestPage::removeSenderReports()
{
    if (const Result<int> removed = m_session->tlsReports().remove(m_domain); !removed)
        Q_EMIT m_session->storeFailed(removed.error());
}

void PartnerTestPage::saveReport()
{
    const ReportPointer report = m_shown;
    if (!report)
        return;
    auto* dialog = new QFileDialog(this, tr("Save report"), reportFileName(*report), tr("Reports (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(reportFileName(*report));
    connect(dialog, &QFileDialog::fileSelected, this, [this, report](const QString& path) {
        const Result<void> written = writeReport(path, *report);
        if (written)
            m_fault->hide();
        else
            tellFault(tr("The report could not be saved."), written.error().detail);
    });
    dialog->open();
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/partnertestpage.h"

#include "core/base/plaintext.h"
#include "ui/importexport/filekind.h"
#include "ui/mainwindow/sections.h"
#include "ui/partnertest/domainpanel.h"
#include "ui/partnertest/evidenceview.h"
#include "ui/partnertest/reportdesk.h"
#include "ui/partnertest/reportfile.h"
#include "ui/partnertest/reporthead.h"
#include "ui/partnertest/reporthistory.h"
#include "ui/partnertest/reportview.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFileDialog>
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

}  // namespace

PageInfo PartnerTestPage::place()
{
    return {.section = QString::fromLatin1(sections::Tests),
            .title = tr("Partner tests"),
            .icon = QStringLiteral("shield"),
            .action = ActionId::SectionPartnerTests};
}

PartnerTestPage::PartnerTestPage(Session* session, QWidget* parent)
    : Page(place(), parent)
    , m_session(session)
    , m_columns(new QSplitter)
    , m_panel(new DomainPanel(session))
    , m_pages(new QStackedWidget)
    , m_nothing(makeEmptyState())
    , m_fault(new Banner)
    , m_desk(new ReportDesk(session, this))
{
    m_pages->addWidget(m_nothing);
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

    connectDetails();
    connect(m_panel, &DomainPanel::domainChosen, this, &PartnerTestPage::chooseDomain);
    connect(m_panel, &DomainPanel::testRequested, this, &PartnerTestPage::test);
    connect(session, &Session::reportChanged, this, [this](const QString& domain) {
        if (domain == m_domain)
            showStored();  // a new test was asked for
        else if (m_domain.isEmpty())
            showNothing();
    });
    connect(&session->tests(), &TestRuns::liveChanged, this, [this](const QString& domain) {
        if (domain == m_domain)
            refresh();
        else if (m_domain.isEmpty())
            showNothing();
    });
    connect(session, &Session::connectorsChanged, this, &PartnerTestPage::refresh);
    connect(session, &Session::staleAfterChanged, this, &PartnerTestPage::refresh);
    connect(&session->tlsReports(), &TlsReportShelf::changed, this, &PartnerTestPage::refreshSenderReports);
    refresh();
}

void PartnerTestPage::describe(ActionState& state) const
{
    state.testable = true;
    state.report = hasReport();
}

bool PartnerTestPage::owns(const QString& path) const
{
    return fileKindOf(path) != FileKind::Connectors;
}

void PartnerTestPage::takeFile(const QString& path)
{
    if (fileKindOf(path) == FileKind::TlsReport)
        Q_EMIT tlsReportTaken(path);
    else
        showReportFile(path);
}

EmptyState* PartnerTestPage::makeEmptyState()
{
    auto* empty = new EmptyState(QStringLiteral("shield"), {}, {});
    connect(empty->addAction(tr("Test a domain…"), QStringLiteral("play")), &QAbstractButton::clicked, this,
            &PartnerTestPage::focusDomainField);
    return empty;
}

void PartnerTestPage::showNothing()
{
    if (m_panel->isEmpty()) {
        m_nothing->setTitle(tr("Test a partner domain"));
        m_nothing->setText(
            tr("A test looks at a partner's DNSSEC, DANE, STARTTLS and MTA-STS the way a "
               "sending server does, and shows what would happen to mail, with the evidence."));
    } else {
        m_nothing->setTitle(tr("No domain chosen"));
        m_nothing->setText(tr("Choose one in the list to see what would happen to its mail, and why."));
    }
}

QWidget* PartnerTestPage::makeDetails()
{
    m_head = new ReportHead;
    m_view = new ReportView;
    m_history = new ReportHistory;
    auto* above = new QWidget;
    auto* aboveLayout = new QVBoxLayout(above);
    aboveLayout->setContentsMargins(metrics::Space12, metrics::Space12, metrics::Space12, metrics::Space8);
    aboveLayout->addWidget(m_history);
    m_view->addAbove(above);
    m_origin = new Banner;
    m_origin->setTone(Tone::Info, QStringLiteral("document"));
    m_origin->addAction(tr("Show the last test"), [this] { showStored(); });
    m_origin->hide();

    auto* details = new QWidget;
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_origin);
    layout->addWidget(m_view, 1);
    return details;
}

void PartnerTestPage::connectDetails()
{
    connect(m_head, &ReportHead::testRequested, this, [this] { m_session->test({m_domain}); });
    connect(m_head, &ReportHead::cancelRequested, this, [this] { m_session->tests().cancel(); });
    connect(m_head, &ReportHead::nameServersRequested, this,
            [this] { m_session->testWithSecondOpinion(m_domain, {}); });
    connect(m_head, &ReportHead::otherResolverRequested, this,
            [this] { Q_EMIT otherResolverWanted(m_domain); });
    connect(m_head, &ReportHead::compareRequested, this, &PartnerTestPage::compareReports);
    connect(m_head, &ReportHead::saveRequested, this, &PartnerTestPage::saveReport);
    connect(m_head, &ReportHead::letterRequested, this, &PartnerTestPage::writeToPartner);
    connect(m_head, &ReportHead::judgeRequested, this, &PartnerTestPage::judgeAgain);
    connect(m_head, &ReportHead::windowRequested, this, &PartnerTestPage::showBeside);
    connect(m_desk, &ReportDesk::failed, this, &PartnerTestPage::tellFault);
    connect(m_desk, &ReportDesk::saved, m_fault, &QWidget::hide);
    connect(m_desk, &ReportDesk::judged, this,
            [this](const partnertest::PartnerReport& report) { showRecord(report, tr("Judged again")); });
    connect(m_history, &ReportHistory::reportChosen, this, &PartnerTestPage::chooseKept);
    EvidenceView& evidence = m_view->evidence();
    connect(&evidence, &EvidenceView::modesWanted, this, &PartnerTestPage::modesWanted);
    connect(&evidence, &EvidenceView::openReportsRequested, this, &PartnerTestPage::openReportsRequested);
    connect(&evidence, &EvidenceView::removeReportsRequested, this, &PartnerTestPage::removeSenderReports);
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
    m_view->setSizes({checks, width() - panel - checks});
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
    m_view->setCheck(partnertest::CheckId::TlsReporting);
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
    m_view->lookAnew();
    m_fault->hide();
    showStored();
}

void PartnerTestPage::chooseKept(int index)
{
    if (index == 0) {
        showStored();
        return;
    }
    const store::StoredReport& summary = m_history->reports().at(index);
    const ReportPointer report = m_session->reports().report(summary);
    if (report)
        showApart(report, tr("An older report, of %1").arg(absoluteTime(summary.startedAt)),
                  tr("What would happen is judged by what was seen then."));
    else
        tellFault(tr("The report could not be opened."), tr("What is kept of it cannot be read."));
}

void PartnerTestPage::refresh()
{
    m_pages->setCurrentIndex(m_domain.isEmpty() ? 0 : 1);
    if (m_domain.isEmpty()) {
        showNothing();
        return;
    }
    m_carrier = carrierOf(m_domain, m_session->connectors());
    m_carrier.fixed = m_session->isReadOnly();
    const ReportPointer report = m_apart ? m_apart : m_session->reports().latest(m_domain);
    const LiveTest* live = m_session->tests().live(m_domain);
    const bool stale = report && m_session->isStale(report->evidence.startedAt);
    m_head->setReport(m_domain, report, m_carrier, live, m_apart || stale);
    m_view->setReport(report, m_carrier, live);
    const bool had = hasReport();
    m_shown = report;
    if (had != hasReport())
        Q_EMIT stateChanged();
    refreshSenderReports();
}

void PartnerTestPage::tellFault(const QString& title, const QString& text)
{
    m_fault->setTitle(title);
    m_fault->setText(plainText(text));
    m_fault->show();
}

void PartnerTestPage::showApart(const ReportPointer& report, const QString& title, const QString& text)
{
    m_panel->choose(report->domain().toString());
    m_apart = report;
    m_view->lookAnew();
    m_fault->hide();
    m_origin->setTitle(title);
    m_origin->setText(text);
    m_origin->show();
    refresh();
}

void PartnerTestPage::showRecord(const partnertest::PartnerReport& report, const QString& title)
{
    const QString format = QStringLiteral("yyyy-MM-dd HH:mm");
    showApart(
        std::make_shared<const partnertest::PartnerReport>(report), title,
        tr("Recorded %1 UTC, judged as of %2 UTC. It is not kept among the tests.")
            .arg(report.evidence.startedAt.toString(format), report.evidence.judgedAt.toString(format)));
}

void PartnerTestPage::showStored()
{
    m_apart.reset();
    m_origin->hide();
    m_history->setReports(m_session->reports().kept(m_domain));
    m_history->chooseReport(0);
    m_history->parentWidget()->setVisible(m_history->count() > 1);
    m_head->setComparable(m_history->count() > 1);
    refresh();
}

bool PartnerTestPage::showReportFile(const QString& path)
{
    const Result<partnertest::PartnerReport> report = readReport(path);
    if (report)
        showRecord(*report, tr("Report of the file %1").arg(plainText(QFileInfo(path).fileName(), 80)));
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
    if (m_shown)
        m_desk->judgeAgain(m_shown);
}

void PartnerTestPage::saveReport()
{
    if (m_shown)
        m_desk->save(m_shown, m_carrier);
}

void PartnerTestPage::compareReports()
{
    if (m_shown)
        m_desk->compare(m_domain);
}

void PartnerTestPage::writeToPartner()
{
    if (m_shown)
        m_desk->write(m_shown);
}

void PartnerTestPage::showBeside()
{
    if (m_shown)
        m_desk->showBeside(m_shown, m_carrier);
}

void PartnerTestPage::refreshSenderReports()
{
    if (m_domain.isEmpty())
        return;
    const SenderReports reports = m_session->tlsReports().of(m_domain);
    m_view->evidence().setSenderReports(reports);
    if (m_shown)
        return;
    if (m_session->tests().live(m_domain))
        m_view->setWaitingText(tr("It is shown as soon as all answers are there and have been judged."));
    else if (reports.ok() && reports->has_value())
        m_view->setWaitingText(
            tr("Senders report %1 sessions as the policy wants, and %2 that failed. A test shows "
               "why, in a few seconds. It sends no mail.")
                .arg(QLocale().toString((*reports)->successful), QLocale().toString((*reports)->failed)));
    else
        m_view->setWaitingText(tr("A test takes a few seconds. It sends no mail."));
}

void PartnerTestPage::removeSenderReports()
{
    if (const Result<int> removed = m_session->tlsReports().remove(m_domain); !removed)
        Q_EMIT m_session->storeFailed(removed.error());
}

}  // namespace relaydeck::ui

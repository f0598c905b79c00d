// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/page.h"
#include "ui/partnertest/evidencecard.h"
#include "ui/workspace/session.h"

QT_BEGIN_NAMESPACE
class QPushButton;
class QSplitter;
class QStackedWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class DomainPanel;
class EmptyState;
class EvidenceView;
class PageHeader;
class StepList;

/// Partner tests: the domains that were tested, what happens to mail for one of them and why, and the
/// evidence for it. Follows a test while it runs.
class PartnerTestPage : public Page {
    Q_OBJECT
public:
    explicit PartnerTestPage(Session* session, QWidget* parent = nullptr);

    /// Chooses a domain, which need not have been tested.
    void showDomain(const QString& domain);
    /// The one that is chosen, as DomainName::toString() has it; empty without one.
    QString domain() const { return m_domain; }
    /// A report is on view, which can be judged again.
    bool hasReport() const { return m_shown != nullptr; }
    Files files() const override { return Files::TakenOnView; }
    void takeFile(const QString& path) override { showReportFile(path); }
    void describe(ActionState& state) const override;
    void testChosen() override { m_session->test({m_domain}); }
    void showSubject(const QString& domain) override { showDomain(domain); }
    /// Shows the report of a file beside those of the store. False: it holds none, which is told on the page.
    bool showReportFile(const QString& path);
    /// Asks for a file with a report.
    void openReport();
    /// Asks by which rules the report on view is to be judged, and shows what comes out.
    void judgeAgain();
    /// Chooses a domain and shows what senders report of it.
    void showSenderReports(const QString& domain);
    /// Puts the cursor into the field that takes domains.
    void focusDomainField();

Q_SIGNALS:
    /// Modes that were simulated are to become those of a connector.
    void modesWanted(const QUuid& connector, relaydeck::DaneMode dane, relaydeck::MtaStsMode sts);
    /// Another resolver is to be asked about this domain.
    void otherResolverWanted(const QString& domain);
    /// Files with reports of senders are to be chosen.
    void openReportsRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeDetails();
    QWidget* makeEmptyState();
    void makeOpinionMenu();
    void chooseDomain(const QString& domain);
    void test(const QStringList& domains);
    void refresh();
    void refreshHeader(const ReportPointer& report, const LiveTest* live);
    void refreshChecks(const ReportPointer& report, const LiveTest* live);
    void refreshEvidence(const ReportPointer& report, const LiveTest* live);
    void refreshSenderReports();
    void removeSenderReports();
    void saveReport();
    void tellFault(const QString& title, const QString& text);
    /// Shows a report that is not the store's, and says where it comes from.
    void showApart(const partnertest::PartnerReport& report, const QString& title);
    void showStored();

    Session* m_session;
    QString m_domain;
    ReportPointer m_shown;  // what the evidence shows
    ReportPointer m_apart;  // of a file, or judged again: shown instead of the stored one
    Carrier m_carrier;
    Carrier m_shownCarrier;  // what the evidence shows it for
    bool m_shownBefore = false;
    bool m_newDomain = false;  // the check to look at has yet to be chosen

    QSplitter* m_columns;
    QSplitter* m_sides = nullptr;
    DomainPanel* m_panel;
    QStackedWidget* m_pages;
    Banner* m_fault;
    PageHeader* m_header = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_opinion = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_cancel = nullptr;
    StepList* m_checks = nullptr;
    QStackedWidget* m_evidencePages = nullptr;
    EvidenceView* m_evidence = nullptr;
    EmptyState* m_waiting = nullptr;
    Banner* m_origin = nullptr;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/page.h"
#include "ui/partnertest/evidencecard.h"
#include "ui/workspace/session.h"

QT_BEGIN_NAMESPACE
class QSplitter;
class QStackedWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class DomainPanel;
class EmptyState;
class ReportDesk;
class ReportHead;
class ReportHistory;
class ReportView;

/// Partner tests: the domains that were tested, what happens to mail for one of them and why, and the
/// evidence for it. Follows a test while it runs.
class PartnerTestPage : public Page {
    Q_OBJECT
public:
    static PageInfo place();
    explicit PartnerTestPage(Session* session, QWidget* parent = nullptr);

    /// Chooses a domain, which need not have been tested.
    void showDomain(const QString& domain);
    /// The one that is chosen, as DomainName::toString() has it; empty without one.
    QString domain() const { return m_domain; }
    /// A report is on view, which can be judged again.
    bool hasReport() const { return m_shown != nullptr; }
    Files files() const override { return Files::TakenOnView; }
    bool owns(const QString& path) const override;
    void takeFile(const QString& path) override;
    void describe(ActionState& state) const override;
    void testChosen() override { m_session->test({m_domain}); }
    void showSubject(const QString& domain) override { showDomain(domain); }
    /// Shows the report of a file beside those of the store. False: it holds none, which is told on the page.
    bool showReportFile(const QString& path);
    /// Asks for a file with a report.
    void openReport();
    /// Asks by which rules the report on view is to be judged, and shows what comes out.
    void judgeAgain();
    /// What can be done with the report on view; nothing without one.
    void saveReport();
    void compareReports();
    void writeToPartner();
    void showBeside();
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
    /// A file with reports of a sender is to be read.
    void tlsReportTaken(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeDetails();
    EmptyState* makeEmptyState();
    /// No domain is chosen: there is none yet, or there are some to choose from.
    void showNothing();
    void connectDetails();
    void chooseDomain(const QString& domain);
    void chooseKept(int index);
    void test(const QStringList& domains);
    void refresh();
    void refreshSenderReports();
    void removeSenderReports();
    void tellFault(const QString& title, const QString& text);
    /// Shows a report that is not the newest of the store, and says what it is.
    void showApart(const ReportPointer& report, const QString& title, const QString& text);
    void showRecord(const partnertest::PartnerReport& report, const QString& title);
    void showStored();

    Session* m_session;
    QString m_domain;
    ReportPointer m_shown;  // what the evidence shows
    ReportPointer m_apart;  // older, of a file, or judged again: shown instead of the newest one
    Carrier m_carrier;
    bool m_shownBefore = false;

    QSplitter* m_columns;
    DomainPanel* m_panel;
    QStackedWidget* m_pages;
    EmptyState* m_nothing;
    Banner* m_fault;
    ReportDesk* m_desk;
    ReportHead* m_head = nullptr;
    ReportHistory* m_history = nullptr;
    ReportView* m_view = nullptr;
    Banner* m_origin = nullptr;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reportingcard.h"

#include "tests/support/practicereports.h"
#include "tests/support/qttest.h"
#include "ui/partnertest/domainmodel.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/partnertest/partnertestpage.h"
#include "ui/style/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/steplist.h"
#include "ui/widgets/verdictlabel.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace relaydeck;
using namespace relaydeck::ui;

namespace {

const QString Domain = QStringLiteral("insurance.example");

tlsrpt::Report report(const QString& domain, const QList<tlsrpt::FailureDetail>& details)
{
    const QDateTime from(QDate(2026, 11, 2), QTime(0, 0), Qt::UTC);
    qint64 failed = 0;
    for (const tlsrpt::FailureDetail& detail : details)
        failed += detail.failedSessions;
    return {
        .organization = u"Bigmail"_qs,
        .contact = u"tls@bigmail.example"_qs,
        .reportId = u"1"_qs,
        .from = from,
        .to = from.addDays(1),
        .policies = {
            {.type = u"sts"_qs, .domain = domain, .successful = 1200, .failed = failed, .details = details}}};
}

}  // namespace

/// What senders report beside what a real test saw.
class tst_ReportingCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void withoutReports();
    void failuresStandBesideOurVerdict();
    void noFailures();
    void failuresWithoutReason();
    void unreadable();
    void hostileTextStaysPlain();
    void manyRowsAreBounded();
    void removes();
    void reportedDomainsAreListed();

private:
    QString text() const
    {
        QStringList texts;
        const auto labels = m_card->findChildren<QLabel*>();
        for (const QLabel* label : labels) {
            if (label->isVisibleTo(m_card))
                texts << label->text();
        }
        return texts.join(u'\n');
    }
    EvidenceTable* table() const { return m_card->findChild<EvidenceTable*>(); }
    /// Keeps the report and shows its domain.
    void show(const tlsrpt::Report& kept)
    {
        QVERIFY(m_session->tlsReports().add({kept}).ok());
        m_page->showSenderReports(Domain);
        // What was shown before is deleted by the event loop.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QString host() const { return m_report->hosts.constFirst().name.toString(); }

    Theme m_theme;
    std::optional<partnertest::PartnerReport> m_report;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<PartnerTestPage> m_page;
    ReportingCard* m_card = nullptr;
};

void tst_ReportingCard::initTestCase()
{
    m_theme.install();
    const auto reports = test::practiceReports({Domain});
    QVERIFY(reports.contains(Domain));
    m_report = reports.value(Domain);
    // Far enough from the bounds of a day that the words for its age do not change while this runs.
    m_report->evidence.startedAt = QDateTime::currentDateTimeUtc().addDays(-3).addSecs(-3600);
}

void tst_ReportingCard::init()
{
    m_page.reset();
    m_session.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(u"store.db"_qs));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    QVERIFY(m_session->reports().add(*m_report).ok());
    m_page = std::make_unique<PartnerTestPage>(m_session.get());
    m_card = m_page->findChild<ReportingCard*>();
    QVERIFY(m_card);
}

void tst_ReportingCard::withoutReports()
{
    m_page->showSenderReports(Domain);
    QVERIFY2(text().contains(u"No report of senders about this domain has been read."), qPrintable(text()));
    QVERIFY(!table()->isVisibleTo(m_card));
    QSignalSpy asked(m_page.get(), &PartnerTestPage::openReportsRequested);
    const auto buttons = m_card->findChildren<QPushButton*>();
    for (QPushButton* button : buttons) {
        if (button->isVisibleTo(m_card))
            button->click();
    }
    QCOMPARE(asked.count(), 1);
}

void tst_ReportingCard::failuresStandBesideOurVerdict()
{
    show(report(
        Domain,
        {{.resultType = u"certificate-expired"_qs, .receivingMxHostname = host(), .failedSessions = 41},
         {.resultType = u"tlsa-invalid"_qs,
          .receivingMxHostname = u"old.insurance.example"_qs,
          .failedSessions = 2},
         {.resultType = u"sts-policy-fetch-error"_qs, .failedSessions = 1}}));
    QVERIFY(m_card->isVisibleTo(m_page.get()));
    QCOMPARE(table()->rows(), 3);
    const QString words = text();
    const QString lead =
        u"Senders saw certificate-expired at %1 in 41 sessions; our test of it, 3 days ago: Delivered, DANE."_qs
            .arg(host());
    QVERIFY2(words.contains(lead), qPrintable(words));
    const QString sessions = u"%1 as the policy wants, 44 failed"_qs.arg(QLocale().toString(1200));
    QVERIFY2(words.contains(sessions), qPrintable(words));
    QVERIFY2(words.contains(u"2 Nov 2026 to 3 Nov 2026"), qPrintable(words));
    QVERIFY2(words.contains(u"1 report, from Bigmail"), qPrintable(words));
    QVERIFY2(words.contains(u"no MX host of today"), qPrintable(words));
    QVERIFY2(words.contains(u"no host: the whole domain"), qPrintable(words));
    const auto verdicts = table()->findChildren<VerdictLabel*>();
    QCOMPARE(verdicts.size(), 3);
    QVERIFY(verdicts.constFirst()->verdict() == Verdict::DeliveredDane);
}

void tst_ReportingCard::noFailures()
{
    show(report(Domain, {}));
    QVERIFY2(text().contains(u"Senders report no failed session."), qPrintable(text()));
    QVERIFY(!table()->isVisibleTo(m_card));
}

void tst_ReportingCard::failuresWithoutReason()
{
    tlsrpt::Report kept = report(Domain, {});
    kept.policies.first().failed = 7;
    show(kept);
    QVERIFY2(text().contains(u"Senders report failed sessions, but not why: 7."), qPrintable(text()));
}

void tst_ReportingCard::unreadable()
{
    QVERIFY(m_session->tlsReports().add({report(Domain, {})}).ok());
    QVERIFY(m_session->store().database().run(u"UPDATE tls_reports SET body = 'x'"_qs).ok());
    m_page->showSenderReports(Domain);
    QVERIFY2(text().contains(u"cannot be read from the store"), qPrintable(text()));
    QVERIFY(!text().contains(u"No report of senders"));
}

void tst_ReportingCard::hostileTextStaysPlain()
{
    tlsrpt::Report kept = report(
        Domain,
        {{.resultType = u"<img src=x>"_qs, .receivingMxHostname = u"<b>mx</b>"_qs, .failedSessions = 3}});
    kept.organization = u"<h1>Bigmail</h1>\u202e\u0007"_qs;
    show(kept);
    const auto labels = m_card->findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'),
                 qPrintable(label->text()));
        QVERIFY(!label->text().contains(QChar(0x202e)));
    }
    QVERIFY2(text().contains(u"<h1>Bigmail</h1>\\u202e\\x07"), qPrintable(text()));
}

void tst_ReportingCard::manyRowsAreBounded()
{
    QList<tlsrpt::FailureDetail> details;
    for (int i = 0; i < 2000; ++i)
        details.append({.resultType = u"certificate-expired"_qs,
                        .receivingMxHostname = u"mx%1.insurance.example"_qs.arg(i),
                        .failedSessions = 1});
    show(report(Domain, details));
    QCOMPARE(table()->rows(), EvidenceTable::MaxRows);
}

void tst_ReportingCard::removes()
{
    show(report(Domain, {}));
    Q_EMIT m_card->removeReportsRequested();
    QVERIFY2(text().contains(u"No report of senders"), qPrintable(text()));
    QVERIFY(m_session->store().tlsReports().domains()->isEmpty());
}

void tst_ReportingCard::reportedDomainsAreListed()
{
    DomainModel model(m_session.get());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowOf(u"partner.example"_qs), -1);
    QVERIFY(m_session->tlsReports().add({report(u"partner.example"_qs, {})}).ok());
    QVERIFY(model.rowOf(u"partner.example"_qs) >= 0);
    QCOMPARE(model.rowCount(), 2);

    // What was reported of a domain is told before it is tested too.
    m_page->showDomain(u"partner.example"_qs);
    QStringList texts;
    const auto labels = m_page->findChildren<QLabel*>();
    for (const QLabel* label : labels)
        texts << label->text();
    const QString sentence = u"Senders report %1 sessions as the policy wants, and 0 that failed."_qs.arg(
        QLocale().toString(1200));
    QVERIFY2(texts.join(u'\n').contains(sentence), qPrintable(texts.join(u'\n')));

    QVERIFY(m_session->tlsReports().remove(u"partner.example"_qs).ok());
    QCOMPARE(model.rowOf(u"partner.example"_qs), -1);
}

QTEST_MAIN(tst_ReportingCard)
#include "tst_reportingcard.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/reportdocument.h"
#include "tests/support/practicereports.h"
#include "tests/support/qttest.h"
#include "ui/partnertest/comparisondialog.h"
#include "ui/partnertest/domainfilter.h"
#include "ui/partnertest/domainmodel.h"
#include "ui/partnertest/letterdialog.h"
#include "ui/partnertest/partnertestpage.h"
#include "ui/partnertest/pdfwriter.h"
#include "ui/partnertest/reporthistory.h"
#include "ui/partnertest/reportsaving.h"
#include "ui/partnertest/reportwindow.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/steplist.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtGui/QTextDocument>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace relaydeck;
using namespace relaydeck::ui;

/// What is done with reports: choosing an older one, comparing, writing, saving, filtering the list.
class TestReportDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void anOlderReportIsShownAndDated();
    void comparedInTheOrderOfTime();
    void theSameIsSaid();
    void aLetterCanBeChangedCopiedAndSent();
    void savedInEachFormat_data();
    void savedInEachFormat();
    void aFolderThatIsNotThereIsTold();
    void pdfHoldsEverything();
    void windowBesideKeepsItsReport();
    void filterKeepsWhatIsOnView();
    void filterModel();
    void verdictsFollowTheConnectorWithoutBeingLookedAt();

private:
    static QStringList labelsOf(const QWidget& widget)
    {
        QStringList texts;
        const auto labels = widget.findChildren<QLabel*>();
        for (const QLabel* label : labels)
            texts << label->text().remove(QChar(0x200b));
        return texts;
    }
    static QPushButton* button(const QWidget& widget, const QString& text)
    {
        const auto buttons = widget.findChildren<QPushButton*>();
        for (QPushButton* candidate : buttons) {
            if (candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }

    Theme m_theme;
    partnertest::PartnerReport m_report;
    partnertest::PartnerReport m_older;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<PartnerTestPage> m_page;
};

void TestReportDesk::initTestCase()
{
    m_theme.install();
    const auto reports = test::practiceReports({u"city.example"_qs});
    QCOMPARE(reports.size(), 1);
    m_report = reports.value(u"city.example"_qs);
    m_older = m_report;
    m_older.evidence.startedAt = m_report.evidence.startedAt.addDays(-2);
    m_older.findings.clear();
    m_older.hosts[0].preference += 5;
    for (decision::Delivery& delivery : m_older.delivery) {
        delivery.outcome = decision::DeliveryOutcome::Delivered;
        delivery.security = decision::SecurityLevel::Dane;
        delivery.reason = decision::Reason::None;
        delivery.status.clear();
    }
}

void TestReportDesk::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(u"store.db"_qs));
    QVERIFY(session.ok());
    m_session = std::move(session).value();
    QVERIFY(m_session->reports().add(m_older).ok());
    QVERIFY(m_session->reports().add(m_report).ok());
    m_page = std::make_unique<PartnerTestPage>(m_session.get());
    m_page->showDomain(u"city.example"_qs);
}

void TestReportDesk::cleanup()
{
    m_page.reset();
    m_session.reset();
}

void TestReportDesk::anOlderReportIsShownAndDated()
{
    auto* history = m_page->findChild<ReportHistory*>();
    QVERIFY(history);
    QCOMPARE(history->count(), 2);
    QVERIFY(history->itemText(0).contains(u"Queued"));
    QVERIFY(history->itemText(1).contains(u"Delivered"));
    history->setCurrentIndex(1);
    Q_EMIT history->activated(1);
    const QStringList texts = labelsOf(*m_page);
    QVERIFY(!texts.filter(u"An older report, of"_qs).isEmpty());
    QVERIFY(!texts.filter(u"Of "_qs).isEmpty());
    history->setCurrentIndex(0);
    Q_EMIT history->activated(0);
    const auto banners = m_page->findChildren<Banner*>();
    for (const Banner* banner : banners)
        QVERIFY(!labelsOf(*banner).join(u' ').contains(u"older report")
                || !banner->isVisibleTo(m_page.get()));
}

void TestReportDesk::comparedInTheOrderOfTime()
{
    ComparisonDialog dialog(m_session->reports(), u"city.example"_qs);
    QVERIFY(dialog.comparison());
    QVERIFY(dialog.comparison()->trend() == partnertest::Trend::Worse);
    const QString texts = labelsOf(dialog).join(u'\n');
    QVERIFY2(texts.contains(u"Worse: it was Delivered, DANE, now it is Queued, then dropped"),
             qPrintable(texts));
    QVERIFY2(texts.contains(u"preference"), qPrintable(texts));
    QVERIFY2(!texts.contains(u"cipher"), qPrintable(texts));
    dialog.choose(0, 1);
    QVERIFY(dialog.comparison()->trend() == partnertest::Trend::Worse);
    dialog.setChangesOnly(false);
    QVERIFY(labelsOf(dialog).join(u'\n').contains(u"cipher"));
}

void TestReportDesk::theSameIsSaid()
{
    ComparisonDialog dialog(m_session->reports(), u"city.example"_qs);
    dialog.choose(0, 0);
    QVERIFY(!dialog.comparison()->hasChanges());
    QVERIFY(labelsOf(dialog).join(u'\n').contains(u"Nothing has changed"));
}

void TestReportDesk::aLetterCanBeChangedCopiedAndSent()
{
    LetterDialog dialog(std::make_shared<const partnertest::PartnerReport>(m_report));
    auto* text = dialog.findChild<QPlainTextEdit*>();
    QVERIFY2(text->toPlainText().contains(u"_25._tcp."), qPrintable(text->toPlainText()));
    text->setPlainText(u"Changed & sent"_qs);
    QVERIFY(button(dialog, u"Copy text"_qs));
    button(dialog, u"Copy text"_qs)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Changed & sent"_qs);
    QSignalSpy mail(&dialog, &LetterDialog::mailRequested);
    button(dialog, u"Open in mail program"_qs)->click();
    QCOMPARE(mail.size(), 1);
    const QByteArray url = mail.first().first().toUrl().toEncoded();
    QVERIFY2(url.startsWith("mailto:postmaster@city.example?"), url.constData());
    QVERIFY2(url.contains("Changed%20%26%20sent"), url.constData());
}

void TestReportDesk::savedInEachFormat_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("HTML") << int(ReportFormat::Html) << QByteArray("<!DOCTYPE html>");
    QTest::newRow("PDF on A4") << int(ReportFormat::PdfA4) << QByteArray("%PDF-");
    QTest::newRow("PDF on Letter") << int(ReportFormat::PdfLetter) << QByteArray("%PDF-");
    QTest::newRow("JSON") << int(ReportFormat::Json) << QByteArray("{");
}

void TestReportDesk::savedInEachFormat()
{
    QFETCH(int, format);
    QFETCH(QByteArray, begin);
    const auto chosen = static_cast<ReportFormat>(format);
    const QString path = m_folder->filePath(u"report."_qs + formatSuffix(chosen));
    const Result<void> written = writeReportAs(path, m_report, {}, chosen);
    QVERIFY(written.ok());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.startsWith(begin));
    if (chosen == ReportFormat::PdfA4)
        QVERIFY(content.contains("/MediaBox [0 0 595"));
    if (chosen == ReportFormat::PdfLetter)
        QVERIFY(content.contains("/MediaBox [0 0 612"));
}

void TestReportDesk::aFolderThatIsNotThereIsTold()
{
    for (const ReportFormat format : reportFormats()) {
        const QString path = m_folder->filePath(u"none/report"_qs);
        const Result<void> written = writeReportAs(path, m_report, {}, format);
        QVERIFY(!written.ok());
        QVERIFY(written.error().code == ErrorCode::FileUnwritable);
        QVERIFY(!QFile::exists(path));
    }
}

void TestReportDesk::pdfHoldsEverything()
{
    QTextDocument text;
    fillTextDocument(text,
                     documents::reportDocument(m_report, {.policy = {}, .modesOf = u"service default"_qs}));
    const QString plain = text.toPlainText();
    for (const QString& part :
         {u"city.example"_qs, u"Queued, then dropped (tlsa-invalid, 4.7.323)"_qs, u"What would happen"_qs,
          u"NOW"_qs, u"What was found"_qs, u"The partner publishes the record for the new key"_qs,
          u"Chain of trust to"_qs, u"Published in DNS"_qs, u"As received"_qs, u"BEGIN CERTIFICATE"_qs})
        QVERIFY2(plain.contains(part), qPrintable(part));
}

void TestReportDesk::windowBesideKeepsItsReport()
{
    m_page->showBeside();
    const auto* window = m_page->window()->findChild<ReportWindow*>();
    QVERIFY(window && window->isWindow());
    QVERIFY(window->windowTitle().contains(u"city.example"));
    QCOMPARE(window->findChild<StepList*>(QStringLiteral("test.checks"))->steps().size(),
             partnertest::CheckCount);
    QVERIFY(labelsOf(*window).join(u'\n').contains(u"Mail waits"));
}

void TestReportDesk::filterKeepsWhatIsOnView()
{
    m_page->showDomain(u"never.example"_qs);
    m_page->showDomain(u"city.example"_qs);
    auto* filter = m_page->findChild<QLineEdit*>(u"domains.filter"_qs);
    auto* list = m_page->findChild<QListView*>();
    QVERIFY(filter);
    filter->setText(u"never"_qs);
    const auto views = m_page->findChildren<QListView*>();
    list = nullptr;
    for (QListView* view : views) {
        if (qobject_cast<DomainFilter*>(view->model()))
            list = view;
    }
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(m_page->domain(), u"city.example"_qs);
    filter->setText(u"nothing like this"_qs);
    QCOMPARE(list->model()->rowCount(), 0);
    QVERIFY(!labelsOf(*m_page).filter(u"No domain matches"_qs).isEmpty());
    // Whoever asks for a domain wants to see it.
    m_page->showDomain(u"never.example"_qs);
    QCOMPARE(m_page->domain(), u"never.example"_qs);
    QCOMPARE(list->model()->rowCount(), 2);
}

void TestReportDesk::filterModel()
{
    DomainModel model(m_session.get());
    DomainFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.ask(QStringList{u"a.example"_qs, u"b.example"_qs});
    QCOMPARE(filter.rowCount(), 3);
    QCOMPARE(model.failedDomains(), QStringList{u"city.example"_qs});
    filter.setFilter({}, true);
    QCOMPARE(filter.rowCount(), 1);
    filter.setFilter(u"B.EX"_qs, false);
    QCOMPARE(filter.rowCount(), 1);
    QVERIFY(m_session->reports().add(m_report).ok());
    filter.setFilter({}, false);
    QCOMPARE(filter.rowCount(), 3);
}

/// No view asks for a row here: the counts are right all the same.
void TestReportDesk::verdictsFollowTheConnectorWithoutBeingLookedAt()
{
    DomainModel model(m_session.get());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
    QCOMPARE(model.failedDomains(), QStringList{u"city.example"_qs});
    Connector connector;
    connector.name = u"City"_qs;
    connector.recipientDomains = {u"city.example"_qs};
    connector.smtpDaneMode = DaneMode::None;
    connector.mtaStsMode = MtaStsMode::None;
    QVERIFY(m_session->change({store::Change::added(connector)}, u"Add"_qs));
    QTRY_COMPARE(model.failedDomains(), QStringList());
    QTRY_VERIFY(!told.isEmpty());
    m_session->undoStack().undo();
    QTRY_COMPARE(model.failedDomains(), QStringList{u"city.example"_qs});
}

QTEST_MAIN(TestReportDesk)
#include "tst_reportdesk.moc"

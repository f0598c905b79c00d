// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/practicereports.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/partnertest/hostscard.h"
#include "ui/partnertest/judgedialog.h"
#include "ui/partnertest/partnertestpage.h"
#include "ui/partnertest/reportfile.h"
#include "ui/partnertest/tlsacard.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chainview.h"
#include "ui/widgets/copyabletext.h"
#include "ui/widgets/steplist.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::ui;
using partnertest::PartnerReport;

/// Reports on the page that are not the store's: of a file, or judged again.
class TestReportsApart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void opensAReportFile();
    void opensEvidence();
    void tellsOfAFileThatIsNone_data();
    void tellsOfAFileThatIsNone();
    void judgesAgainAtAnotherTime();
    void refusesAlgorithmsThatAreNone();
    void untouchedRulesGiveTheSame();
    void offersTheRightRecord();
    void aNodeLeadsToItsRow();

private:
    QString file(const QByteArray& content) const
    {
        const QString path = m_folder->filePath(QStringLiteral("record.json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no file");
        return path;
    }
    /// What the banners on view say.
    QStringList told() const
    {
        QStringList texts;
        for (const Banner* banner : m_page->findChildren<Banner*>()) {
            if (!banner->isVisibleTo(m_page.get()))
                continue;
            for (const QLabel* label : banner->findChildren<QLabel*>())
                texts.append(label->text());
        }
        return texts;
    }
    bool tells(const QString& words) const
    {
        const QStringList texts = told();
        return std::any_of(texts.begin(), texts.end(),
                           [&words](const QString& text) { return text.contains(words); });
    }

    Theme m_theme;
    PartnerReport m_city;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<PartnerTestPage> m_page;
};

void TestReportsApart::initTestCase()
{
    m_theme.install();
    const auto reports = test::practiceReports({QStringLiteral("city.example")});
    QCOMPARE(reports.size(), 1);
    m_city = reports.value(QStringLiteral("city.example"));
}

void TestReportsApart::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(QStringLiteral("store.db")));
    QVERIFY(session.ok());
    m_session = std::move(session).value();
    m_page = std::make_unique<PartnerTestPage>(m_session.get());
}

void TestReportsApart::cleanup()
{
    m_page.reset();
    m_session.reset();
}

void TestReportsApart::opensAReportFile()
{
    QVERIFY(!m_page->hasReport());
    QSignalSpy changed(m_page.get(), &PartnerTestPage::stateChanged);
    const QString path = m_folder->filePath(QStringLiteral("city.json"));
    QVERIFY(writeReport(path, m_city).ok());
    QVERIFY(m_page->showReportFile(path));
    QCOMPARE(m_page->domain(), QStringLiteral("city.example"));
    QVERIFY(m_page->hasReport());
    QCOMPARE(changed.size(), 1);
    QVERIFY2(tells(QStringLiteral("city.json")), qPrintable(told().join(u'\n')));
    // It is not taken into the store, and gives way to what is there.
    QVERIFY(!m_session->reports().latest(QStringLiteral("city.example")));
    m_page->showDomain(QStringLiteral("other.example"));
    QVERIFY(!m_page->hasReport());
    QVERIFY(told().isEmpty());
}

void TestReportsApart::opensEvidence()
{
    const QByteArray document =
        QJsonDocument(partnertest::evidenceDocument(m_city.evidence)).toJson(QJsonDocument::Compact);
    QVERIFY(m_page->showReportFile(file(document + '\n' + document)));
    QCOMPARE(m_page->domain(), QStringLiteral("city.example"));
}

void TestReportsApart::tellsOfAFileThatIsNone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<html>");
    QTest::newRow("damaged") << QByteArray(R"({"schema":"relaydeck.partner-report/1","domain":3})");
}

void TestReportsApart::tellsOfAFileThatIsNone()
{
    QFETCH(QByteArray, content);
    QVERIFY(!m_page->showReportFile(file(content)));
    QVERIFY2(tells(QStringLiteral("could not be opened")), qPrintable(told().join(u'\n')));
    QVERIFY(!m_page->hasReport());
}

void TestReportsApart::judgesAgainAtAnotherTime()
{
    QVERIFY(m_session->reports().add(m_city).ok());
    m_page->showDomain(QStringLiteral("city.example"));
    m_page->judgeAgain();
    auto* dialog = m_page->findChild<JudgeDialog*>();
    QVERIFY(dialog);
    dialog->findChild<QDateTimeEdit*>(QStringLiteral("judge.time"))
        ->setDateTime(QDateTime(QDate(2040, 1, 1), QTime(0, 0), Qt::UTC));
    dialog->accept();
    QVERIFY2(tells(QStringLiteral("judged as of 2040-01-01 00:00 UTC")), qPrintable(told().join(u'\n')));
    // The store keeps what it had.
    const auto stored = m_session->reports().latest(QStringLiteral("city.example"));
    QVERIFY(stored && stored->evidence.judgedAt == m_city.evidence.judgedAt);
    const QList<QAbstractButton*> buttons = m_page->findChildren<QAbstractButton*>();
    const auto back = std::find_if(buttons.begin(), buttons.end(), [](const QAbstractButton* button) {
        return button->text() == QStringLiteral("Show the last test");
    });
    QVERIFY(back != buttons.end());
    (*back)->click();
    QVERIFY(told().filter(QStringLiteral("2040")).isEmpty());
}

void TestReportsApart::refusesAlgorithmsThatAreNone()
{
    JudgeDialog dialog(m_city.evidence, {}, m_page.get());
    dialog.findChild<QLineEdit*>(QStringLiteral("judge.algorithms"))->setText(QStringLiteral("8, all"));
    dialog.accept();
    QVERIFY(dialog.result() != QDialog::Accepted);
    dialog.findChild<QLineEdit*>(QStringLiteral("judge.algorithms"))->setText(QStringLiteral("8, 13"));
    dialog.accept();
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    QCOMPARE(dialog.rules().dnssecAlgorithms, QSet<int>({8, 13}));
}

void TestReportsApart::untouchedRulesGiveTheSame()
{
    NetworkProfile other;
    other.trustAnchors = "other";
    JudgeDialog dialog(m_city.evidence, other, m_page.get());
    const auto again = partnertest::judgeAgain(m_city.evidence, dialog.rules());
    QVERIFY(again.ok());
    QVERIFY(again->observation == m_city.observation);
    QVERIFY(again->findings == m_city.findings);
    QVERIFY(again->evidence == m_city.evidence);
    dialog.findChild<QComboBox*>(QStringLiteral("judge.anchors"))->setCurrentIndex(1);
    QCOMPARE(dialog.rules().trustAnchors, QByteArray("other"));
}

void TestReportsApart::offersTheRightRecord()
{
    QVERIFY(m_session->reports().add(m_city).ok());
    m_page->showDomain(QStringLiteral("city.example"));
    const QList<CopyableText*> texts = m_page->findChild<TlsaCard*>()->findChildren<CopyableText*>();
    const auto line = std::find_if(texts.begin(), texts.end(), [](const CopyableText* text) {
        return text->value().contains(QStringLiteral(" IN TLSA 3 1 1 "));
    });
    QVERIFY(line != texts.end());
    const partnertest::EndpointReport& endpoint = m_city.hosts.first().endpoints.first();
    QCOMPARE((*line)->value(),
             QStringLiteral("_25._tcp.mx.city.example. IN TLSA 3 1 1 ")
                 + QString::fromLatin1(endpoint.certificate->keySha256.toHex()));
}

/// By keys alone: what is chosen in the chain is set off among the records, Enter goes to the mail server.
void TestReportsApart::aNodeLeadsToItsRow()
{
    QVERIFY(m_session->reports().add(m_city).ok());
    m_page->resize(1200, 800);
    m_page->show();
    m_page->showDomain(QStringLiteral("city.example"));
    auto* checks = m_page->findChild<StepList*>(QStringLiteral("test.checks"));
    checks->setCurrentStep(static_cast<int>(partnertest::CheckId::TlsaMatch));
    auto* chain = m_page->findChild<ChainView*>();
    const auto* records = m_page->findChild<TlsaCard*>()->findChild<EvidenceTable*>();
    const auto* servers = m_page->findChild<HostsCard*>()->findChild<EvidenceTable*>();
    QTest::keyClick(chain, Qt::Key_Home);
    QVERIFY2(!records->markedCell(), "the key of the root stands in no other card");
    QTest::keyClick(chain, Qt::Key_End);
    QVERIFY2(records->markedCell(), "the server's key");
    QVERIFY(!servers->markedCell());
    QTest::keyClick(chain, Qt::Key_Up);
    QVERIFY2(servers->markedCell(), "the server's port");
    QVERIFY(!records->markedCell());
    QTest::keyClick(chain, Qt::Key_Return);
    QCOMPARE(checks->currentStep(), static_cast<int>(partnertest::CheckId::MailServers));
    QVERIFY(servers->isVisible());
    // Another report begins without a mark.
    m_page->showDomain(QStringLiteral("other.example"));
    m_page->showDomain(QStringLiteral("city.example"));
    QVERIFY(!servers->markedCell());
}

QTEST_MAIN(TestReportsApart)
#include "tst_reportsapart.moc"

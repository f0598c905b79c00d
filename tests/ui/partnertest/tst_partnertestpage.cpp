// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/partnertestpage.h"

#include "tests/support/practicereports.h"
#include "ui/partnertest/carrier.h"
#include "ui/partnertest/certificatecard.h"
#include "ui/partnertest/chaincard.h"
#include "ui/partnertest/checkrows.h"
#include "ui/partnertest/dialoguecard.h"
#include "ui/partnertest/domainmodel.h"
#include "ui/partnertest/evidenceview.h"
#include "ui/partnertest/hostscard.h"
#include "ui/partnertest/rawcard.h"
#include "ui/partnertest/reportingcard.h"
#include "ui/partnertest/secondopinioncard.h"
#include "ui/partnertest/stscard.h"
#include "ui/partnertest/timelinecard.h"
#include "ui/partnertest/tlsacard.h"
#include "ui/simulation/simulationbanner.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/modematrix.h"
#include "ui/widgets/steplist.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

using namespace relaydeck;
using namespace relaydeck::ui;
using partnertest::CheckId;
using partnertest::PartnerReport;

/// The page with reports of real tests.
class TestPartnerTestPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void withoutReportsItTellsWhatToDo();
    void withReportsItAsksToChoose();
    void opensAtTheFirstFailure();
    void aCheckShowsItsCard_data();
    void aCheckShowsItsCard();
    void policiesThatSendersHold();
    void whatServersSayStaysPlain();
    void withoutAnswerNothingIsSaidOfThePartner();
    void secondOpinionIsShown();
    void theHeadNamesTheParty();
    void pastedDomainsAreTested();
    void failingDomainsComeFirst();
    void everythingHasAName();
    void modesOfTheConnectorCount();
    void carrierOf_data();
    void carrierOf();
    void liveChecksFollowTheTest();
    void nothingScrollsSideways();
    void aSimulationIsOfItsDomain();

private:
    template<typename Card>
    bool shows() const
    {
        const auto* card = m_page->findChild<Card*>();
        return card && card->isVisibleTo(m_page.get());
    }
    void add(const PartnerReport& report)
    {
        const Result<void> added = m_session->reports().add(report);
        QVERIFY(added.ok());
    }
    void choose(CheckId check)
    {
        m_page->findChild<StepList*>(QStringLiteral("test.checks"))->setCurrentStep(static_cast<int>(check));
    }

    Theme m_theme;
    QHash<QString, PartnerReport> m_reports;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<PartnerTestPage> m_page;
};

void TestPartnerTestPage::initTestCase()
{
    m_theme.install();
    m_reports = test::practiceReports({QStringLiteral("insurance.example"), QStringLiteral("city.example"),
                                       QStringLiteral("winery.example")});
    QCOMPARE(m_reports.size(), 3);
}

void TestPartnerTestPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(QStringLiteral("store.db")));
    QVERIFY(session.ok());
    m_session = std::move(session).value();
    m_page = std::make_unique<PartnerTestPage>(m_session.get());
}

void TestPartnerTestPage::cleanup()
{
    m_page.reset();
    m_session.reset();
}

void TestPartnerTestPage::withoutReportsItTellsWhatToDo()
{
    QVERIFY(m_page->domain().isEmpty());
    QVERIFY(!m_page->findChild<StepList*>(QStringLiteral("test.checks"))->isVisibleTo(m_page.get()));
    m_page->showDomain(QStringLiteral("never.example"));
    QCOMPARE(m_page->domain(), QStringLiteral("never.example"));
    QVERIFY(!shows<ChainCard>());
}

void TestPartnerTestPage::withReportsItAsksToChoose()
{
    const auto says = [this](const QString& words) {
        const auto labels = m_page->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [this, &words](const QLabel* label) {
            return label->text() == words && label->isVisibleTo(m_page.get());
        });
    };
    QVERIFY(says(QStringLiteral("Test a partner domain")));
    QVERIFY(!says(QStringLiteral("No domain chosen")));
    add(m_reports.value(QStringLiteral("city.example")));
    QVERIFY(m_page->domain().isEmpty());
    QVERIFY(says(QStringLiteral("No domain chosen")));
    QVERIFY(!says(QStringLiteral("Test a partner domain")));
}

void TestPartnerTestPage::opensAtTheFirstFailure()
{
    add(m_reports.value(QStringLiteral("city.example")));
    m_page->showDomain(QStringLiteral("city.example"));
    const auto* checks = m_page->findChild<StepList*>(QStringLiteral("test.checks"));
    QCOMPARE(checks->steps().size(), partnertest::CheckCount);
    QCOMPARE(checks->currentStep(), static_cast<int>(CheckId::TlsaMatch));
    QVERIFY(shows<ChainCard>());
    QVERIFY(shows<TlsaCard>());
    QVERIFY(!shows<StsCard>());
}

void TestPartnerTestPage::aCheckShowsItsCard_data()
{
    QTest::addColumn<int>("check");
    QTest::addColumn<QStringList>("cards");

    const auto name = [](const QMetaObject& card) { return QString::fromLatin1(card.className()); };
    const QString chain = name(ChainCard::staticMetaObject);
    const QString hosts = name(HostsCard::staticMetaObject);
    const QString tlsa = name(TlsaCard::staticMetaObject);
    const auto row = [](const char* title, CheckId check, const QStringList& cards) {
        QTest::newRow(title) << static_cast<int>(check) << cards;
    };
    row("chain", CheckId::DnssecChain, {chain});
    row("mail servers", CheckId::MailServers, {hosts});
    row("TLSA", CheckId::TlsaRecords, {chain, tlsa});
    row("STARTTLS", CheckId::StartTls, {hosts, name(DialogueCard::staticMetaObject)});
    row("TLSA match", CheckId::TlsaMatch, {chain, tlsa});
    row("certificate", CheckId::Certificate, {name(CertificateCard::staticMetaObject)});
    row("MTA-STS", CheckId::MtaSts, {name(StsCard::staticMetaObject)});
    row("TLS reporting", CheckId::TlsReporting, {name(ReportingCard::staticMetaObject)});
}

void TestPartnerTestPage::aCheckShowsItsCard()
{
    QFETCH(int, check);
    add(m_reports.value(QStringLiteral("insurance.example")));
    m_page->showDomain(QStringLiteral("insurance.example"));
    choose(static_cast<CheckId>(check));

    QStringList shown;
    const QStringList always{
        QStringLiteral("relaydeck::ui::OutcomeCard"), QStringLiteral("relaydeck::ui::TimelineCard"),
        QStringLiteral("relaydeck::ui::FindingsCard"), QStringLiteral("relaydeck::ui::RawCard")};
    const auto cards = m_page->findChildren<EvidenceCard*>();
    for (const EvidenceCard* card : cards) {
        const QString name = QString::fromLatin1(card->metaObject()->className());
        if (card->isVisibleTo(m_page.get()) && !always.contains(name))
            shown << name;
    }
    QTEST(shown, "cards");
}

/// S5: a stored policy that applies, and one that senders may hold beside the one of now.
void TestPartnerTestPage::policiesThatSendersHold()
{
    const QString bank = QStringLiteral("bank.example");
    const QString printer = QStringLiteral("printer.example");  // its policy host answers 404
    const auto reports = test::practiceReports({bank, printer}, test::earlierPolicies({bank, printer}));
    QCOMPARE(reports.size(), 2);
    const auto says = [this](const QString& words) {
        const auto labels = m_page->findChild<StsCard*>()->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel* label) {
            return !label->isHidden() && (label->text() + label->accessibleName()).contains(words);
        });
    };
    add(reports.value(bank));
    m_page->showDomain(bank);
    choose(CheckId::MtaSts);
    QVERIFY(says(QStringLiteral("Senders that read it now keep it until")));
    QVERIFY(says(QStringLiteral("id 20260101000000Z, read")));
    QVERIFY(says(QStringLiteral("Policy over HTTPS")));

    add(reports.value(printer));
    m_page->showDomain(printer);
    choose(CheckId::MtaSts);
    QVERIFY(says(QStringLiteral("The policy host answers with HTTP status 404")));
    QVERIFY(says(QStringLiteral("Policy as it was read before")));
    QVERIFY(says(QStringLiteral("read 3 days before this test")));
    QVERIFY(says(QStringLiteral("none; nearest old.printer.example")));
}

void TestPartnerTestPage::whatServersSayStaysPlain()
{
    PartnerReport report = m_reports.value(QStringLiteral("city.example"));
    const QByteArray hostile("220 <h1>mx</h1><img src='http://192.0.2.1/x'>\x1b[31m &amp;");
    for (partnertest::HostEndpoint& host : report.evidence.endpoints) {
        host.endpoint.transcript.prepend({smtp::TranscriptLine::From::Server, {}, hostile});
        host.endpoint.replyText = hostile;
    }
    for (partnertest::HostReport& host : report.hosts) {
        for (partnertest::EndpointReport& endpoint : host.endpoints)
            endpoint.certificate->names = {QString::fromLatin1(hostile)};
    }
    add(report);
    m_page->showDomain(QStringLiteral("city.example"));
    for (const CheckId check : {CheckId::StartTls, CheckId::Certificate}) {
        choose(check);
        const auto labels = m_page->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'),
                     qPrintable(label->text()));
    }
    const auto* transcript = m_page->findChild<DialogueCard*>()->findChild<QPlainTextEdit*>();
    const QString text = transcript->toPlainText();
    QVERIFY2(text.contains(u"<h1>mx</h1><img src='http://192.0.2.1/x'>\\x1b[31m &amp;"), qPrintable(text));
}

void TestPartnerTestPage::withoutAnswerNothingIsSaidOfThePartner()
{
    const auto report = test::reportWithoutResolver(QStringLiteral("city.example"));
    QVERIFY(report);
    add(*report);
    m_page->showDomain(QStringLiteral("city.example"));
    bool told = false;
    const auto banners = m_page->findChildren<Banner*>();
    for (const Banner* banner : banners)
        told = told
            || (banner->isVisibleTo(m_page.get()) && banner->accessibleName().contains(u"Could not test"));
    QVERIFY(told);
    QVERIFY(!shows<TlsaCard>());
}

void TestPartnerTestPage::secondOpinionIsShown()
{
    add(m_reports.value(QStringLiteral("city.example")));
    m_page->showDomain(QStringLiteral("city.example"));
    QVERIFY(!shows<SecondOpinionCard>());
    const auto* button = m_page->findChild<QPushButton*>(QStringLiteral("test.second-opinion"));
    QVERIFY(button && button->isVisibleTo(m_page.get()) && button->menu()->actions().size() == 2);
    QSignalSpy wanted(m_page.get(), &PartnerTestPage::otherResolverWanted);
    button->menu()->actions().last()->trigger();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), QStringLiteral("city.example"));

    const auto report = test::reportWithSecondOpinion(QStringLiteral("harbor.example"));
    QVERIFY(report);
    add(*report);
    m_page->showDomain(QStringLiteral("harbor.example"));
    QVERIFY(shows<SecondOpinionCard>());
    QStringList texts;
    const auto labels = m_page->findChild<SecondOpinionCard*>()->findChildren<QLabel*>();
    for (const QLabel* label : labels)
        texts.append(label->text());
    QVERIFY2(texts.join(u'\n').contains(u"gives SERVFAIL for TLSA"), qPrintable(texts.join(u'\n')));
}

void TestPartnerTestPage::theHeadNamesTheParty()
{
    add(m_reports.value(QStringLiteral("city.example")));
    m_page->showDomain(QStringLiteral("city.example"));
    bool told = false;
    const auto widgets = m_page->findChildren<QWidget*>();
    for (const QWidget* widget : widgets)
        told = told || widget->accessibleName().contains(u"The partner's mail operator acts")
            || widget->toolTip().contains(u"The partner's mail operator acts")
            || widget->property("text").toString().contains(u"The partner's mail operator acts");
    QVERIFY(told);
}

void TestPartnerTestPage::pastedDomainsAreTested()
{
    // Held back, so that nothing leaves for the network.
    m_session->tests().holdBack();
    auto* field = m_page->findChild<QLineEdit*>();
    field->setText(QStringLiteral("one.example\nuser@two.example nonsense!"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(m_session->tests().live(QStringLiteral("one.example")));
    QVERIFY(m_session->tests().live(QStringLiteral("two.example")));
    QCOMPARE(field->text(), QStringLiteral("nonsense!"));
    QCOMPARE(m_page->domain(), QStringLiteral("one.example"));
    const auto* checks = m_page->findChild<StepList*>(QStringLiteral("test.checks"));
    QCOMPARE(checks->steps().size(), partnertest::CheckCount);

    m_session->tests().cancel();
    QVERIFY(!m_session->tests().isRunning());
}

void TestPartnerTestPage::failingDomainsComeFirst()
{
    DomainModel model(m_session.get());
    const QAbstractItemModelTester tester(&model);
    add(m_reports.value(QStringLiteral("city.example")));
    add(m_reports.value(QStringLiteral("insurance.example")));
    add(m_reports.value(QStringLiteral("winery.example")));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowOf(QStringLiteral("insurance.example")), 2);
    QCOMPARE(model.index(0).data(DomainModel::VerdictRole).toInt(), static_cast<int>(Verdict::Queued));
    model.ask(QStringLiteral("asked.example"));
    QCOMPARE(model.rowOf(QStringLiteral("asked.example")), 0);
}

void TestPartnerTestPage::everythingHasAName()
{
    add(m_reports.value(QStringLiteral("city.example")));
    m_page->showDomain(QStringLiteral("city.example"));
    m_page->findChild<RawCard*>()->setUnfolded(true);
    const auto widgets = m_page->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(m_page.get())
            || widget->objectName().startsWith(u"qt_"))
            continue;
        QAccessibleInterface* accessible =
            QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
}

void TestPartnerTestPage::modesOfTheConnectorCount()
{
    add(m_reports.value(QStringLiteral("winery.example")));
    Connector connector;
    connector.name = QStringLiteral("Winery");
    connector.recipientDomains = {QStringLiteral("winery.example")};
    connector.mtaStsMode = MtaStsMode::None;
    m_page->showDomain(QStringLiteral("winery.example"));
    DomainModel model(m_session.get());
    QCOMPARE(model.index(0).data(DomainModel::VerdictRole).toInt(), static_cast<int>(Verdict::Queued));
    QVERIFY(m_session->change({store::Change::added(connector)}, QStringLiteral("Add")));
    QCOMPARE(model.index(0).data(DomainModel::VerdictRole).toInt(),
             static_cast<int>(Verdict::DeliveredUnverified));
}

void TestPartnerTestPage::carrierOf_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("name");
    QTest::newRow("an exact recipient domain") << QStringLiteral("a.example") << QStringLiteral("exact");
    QTest::newRow("a wildcard") << QStringLiteral("x.b.example") << QStringLiteral("wildcard");
    QTest::newRow("a smart host is tested, not the recipient domain")
        << QStringLiteral("c.example") << QString();
    QTest::newRow("the smart host") << QStringLiteral("relay.example") << QStringLiteral("smart host");
    QTest::newRow("none") << QStringLiteral("d.example") << QString();
}

void TestPartnerTestPage::carrierOf()
{
    QFETCH(QString, domain);
    const auto stored = [](const char* name, const char* recipient) {
        Connector connector;
        connector.name = QString::fromLatin1(name);
        connector.recipientDomains = {QString::fromLatin1(recipient)};
        return store::StoredConnector{.connector = connector, .imported = std::nullopt, .changedAt = {}};
    };
    QList<store::StoredConnector> connectors{stored("exact", "a.example"), stored("wildcard", "*.b.example"),
                                             stored("smart host", "c.example")};
    connectors[2].connector.useMxRecord = false;
    connectors[2].connector.smartHosts = {QStringLiteral("relay.example")};
    QTEST(relaydeck::ui::carrierOf(domain, connectors).name, "name");
}

void TestPartnerTestPage::liveChecksFollowTheTest()
{
    LiveTest live;
    const auto part = [&live](CheckId check) -> LiveTest::Part& {
        return live.parts[static_cast<std::size_t>(check)];
    };
    part(CheckId::DnssecChain) = {.open = 0, .begun = true, .subject = {}};
    part(CheckId::StartTls) = {.open = 2, .begun = true, .subject = QStringLiteral("mx1\n<b>")};
    const QList<StepRow> rows = checkRows(live);
    QCOMPARE(rows.size(), partnertest::CheckCount);
    const StepRow& startTls = rows.at(static_cast<int>(CheckId::StartTls));
    QCOMPARE(startTls.verdict, Verdict::Testing);
    QCOMPARE(startTls.subtitle.count(u'\n'), 0);
    QCOMPARE(rows.at(static_cast<int>(CheckId::DnssecChain)).verdict, Verdict::NotTested);
    QCOMPARE(rows.at(static_cast<int>(CheckId::MtaSts)).verdict, Verdict::NotTested);
}

void TestPartnerTestPage::nothingScrollsSideways()
{
    for (const PartnerReport& report : std::as_const(m_reports))
        add(report);
    // What the smallest window leaves to the page.
    m_page->resize(844, 560);
    m_page->show();
    const auto* evidence = m_page->findChild<EvidenceView*>();
    for (const PartnerReport& report : std::as_const(m_reports)) {
        m_page->showDomain(report.domain().toString());
        for (int check = 0; check < partnertest::CheckCount; ++check) {
            choose(static_cast<CheckId>(check));
            QCoreApplication::processEvents();
            QStringList widths;  // names what is too wide
            const auto cards = evidence->findChildren<EvidenceCard*>();
            for (const EvidenceCard* card : cards) {
                if (card->isVisibleTo(evidence))
                    widths << QStringLiteral("%1 %2")
                                  .arg(QLatin1String(card->metaObject()->className()))
                                  .arg(card->minimumSizeHint().width());
            }
            QTRY_VERIFY2(evidence->horizontalScrollBar()->maximum() == 0,
                         qPrintable(QStringLiteral("%1, check %2, %3 wide: %4")
                                        .arg(report.domain().toString())
                                        .arg(check)
                                        .arg(evidence->viewport()->width())
                                        .arg(widths.join(QStringLiteral(", ")))));
        }
    }
}

void TestPartnerTestPage::aSimulationIsOfItsDomain()
{
    add(m_reports.value(QStringLiteral("city.example")));
    add(m_reports.value(QStringLiteral("winery.example")));
    m_page->showDomain(QStringLiteral("city.example"));
    const auto* banner = m_page->findChild<SimulationBanner*>();
    auto* matrix = m_page->findChild<ModeMatrix*>();
    Q_EMIT matrix->activated(DaneMode::None, MtaStsMode::None);
    QVERIFY(banner->isVisibleTo(m_page.get()));
    // No connector carries the mail: there is nothing to apply the modes to.
    QVERIFY(!banner->findChild<QAbstractButton*>(QStringLiteral("simulation.apply")));
    // A new result of the same domain leaves the simulation, another domain ends it.
    add(m_reports.value(QStringLiteral("city.example")));
    QVERIFY(banner->isVisibleTo(m_page.get()));
    m_page->showDomain(QStringLiteral("winery.example"));
    QVERIFY(!banner->isVisibleTo(m_page.get()));
    // Mail to a partner whose key matches nothing waits; the timeline follows what is simulated.
    m_page->showDomain(QStringLiteral("city.example"));
    QVERIFY(shows<TimelineCard>());
    Q_EMIT matrix->activated(DaneMode::None, MtaStsMode::None);
    QVERIFY(!shows<TimelineCard>());
}

QTEST_MAIN(TestPartnerTestPage)
#include "tst_partnertestpage.moc"

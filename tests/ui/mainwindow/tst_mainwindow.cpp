// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "core/practice/partner.h"
#include "tests/support/qttest.h"
#include "ui/connectors/connectorspage.h"
#include "ui/connectors/connectortable.h"
#include "ui/partnertest/partnertestpage.h"
#include "ui/style/theme.h"
#include "ui/text/translations.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/filterchip.h"
#include "ui/widgets/matrixcell.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/steplist.h"
#include "ui/widgets/switch.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::ui;

class tst_MainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aModeIsSetByMouseAndTakenBackByKeys();
    void aModeIsSetByKeys();
    void aCellOfTheMatrixIsSimulated();
    void aCellIsSimulatedByKeys();
    void theEvidencePageSimulates();
    void deleteAsksNothingAndCanBeTakenBack();
    void theConnectorIsTurnedOff();
    void chipsCountAndFilter();
    void theFilterFieldOpensAndEscapes();
    void testNowShowsInRowAndInspector();
    void everyPracticePartnerIsTested_data();
    void everyPracticePartnerIsTested();
    void escapeCancelsWithinASecond();
    void cancelIsAButtonToo();
    void changesOfAnotherProgramKeepTheSelection();
    void theScriptIsCopied();
    void evidenceShowsThePartnerTest();
    void keysWalkThroughThePanes();
    void stateIsRemembered();
    void theFirstRunTestsADomain();
    void focusableWidgetsHaveNames();
    void whatIsCountedHasItsSingular();
    void aCopyIsSaved();

private:
    template<typename T>
    T* part(const char* name) const
    {
        return m_window->findChild<T*>(QString::fromLatin1(name));
    }
    ConnectorTable& table() const { return *m_window->findChild<ConnectorTable*>(); }
    void choose(const QString& name) const;
    Connector connector(const QString& name) const;
    /// With the result of a test of health.example in the inspector, whose current modes are Mandatory and
    /// Opportunistic.
    void chooseTested();
    MatrixCell* cell(QWidget& parent, DaneMode dane, MtaStsMode sts) const;
    void add(const QString& name, const QString& domain, DaneMode dane = DaneMode::Opportunistic) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void tst_MainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    installTranslations();
    m_theme = std::make_unique<Theme>();
    m_theme->install();
}

void tst_MainWindow::init()
{
    // No test starts with the state of another.
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/relaydeck"_qs)
        .removeRecursively();
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(QStringLiteral("store.db")));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    m_session->startPractice();
    if (QLatin1String(QTest::currentTestFunction()) != QLatin1String("theFirstRunTestsADomain")) {
        add(u"Health"_qs, u"health.example"_qs, DaneMode::Mandatory);
        add(u"City"_qs, u"city.example"_qs);
        add(u"Club"_qs, u"club.example"_qs);
    }
    m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
    m_window->resize(1440, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_session->undoStack().clear();
}

void tst_MainWindow::cleanup()
{
    m_window.reset();
    m_session.reset();
}

void tst_MainWindow::add(const QString& name, const QString& domain, DaneMode dane) const
{
    Connector connector;
    connector.name = name;
    connector.recipientDomains = {domain};
    connector.smtpDaneMode = dane;
    QVERIFY(m_session->change({store::Change::added(connector)}, u"Add"_qs));
}

Connector tst_MainWindow::connector(const QString& name) const
{
    const auto found = m_session->store().connectors().findByName(name);
    return found ? found->connector : Connector{};
}

void tst_MainWindow::choose(const QString& name) const
{
    const QAbstractItemModel* model = table().model();
    const QModelIndexList found =
        model->match(model->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, table().visualRect(found.first()).center());
    QCOMPARE(table().currentId(), connector(name).id);
}

void tst_MainWindow::aModeIsSetByMouseAndTakenBackByKeys()
{
    choose(u"City"_qs);
    auto* control = part<SegmentedControl>("inspector.dane");
    const auto segments = control->findChildren<QAbstractButton*>();
    QCOMPARE(segments.size(), 3);

    QTest::mouseClick(segments.at(1), Qt::LeftButton);
    QVERIFY(connector(u"City"_qs).smtpDaneMode == DaneMode::Mandatory);
    QVERIFY(connector(u"Club"_qs).smtpDaneMode == DaneMode::Opportunistic);
    QCOMPARE(table().currentId(), connector(u"City"_qs).id);

    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(connector(u"City"_qs).smtpDaneMode == DaneMode::Opportunistic);
    QCOMPARE(control->currentIndex(), 0);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(connector(u"City"_qs).smtpDaneMode == DaneMode::Mandatory);
    QCOMPARE(control->currentIndex(), 1);
}

void tst_MainWindow::aModeIsSetByKeys()
{
    choose(u"City"_qs);
    auto* control = part<SegmentedControl>("inspector.mta-sts");
    const auto segments = control->findChildren<QAbstractButton*>();
    segments.first()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(segments.first(), Qt::Key_Right);
    QVERIFY(connector(u"City"_qs).mtaStsMode == MtaStsMode::None);
}

void tst_MainWindow::chooseTested()
{
    choose(u"Health"_qs);
    QTest::mouseClick(part<QPushButton>("inspector.test"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->reports().latest(u"health.example"_qs), 30'000);
}

MatrixCell* tst_MainWindow::cell(QWidget& parent, DaneMode dane, MtaStsMode sts) const
{
    return parent.findChildren<MatrixCell*>().value(static_cast<qsizetype>(decision::matrixIndex(dane, sts)));
}

void tst_MainWindow::aCellOfTheMatrixIsSimulated()
{
    chooseTested();
    auto* inspector = part<QWidget>("inspector");
    QTest::mouseClick(cell(*inspector, DaneMode::None, MtaStsMode::None), Qt::LeftButton);
    // Never applied at once.
    QVERIFY(connector(u"Health"_qs).smtpDaneMode == DaneMode::Mandatory);
    auto* banner = inspector->findChild<Banner*>(u"simulation"_qs);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->accessibleName(), u"Simulated: DANE None, MTA-STS None. Nothing is changed."_qs);
    QVERIFY(cell(*inspector, DaneMode::None, MtaStsMode::None)->accessibleName().contains(u"simulated"));
    QVERIFY(
        cell(*inspector, DaneMode::Mandatory, MtaStsMode::Opportunistic)->accessibleName().contains(u"now"));

    QTest::mouseClick(inspector->findChild<QAbstractButton*>(u"simulation.back"_qs), Qt::LeftButton);
    QVERIFY(!banner->isVisible());

    QTest::mouseClick(cell(*inspector, DaneMode::None, MtaStsMode::None), Qt::LeftButton);
    QTest::mouseClick(inspector->findChild<QAbstractButton*>(u"simulation.apply"_qs), Qt::LeftButton);
    QVERIFY(connector(u"Health"_qs).smtpDaneMode == DaneMode::None);
    QVERIFY(connector(u"Health"_qs).mtaStsMode == MtaStsMode::None);
    QVERIFY(!banner->isVisible());
    QTest::keyClick(&table(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(connector(u"Health"_qs).smtpDaneMode == DaneMode::Mandatory);
}

void tst_MainWindow::aCellIsSimulatedByKeys()
{
    chooseTested();
    auto* inspector = part<QWidget>("inspector");
    MatrixCell* today = cell(*inspector, DaneMode::Mandatory, MtaStsMode::Opportunistic);
    today->setFocus(Qt::TabFocusReason);
    QTest::keyClick(today, Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    auto* banner = inspector->findChild<Banner*>(u"simulation"_qs);
    QVERIFY(banner->isVisible());
    QVERIFY(banner->accessibleName().contains(u"DANE None, MTA-STS Opportunistic"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!banner->isVisible());
    // The pair of today is nothing to simulate.
    QTest::keyClick(today, Qt::Key_Space);
    QVERIFY(!banner->isVisible());
}

void tst_MainWindow::theEvidencePageSimulates()
{
    chooseTested();
    m_window->showEvidence(u"health.example"_qs);
    auto* page = m_window->findChild<PartnerTestPage*>();
    auto* banner = page->findChild<Banner*>(u"simulation"_qs);
    QTest::mouseClick(cell(*page, DaneMode::None, MtaStsMode::None), Qt::LeftButton);
    QVERIFY(banner->isVisible());
    QVERIFY(connector(u"Health"_qs).smtpDaneMode == DaneMode::Mandatory);
    QTest::keyClick(cell(*page, DaneMode::None, MtaStsMode::None), Qt::Key_Escape);
    QVERIFY(!banner->isVisible());

    QTest::mouseClick(cell(*page, DaneMode::None, MtaStsMode::None), Qt::LeftButton);
    QTest::mouseClick(page->findChild<QAbstractButton*>(u"simulation.apply"_qs), Qt::LeftButton);
    QVERIFY(connector(u"Health"_qs).smtpDaneMode == DaneMode::None);
    QVERIFY(!banner->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(connector(u"Health"_qs).smtpDaneMode == DaneMode::Mandatory);
}

void tst_MainWindow::deleteAsksNothingAndCanBeTakenBack()
{
    choose(u"City"_qs);
    const Connector before = connector(u"City"_qs);
    QTest::keyClick(&table(), Qt::Key_Delete);
    QCOMPARE(m_session->connectors().size(), 2);
    QTest::keyClick(&table(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_session->connectors().size(), 3);
    QCOMPARE(connector(u"City"_qs), before);
}

void tst_MainWindow::theConnectorIsTurnedOff()
{
    choose(u"City"_qs);
    QTest::mouseClick(part<Switch>("inspector.enabled"), Qt::LeftButton);
    QVERIFY(!connector(u"City"_qs).enabled);
    QTest::keyClick(&table(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(connector(u"City"_qs).enabled);
    QVERIFY(part<Switch>("inspector.enabled")->isChecked());
}

void tst_MainWindow::chipsCountAndFilter()
{
    auto* all = part<FilterChip>("chip.0");
    auto* mandatory = part<FilterChip>("chip.2");
    auto* notTested = part<FilterChip>("chip.4");
    QCOMPARE(all->count(), 3);
    QCOMPARE(mandatory->count(), 1);
    QCOMPARE(notTested->count(), 3);
    QCOMPARE(table().model()->rowCount(), 4);

    QTest::mouseClick(mandatory, Qt::LeftButton);
    QCOMPARE(table().model()->rowCount(), 1);
    QCOMPARE(table().model()->index(0, 0).data().toString(), u"Health"_qs);
    QVERIFY(mandatory->isChecked() && !all->isChecked());

    // The row leaves when it does not belong there any more.
    QVERIFY(m_session->change({store::Change::changed(*m_session->connector(connector(u"Health"_qs).id),
                                                      [&] {
                                                          Connector changed = connector(u"Health"_qs);
                                                          changed.smtpDaneMode = DaneMode::None;
                                                          return changed;
                                                      }())},
                              u"Set"_qs));
    QCOMPARE(table().model()->rowCount(), 0);
    QCOMPARE(mandatory->count(), 0);
}

void tst_MainWindow::theFilterFieldOpensAndEscapes()
{
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_F, Qt::ControlModifier);
    auto* field = part<QLineEdit>("connectors.filter");
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"ity EXA"_qs);
    QCOMPARE(table().model()->rowCount(), 1);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QCOMPARE(table().model()->rowCount(), 4);
}

void tst_MainWindow::testNowShowsInRowAndInspector()
{
    choose(u"Health"_qs);
    const auto verdict = [this] {
        const QModelIndex current = table().currentIndex();
        return static_cast<Verdict>(current.siblingAtColumn(static_cast<int>(ConnectorColumn::Result))
                                        .data(ConnectorModel::VerdictRole)
                                        .toInt());
    };
    QCOMPARE(verdict(), Verdict::NotTested);
    QTest::mouseClick(part<QPushButton>("inspector.test"), Qt::LeftButton);
    QCOMPARE(verdict(), Verdict::Testing);
    auto* steps = part<StepList>("inspector.steps");
    QVERIFY(steps->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(verdict(), Verdict::DeliveredDane, 30'000);
    QCOMPARE(steps->steps().size(), partnertest::CheckCount);
    QCOMPARE(steps->steps().first().verdict, Verdict::DeliveredDane);
    QCOMPARE(table().currentId(), connector(u"Health"_qs).id);
    QCOMPARE(part<FilterChip>("chip.4")->count(), 2);
}

void tst_MainWindow::everyPracticePartnerIsTested_data()
{
    QTest::addColumn<bool>("byMouse");
    QTest::newRow("by keys") << false;
    QTest::newRow("by mouse") << true;
}

void tst_MainWindow::everyPracticePartnerIsTested()
{
    QFETCH(const bool, byMouse);
    m_window->actions().action(ActionId::AddSample)->trigger();
    QSignalSpy finished(&m_session->tests(), &TestRuns::finished);
    if (byMouse) {
        const auto buttons = m_window->findChildren<QPushButton*>();
        const auto testAll = std::ranges::find_if(buttons, [](const QPushButton* button) {
            return button->isVisible() && button->text() == u"Test all";
        });
        QVERIFY(testAll != buttons.cend());
        QTest::mouseClick(*testAll, Qt::LeftButton);
    } else {
        QTest::keyClick(&table(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    }
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    for (const practice::Partner& partner : practice::partners()) {
        const auto report = m_session->reports().latest(QString::fromLatin1(partner.domain));
        QVERIFY2(report, partner.domain.constData());
        for (std::size_t i = 0; i < partner.expected.delivery.size(); ++i)
            QCOMPARE(decision::outcomeName(report->delivery[i].outcome),
                     QLatin1String(partner.expected.delivery[i].outcome));
    }
    const QAbstractItemModel& rows = *table().model();
    for (int row = 0; row + 1 < rows.rowCount(); ++row) {
        const QModelIndex result = rows.index(row, static_cast<int>(ConnectorColumn::Result));
        const auto verdict = static_cast<Verdict>(result.data(ConnectorModel::VerdictRole).toInt());
        QVERIFY2(verdict != Verdict::NotTested && verdict != Verdict::Testing,
                 qPrintable(rows.index(row, 0).data().toString()));
    }
}

void tst_MainWindow::escapeCancelsWithinASecond()
{
    // Its name server leaves a question without an answer, so that its test outlasts the others.
    add(u"Fisheries"_qs, u"fisheries.example"_qs);
    QSignalSpy finished(&m_session->tests(), &TestRuns::finished);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->reports().latest(u"health.example"_qs), 30'000);
    QVERIFY(m_session->tests().isRunning());
    QTest::keyClick(&table(), Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 1'000);
    QVERIFY(!m_session->tests().isRunning());
    // What was finished is kept, also in the store; what was cut short says nothing.
    QVERIFY(m_session->reports().latest(u"health.example"_qs));
    const auto kept = m_session->store().reports().latest(u"health.example"_qs);
    QVERIFY(kept.ok() && kept->has_value());
    QVERIFY(!m_session->reports().latest(u"fisheries.example"_qs));
}

void tst_MainWindow::cancelIsAButtonToo()
{
    QSignalSpy finished(&m_session->tests(), &TestRuns::finished);
    QTest::keyClick(&table(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_session->tests().isRunning());
    QTest::mouseClick(part<QPushButton>("strip.cancel"), Qt::LeftButton);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!m_session->tests().isRunning());
}

void tst_MainWindow::changesOfAnotherProgramKeepTheSelection()
{
    choose(u"Club"_qs);
    auto other = store::Store::open(m_folder->filePath(u"store.db"_qs), store::Origin::CommandLine);
    QVERIFY(other.ok());
    Connector early;
    early.name = u"Aardvark"_qs;
    early.recipientDomains = {u"tax.example"_qs};
    QVERIFY((*other)->apply(store::Change::added(early)).ok());
    QTRY_COMPARE(table().model()->rowCount(), 5);
    QCOMPARE(table().currentId(), connector(u"Club"_qs).id);
    QCOMPARE(table().selectedIds(), QList<QUuid>{connector(u"Club"_qs).id});
}

void tst_MainWindow::theScriptIsCopied()
{
    choose(u"City"_qs);
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QApplication::clipboard()->text().contains(u"city.example"_qs));
}

void tst_MainWindow::evidenceShowsThePartnerTest()
{
    choose(u"Club"_qs);
    m_window->showEvidence(u"city.example"_qs);
    auto* page = m_window->findChild<PartnerTestPage*>();
    QVERIFY(page->isVisible());
    QCOMPARE(page->domain(), u"city.example"_qs);
    // What is chosen in the list that is not on view is not deleted.
    QTest::keyClick(m_window.get(), Qt::Key_Delete);
    QCOMPARE(m_session->connectors().size(), 3);
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(m_session->tests().live(u"city.example"_qs));
    QVERIFY(!m_session->tests().live(u"club.example"_qs));
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(table().isVisible());
}

void tst_MainWindow::keysWalkThroughThePanes()
{
    table().setFocus();
    auto* inspector = part<QWidget>("inspector");
    QTest::keyClick(&table(), Qt::Key_F6);
    QVERIFY(inspector->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), &table());
}

void tst_MainWindow::stateIsRemembered()
{
    table().sortByColumn(static_cast<int>(ConnectorColumn::Name), Qt::DescendingOrder);
    m_window->actions().action(ActionId::ThemeDark)->trigger();
    m_window->actions().action(ActionId::Inspector)->setChecked(false);
    choose(u"City"_qs);
    m_window->close();
    m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
    QCOMPARE(table().model()->index(0, 0).data().toString(), u"Health"_qs);
    QCOMPARE(table().currentId(), connector(u"City"_qs).id);
    QCOMPARE(m_theme->choice(), ThemeChoice::Dark);
    QVERIFY(!m_window->actions().action(ActionId::Inspector)->isChecked());
}

void tst_MainWindow::theFirstRunTestsADomain()
{
    auto* field = part<QLineEdit>("first-run.domain");
    QVERIFY(field->isVisible());
    field->setFocus();
    QTest::keyClicks(field, u"nobody@health.example"_qs);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!m_session->tests().isRunning());
    field->clear();
    QTest::keyClicks(field, u"health.example"_qs);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->reports().latest(u"health.example"_qs), 30'000);
}

void tst_MainWindow::focusableWidgetsHaveNames()
{
    choose(u"City"_qs);
    const auto widgets = m_window->findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                 qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                        widget->objectName())));
    }
}

void tst_MainWindow::whatIsCountedHasItsSingular()
{
    const auto summary = [this] {
        QStringList texts;
        const auto labels = m_window->findChild<ConnectorsPage*>()->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            texts << label->text();
        return texts.join(u'\n');
    };
    const auto remove = [this](const QString& name) {
        QVERIFY(m_session->change({store::Change::removed(*m_session->connector(connector(name).id))},
                                  u"Delete"_qs));
    };
    remove(u"Club"_qs);
    QVERIFY2(summary().contains(u"2 outbound connectors, "), qPrintable(summary()));
    QVERIFY2(summary().contains(u"\n2 connectors"), qPrintable(summary()));
    remove(u"City"_qs);
    QVERIFY2(summary().contains(u"1 outbound connector, "), qPrintable(summary()));
    QVERIFY2(summary().contains(u"\n1 connector") && !summary().contains(u"1 connectors"),
             qPrintable(summary()));
}

void tst_MainWindow::aCopyIsSaved()
{
    const QString path = m_folder->filePath(u"copy.db"_qs);
    m_window->actions().action(ActionId::SaveCopy)->trigger();
    auto* dialog = m_window->findChild<QFileDialog*>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    dialog->reject();
    const auto copy = store::Store::open(path, store::Origin::Window);
    QVERIFY(copy.ok());
    QVERIFY((*copy)->connectors().findByName(u"Club"_qs).ok());
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"

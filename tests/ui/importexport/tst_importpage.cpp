// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/importexport/importtest.h"
#include "ui/importexport/importreview.h"
#include "ui/importexport/mergemodel.h"
#include "ui/widgets/banner.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace relaydeck;
using namespace relaydeck::ui;

namespace {

const QByteArray TwoPartners = "Name,Guid,SmtpDaneMode,RecipientDomains\n"
                               "Nordbank,11111111-2222-3333-4444-555555555555,Mandatory,nordbank.example\n"
                               "Pelican,21111111-2222-3333-4444-555555555555,None,pelican.example\n";

}  // namespace

class tst_ImportPage : public test::ImportTest {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReviewedAndImportedAsOneStep();
    void pastedTextIsRead();
    void faultsAreToldAndNothingIsTaken_data();
    void faultsAreToldAndNothingIsTaken();
    void onlyChosenOnesAreImported();
    void lowerProtectionIsTold();
    void goneOnesAreKeptUnlessChosen();
    void aStoreThatChangesIsComparedAnew();
    void readingCanBeCancelled();
    void manyConnectorsLeaveTheWindowAlone();
    void chipsLeaveOneKind();
    void columnsOfATableWithoutNamesAreAskedFor();

private:
    /// Reads the file and waits for its plan.
    void review(const QByteArray& content)
    {
        m_page->openFile(file(content));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<ImportReview*>()->isVisible(), 60'000);
    }
    QPushButton* button(const char* name) const { return widget<QPushButton>(name); }
    QTableView* table() const { return widget<QTableView>("import.table"); }
    Banner* banner(const char* name) const { return widget<Banner>(name); }
};

void tst_ImportPage::aFileIsReviewedAndImportedAsOneStep()
{
    review(TwoPartners);
    const QAbstractItemModelTester tester(table()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(table()->model()->rowCount(), 2);
    QVERIFY(button("import.import")->isEnabled());
    QVERIFY(m_session->connectors().isEmpty());
    importChosen();
    QCOMPARE(m_session->connectors().size(), 2);
    QCOMPARE(m_session->undoStack().count(), 1);
    m_session->undoStack().undo();
    QVERIFY(m_session->connectors().isEmpty());
    m_session->undoStack().redo();
    QCOMPARE(m_session->connectors().size(), 2);
    QVERIFY(m_session->connectors().first().imported.has_value());
    // Read again, there is nothing to import.
    review(TwoPartners);
    QVERIFY(!button("import.import")->isEnabled());
}

void tst_ImportPage::pastedTextIsRead()
{
    auto* text = m_page->findChild<QPlainTextEdit*>(u"import.text"_qs);
    QVERIFY(!button("import.read-text")->isEnabled());
    text->setPlainText(u"Name : Nordbank\nSmtpDaneMode : Mandatory\n"_qs);
    button("import.read-text")->click();
    QTRY_VERIFY(m_page->findChild<ImportReview*>()->isVisible());
    QCOMPARE(table()->model()->index(0, MergeModel::ConnectorColumn).data().toString(), u"Nordbank"_qs);
}

void tst_ImportPage::faultsAreToldAndNothingIsTaken_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    QTest::newRow("none of the forms") << QByteArray("Dear all\n") << u"neither JSON"_qs;
    QTest::newRow("cut") << QByteArray("\"Name\"\n\"A") << u"line 2"_qs;
    QTest::newRow("a mode that is none")
        << QByteArray("Name,SmtpDaneMode\nA,Enabled\n") << u"SmtpDaneMode"_qs;
    QTest::newRow("hostile") << QByteArray("Name,SmtpDaneMode\nA,<b>\xe2\x80\xae"
                                           "x\n")
                             << u"<b>\\u202ex"_qs;
}

void tst_ImportPage::faultsAreToldAndNothingIsTaken()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    m_page->openFile(file(content));
    QTRY_VERIFY(banner("import.fault")->isVisible());
    const QList<QLabel*> labels = banner("import.fault")->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
                        [&said](const QLabel* label) { return label->text().contains(said); }));
    QVERIFY(!button("import.import")->isVisible());
    QVERIFY(m_session->connectors().isEmpty());
    // The next good file takes the fault away.
    review(TwoPartners);
    QVERIFY(!banner("import.fault")->isVisible());
}

void tst_ImportPage::onlyChosenOnesAreImported()
{
    review(TwoPartners);
    table()->model()->setData(table()->model()->index(0, MergeModel::ConnectorColumn), Qt::Unchecked,
                              Qt::CheckStateRole);
    importChosen();
    QCOMPARE(m_session->connectors().size(), 1);
    QCOMPARE(m_session->connectors().first().connector.name, u"Pelican"_qs);
}

void tst_ImportPage::lowerProtectionIsTold()
{
    review(QByteArray(TwoPartners).replace(",None,", ",Mandatory,"));
    QVERIFY(!banner("import.lowered")->isVisible());
    importChosen();
    review(TwoPartners);
    QVERIFY(banner("import.lowered")->isVisible());
    const QList<QLabel*> labels = banner("import.lowered")->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
                        [](const QLabel* label) { return label->text().contains(u"Pelican"_qs); }));
}

void tst_ImportPage::goneOnesAreKeptUnlessChosen()
{
    review(TwoPartners);
    importChosen();
    review(TwoPartners.left(TwoPartners.indexOf("Pelican")));
    QVERIFY(!button("import.import")->isEnabled());
    table()->model()->setData(table()->model()->index(1, MergeModel::ConnectorColumn), Qt::Checked,
                              Qt::CheckStateRole);
    importChosen();
    QCOMPARE(m_session->connectors().size(), 1);
    m_session->undoStack().undo();
    QCOMPARE(m_session->connectors().size(), 2);
}

void tst_ImportPage::aStoreThatChangesIsComparedAnew()
{
    review(TwoPartners);
    table()->model()->setData(table()->model()->index(1, MergeModel::ConnectorColumn), Qt::Unchecked,
                              Qt::CheckStateRole);
    Connector made;
    made.name = u"Nordbank"_qs;
    QVERIFY(m_session->change({store::Change::added(made)}, u"add"_qs));
    QTRY_COMPARE(table()->model()->index(0, MergeModel::EffectColumn).data().toString(), u"Changed"_qs);
    // What was not chosen stays so.
    QCOMPARE(table()->model()->index(1, MergeModel::ConnectorColumn).data(Qt::CheckStateRole).toInt(),
             int(Qt::Unchecked));
    importChosen();
    QCOMPARE(m_session->connectors().size(), 1);
    QVERIFY(m_session->connectors().first().connector.effectiveDaneMode() == DaneMode::Mandatory);
}

void tst_ImportPage::readingCanBeCancelled()
{
    m_page->openFile(file(TwoPartners));
    button("import.cancel")->click();
    QVERIFY(button("import.choose")->isVisible());
    // The plan of what was canceled does not come up later.
    review("Name\nOther\n");
    QCOMPARE(table()->model()->rowCount(), 1);
}

void tst_ImportPage::manyConnectorsLeaveTheWindowAlone()
{
    QByteArray csv = "Name,RecipientDomains\n";
    for (int i = 0; i < 1'000; ++i)
        csv += "C" + QByteArray::number(i) + ",c" + QByteArray::number(i) + ".example\n";
    int turns = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, &timer, [&turns] { ++turns; });
    timer.start(0);
    review(csv);
    QVERIFY(turns > 1);
    importChosen();
    QCOMPARE(m_session->connectors().size(), 1'000);
    QCOMPARE(m_session->undoStack().count(), 1);
}

void tst_ImportPage::chipsLeaveOneKind()
{
    review(TwoPartners);
    importChosen();
    review(TwoPartners + "Third,,,third.example\n");
    QCOMPARE(table()->model()->rowCount(), 3);
    auto* filter = qobject_cast<MergeFilter*>(table()->model());
    filter->setKind(MergeEntry::Kind::New);
    QCOMPARE(table()->model()->rowCount(), 1);
    filter->setKind(std::nullopt);
    QCOMPARE(table()->model()->rowCount(), 3);
}

void tst_ImportPage::columnsOfATableWithoutNamesAreAskedFor()
{
    m_page->openFile(file("Partner;Mode\nNordbank;Mandatory\n"));
    QPushButton* read = button("import.read-columns");
    QTRY_VERIFY(read->isVisible());
    QVERIFY(!read->isEnabled());
    const QList<QComboBox*> choices = m_page->findChildren<QComboBox*>();
    QCOMPARE(choices.size(), 2);
    choices.at(0)->setCurrentIndex(choices.at(0)->findData(u"Name"_qs));
    choices.at(1)->setCurrentIndex(choices.at(1)->findData(u"SmtpDaneMode"_qs));
    QVERIFY(read->isEnabled());
    read->click();
    QTRY_VERIFY(m_page->findChild<ImportReview*>()->isVisible());
    importChosen();
    QCOMPARE(m_session->connectors().first().connector.name, u"Nordbank"_qs);
    QVERIFY(m_session->connectors().first().connector.effectiveDaneMode() == DaneMode::Mandatory);
}

QTEST_MAIN(tst_ImportPage)
#include "tst_importpage.moc"

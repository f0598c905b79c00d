// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/importexport/importtest.h"
#include "ui/importexport/importreview.h"
#include "ui/importexport/mergemodel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/checkdelegate.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace relaydeck;
using namespace relaydeck::ui;

namespace {

const QByteArray OneFaultyLine = "Name,SmtpDaneMode,RecipientDomains\n"
                                 "Nordbank,Mandatory,nordbank.example\n"
                                 "Pelican,None\xe2\x80\xae\n"
                                 "Harbor,None,harbor.example\n";

}  // namespace

/// Files that are not whole: what is told, and what can be imported all the same.
class tst_ImportFaults : public test::ImportTest {
    Q_OBJECT

private Q_SLOTS:
    void aFaultyLineCanBeLookedAtAndSkipped();
    void aSkippedLineIsTold();
    void whatWasSkippedIsNotOfferedForDeletion();
    void anotherFileAsksAgain();
    void lostDomainsAreToldAndNotChosen();
    void lostDomainsStayAsTheyAreHere();
    void columnsCanBeChosenAlways();
    void columnsOfATableThatCannotBeUsed();
    void theBoxStandsInLine();

private:
    void read(const QByteArray& content)
    {
        m_page->openFile(file(content));
        QTRY_VERIFY_WITH_TIMEOUT(isReviewed() || widget<Banner>("import.fault")->isVisible(), 60'000);
    }
    bool isReviewed() const { return m_page->findChild<ImportReview*>()->isVisible(); }
    bool says(const QWidget* place, const QString& text) const
    {
        const QList<QLabel*> labels = place->findChildren<QLabel*>();
        return std::ranges::any_of(labels,
                                   [&text](const QLabel* label) { return label->text().contains(text); });
    }
    QStringList names() const
    {
        QStringList names;
        for (const store::StoredConnector& stored : m_session->connectors())
            names.append(stored.connector.name);
        return names;
    }
};

void tst_ImportFaults::aFaultyLineCanBeLookedAtAndSkipped()
{
    read(OneFaultyLine);
    auto* fault = widget<Banner>("import.fault");
    QVERIFY(fault->isVisible() && !isReviewed());
    // gui.md 5, RD-CSV-01
    QVERIFY(says(fault, u"Line 3 has 2 columns, 3 are expected. 2 lines were read."_qs));
    QVERIFY(!widget<QPushButton>("import.import")->isVisible());
    auto* lines = widget<QPlainTextEdit>("import.faulty-lines");
    QVERIFY(!lines->isVisible());
    widget<QAbstractButton>("import.show-lines")->click();
    QVERIFY(lines->isVisible());
    QVERIFY2(lines->toPlainText().contains(u"Pelican,None\\u202e"_qs), qPrintable(lines->toPlainText()));
    widget<QAbstractButton>("import.show-lines")->click();
    QVERIFY(!lines->isVisible());

    widget<QAbstractButton>("import.skip-lines")->click();
    QVERIFY(isReviewed());
    QVERIFY(!fault->isVisible());
    importChosen();
    QCOMPARE(names(), (QStringList{u"Harbor"_qs, u"Nordbank"_qs}));
}

void tst_ImportFaults::aSkippedLineIsTold()
{
    read(OneFaultyLine);
    widget<QAbstractButton>("import.skip-lines")->click();
    QVERIFY(says(m_page.get(), u"1 lines left out"_qs) || says(m_page.get(), u"1 line left out"_qs));
    QVERIFY(says(m_page->findChild<ImportReview*>(), u"Line 3 has 2 columns"_qs));
    QSignalSpy told(m_page.get(), &ImportPage::told);
    importChosen();
    QVERIFY(told.last().first().toString().contains(u"left out"_qs));
    QCOMPARE(m_session->store().steps().latest(1)->first().summary.value(u"leftOutLines"_qs).toInt(), 1);
}

void tst_ImportFaults::whatWasSkippedIsNotOfferedForDeletion()
{
    read(QByteArray(OneFaultyLine).replace("None\xe2\x80\xae", "None,pelican.example"));
    importChosen();
    QCOMPARE(m_session->connectors().size(), 3);
    read(OneFaultyLine);
    widget<QAbstractButton>("import.skip-lines")->click();
    QCOMPARE(widget<QTableView>("import.table")->model()->rowCount(), 2);
    // The store changes under it: the plan that is made anew leaves the line out too.
    Connector made;
    made.name = u"Other"_qs;
    QVERIFY(m_session->change({store::Change::added(made)}, u"add"_qs));
    QTRY_VERIFY(isReviewed());
    QCOMPARE(widget<QTableView>("import.table")->model()->rowCount(), 2);
}

void tst_ImportFaults::anotherFileAsksAgain()
{
    read(OneFaultyLine);
    widget<QAbstractButton>("import.skip-lines")->click();
    QVERIFY(isReviewed());
    m_page->openFile(file(OneFaultyLine));
    QTRY_VERIFY(widget<Banner>("import.fault")->isVisible());
    QVERIFY(!isReviewed());
    // And so does the same after going back.
    read("Name\nA\n");
    QVERIFY(isReviewed() && !widget<Banner>("import.fault")->isVisible());
}

void tst_ImportFaults::lostDomainsAreToldAndNotChosen()
{
    read("Name,SmtpDaneMode,RecipientDomains\n"
         "Nordbank,Mandatory,System.Object[]\n"
         "Pelican,None,pelican.example\n");
    QVERIFY(isReviewed());
    auto* lost = widget<Banner>("import.lost");
    QVERIFY(lost->isVisible());
    QVERIFY(says(lost, u"Get-OutboundConnector -ResultSize Unlimited | ConvertTo-Json"_qs));
    lost->findChild<QAbstractButton*>()->click();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Get-OutboundConnector"_qs));

    const QAbstractItemModel& model = *widget<QTableView>("import.table")->model();
    QCOMPARE(model.index(0, MergeModel::EffectColumn).data().toString(), u"New, incomplete"_qs);
    QCOMPARE(model.index(0, MergeModel::ConnectorColumn).data(Qt::CheckStateRole).toInt(),
             int(Qt::Unchecked));
    // Per connector: the first is on view, the second is whole.
    QVERIFY(says(widget<Banner>("import.loss"), u"Its domains are missing from this export"_qs));
    widget<QTableView>("import.table")->setCurrentIndex(model.index(1, 0));
    QVERIFY(!widget<Banner>("import.loss")->isVisible());
    importChosen();
    QCOMPARE(names(), QStringList{u"Pelican"_qs});
}

void tst_ImportFaults::lostDomainsStayAsTheyAreHere()
{
    read("Name,SmtpDaneMode,RecipientDomains\nNordbank,None,nordbank.example\n");
    importChosen();
    read("Name,SmtpDaneMode,RecipientDomains\n"
         "Nordbank,Mandatory,Microsoft.Exchange.Data.MultiValuedProperty`1[Microsoft.Exchange.Data."
         "SmtpDomain]\n");
    QVERIFY(says(widget<Banner>("import.loss"), u"What is here stays"_qs));
    importChosen();
    const Connector& connector = m_session->connectors().first().connector;
    QVERIFY(connector.effectiveDaneMode() == DaneMode::Mandatory);
    QCOMPARE(connector.recipientDomains, QStringList{u"nordbank.example"_qs});
}

void tst_ImportFaults::columnsCanBeChosenAlways()
{
    read("Name,Remark,SmtpDaneMode\nNordbank,by contract,Mandatory\n");
    QVERIFY(isReviewed());
    auto* columns = widget<QPushButton>("import.columns");
    QVERIFY(columns->isVisible());
    columns->click();
    const QList<QComboBox*> choices = m_page->findChildren<QComboBox*>();
    QCOMPARE(choices.size(), 3);
    QCOMPARE(choices.at(0)->currentData().toString(), u"Name"_qs);
    QCOMPARE(choices.at(1)->currentData().toString(), u"Remark"_qs);
    QCOMPARE(choices.at(2)->currentData().toString(), u"SmtpDaneMode"_qs);
    widget<QPushButton>("import.columns-back")->click();
    QVERIFY(isReviewed());
    columns->click();
    QComboBox* remark = m_page->findChildren<QComboBox*>().at(1);
    remark->setCurrentIndex(remark->findData(u"Comment"_qs));
    widget<QPushButton>("import.read-columns")->click();
    QTRY_VERIFY(isReviewed());
    // What was chosen is there the next time.
    columns->click();
    QCOMPARE(m_page->findChildren<QComboBox*>().at(1)->currentData().toString(), u"Comment"_qs);
    widget<QPushButton>("import.columns-back")->click();
    importChosen();
    QCOMPARE(m_session->connectors().first().connector.comment, u"by contract"_qs);
    // JSON has no columns.
    m_page->openFile(file("[{\"Name\":\"A\"}]"));
    QTRY_VERIFY(isReviewed());
    QVERIFY(!columns->isVisible());
}

void tst_ImportFaults::columnsOfATableThatCannotBeUsed()
{
    read("Name,SmtpDaneMode\nNordbank,strict\n");
    QVERIFY(widget<Banner>("import.fault")->isVisible());
    auto* columns = widget<QPushButton>("import.columns");
    QVERIFY(columns->isVisible());
    columns->click();
    QComboBox* mode = m_page->findChildren<QComboBox*>().at(1);
    mode->setCurrentIndex(mode->findData(QString()));
    widget<QPushButton>("import.read-columns")->click();
    QTRY_VERIFY(isReviewed());
    importChosen();
    QVERIFY(!m_session->connectors().first().connector.smtpDaneMode);
}

void tst_ImportFaults::theBoxStandsInLine()
{
    read("Name\nNordbank\n");
    auto* table = widget<QTableView>("import.table");
    const QModelIndex index = table->model()->index(0, MergeModel::ConnectorColumn);
    QStyleOptionViewItem option;
    option.initFrom(table);
    option.widget = table;
    option.index = index;
    option.rect = table->visualRect(index);
    option.direction = Qt::LeftToRight;
    const QRect box = CheckDelegate::boxRect(option);
    // gui.md 10: the first column starts 18 px in.
    QCOMPARE(box.left(), 18);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, box.center());
    QCOMPARE(index.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, box.center() + QPoint(60, 0));
    QCOMPARE(index.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(index.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
}

QTEST_MAIN(tst_ImportFaults)
#include "tst_importfaults.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mainwindow/windowtest.h"

#include "ui/connectors/connectorspage.h"
#include "ui/widgets/filterchip.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

using namespace relaydeck;
using namespace relaydeck::ui;

/// The list in the window: what it counts, filters, keeps chosen and copies.
class TestWindowList : public test::WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void chipsCountAndFilter();
    void theFilterFieldOpensAndEscapes();
    void changesOfAnotherProgramKeepTheSelection();
    void theScriptIsCopied();
    void whatIsCountedHasItsSingular();
};

void TestWindowList::chipsCountAndFilter()
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

void TestWindowList::theFilterFieldOpensAndEscapes()
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

void TestWindowList::changesOfAnotherProgramKeepTheSelection()
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

void TestWindowList::theScriptIsCopied()
{
    choose(u"City"_qs);
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QApplication::clipboard()->text().contains(u"city.example"_qs));
}

void TestWindowList::whatIsCountedHasItsSingular()
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

QTEST_MAIN(TestWindowList)
#include "tst_windowlist.moc"

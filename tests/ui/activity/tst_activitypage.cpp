// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitypage.h"

#include "tests/support/qttest.h"
#include "ui/activity/activitymodel.h"
#include "ui/activity/stepdetails.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace relaydeck;
using namespace relaydeck::ui;

namespace {

Connector connectorNamed(const QString& name)
{
    Connector connector;
    connector.name = name;
    connector.recipientDomains = {u"a.example"_qs};
    return connector;
}

}  // namespace

class tst_ActivityPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void stepsAreRowsNewestFirst();
    void olderStepsAreReadAsAsked();
    void whatOthersDoIsPutOnTop();
    void filterLeavesWhatMatches();
    void aStepOfAnEarlierSessionIsTakenBack();
    void whatWasChangedOverSaysWhyNot();
    void undoLastsOverRestarts();
    void undoneStepsAreNotRestored();
    void deletionRightAfterAdditionIsRestored();
    void readOnlyOffersNoUndo();

private:
    std::unique_ptr<Session> open() const
    {
        auto session = Session::open(m_folder->filePath(u"store.db"_qs));
        return session ? std::move(*session) : nullptr;
    }
    void add(const QString& name) const
    {
        QVERIFY(m_session->change({store::Change::added(connectorNamed(name))}, u"add %1"_qs.arg(name)));
    }
    void setMode(const QString& name, DaneMode mode) const
    {
        const store::StoredConnector before = *m_session->store().connectors().findByName(name);
        Connector after = before.connector;
        after.smtpDaneMode = mode;
        QVERIFY(m_session->change({store::Change::changed(before, after)}, u"set %1"_qs.arg(name)));
    }
    /// Another start of the program.
    void restart()
    {
        m_session.reset();
        m_session = open();
        QVERIFY(m_session);
        QTRY_VERIFY(m_session->isUndoRestored());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
};

void tst_ActivityPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = open();
    QVERIFY(m_session);
}

void tst_ActivityPage::cleanup()
{
    m_session.reset();
}

void tst_ActivityPage::stepsAreRowsNewestFirst()
{
    add(u"A"_qs);
    add(u"B\u202e"_qs);
    ActivityModel model(m_session->store());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.fetchMore({});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, ActivityModel::WhatColumn).data().toString(), u"Add B\\u202e"_qs);
    QVERIFY(model.index(0, 0).data(ActivityModel::SecondLineRole).toString().contains(u"in the window"_qs));
    QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"now"_qs));
    QVERIFY(model.isComplete());
}

void tst_ActivityPage::olderStepsAreReadAsAsked()
{
    for (int i = 0; i < 150; ++i)
        QVERIFY(m_session->store().apply(store::Change::added(connectorNamed(u"C%1"_qs.arg(i)))).ok());
    ActivityModel model(m_session->store());
    model.fetchMore({});
    const int page = model.rowCount();
    QVERIFY(page > 0 && page < 150);
    QVERIFY(model.canFetchMore({}));
    // It asks for more too.
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    while (model.canFetchMore({}))
        model.fetchMore({});
    QCOMPARE(model.rowCount(), 150);
    QVERIFY(model.stepAt(model.index(149, 0))->subject == u"C0"_qs);
}

void tst_ActivityPage::whatOthersDoIsPutOnTop()
{
    add(u"A"_qs);
    ActivityPage page(*m_session);
    page.show();
    auto* table = page.findChild<QTreeView*>(u"activity.tree"_qs);
    QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    // It would open steps while it hears of others, which no view does.
    tester.setUseFetchMore(false);
    QCOMPARE(table->model()->rowCount(), 1);
    const auto other = open();
    QVERIFY(other->store().apply(store::Change::added(connectorNamed(u"B"_qs))).ok());
    QTRY_COMPARE(table->model()->rowCount(), 2);
    // Who looks at a step goes on looking at it.
    QCOMPARE(table->currentIndex().row(), 1);
}

void tst_ActivityPage::filterLeavesWhatMatches()
{
    add(u"Nordbank"_qs);
    add(u"Pelican"_qs);
    ActivityPage page(*m_session);
    page.show();
    auto* table = page.findChild<QTreeView*>(u"activity.tree"_qs);
    auto* filter = page.findChild<QLineEdit*>(u"activity.filter"_qs);
    filter->setText(u"nord"_qs);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    filter->setText(u"nothing like it"_qs);
    QTRY_VERIFY(!table->isVisible());
    filter->clear();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY(table->isVisible());
}

void tst_ActivityPage::aStepOfAnEarlierSessionIsTakenBack()
{
    add(u"A"_qs);
    setMode(u"A"_qs, DaneMode::Mandatory);
    add(u"B"_qs);
    restart();
    ActivityPage page(*m_session);
    page.show();
    auto* table = page.findChild<QTreeView*>(u"activity.tree"_qs);
    auto* undo = page.findChild<QPushButton*>(u"activity.undo"_qs);
    table->setCurrentIndex(table->model()->index(1, 0));
    QVERIFY(undo->isEnabled());
    undo->click();
    QVERIFY(!m_session->store().connectors().findByName(u"A"_qs)->connector.smtpDaneMode);
    QCOMPARE(table->model()->rowCount(), 4);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"Undo: set A"_qs);
    QCOMPARE(table->model()->index(2, ActivityModel::ResultColumn).data().toString(), u"Taken back"_qs);
    QVERIFY(!undo->isEnabled());
    // The rest of the stack goes on as it was.
    QTRY_VERIFY(m_session->isUndoRestored());
    QCOMPARE(m_session->undoStack().undoText(), u"add B"_qs);
    m_session->undoStack().undo();
    QCOMPARE(m_session->undoStack().undoText(), u"add A"_qs);
}

void tst_ActivityPage::whatWasChangedOverSaysWhyNot()
{
    add(u"A"_qs);
    setMode(u"A"_qs, DaneMode::Mandatory);
    setMode(u"A"_qs, DaneMode::None);
    ActivityPage page(*m_session);
    page.show();
    auto* table = page.findChild<QTreeView*>(u"activity.tree"_qs);
    auto* undo = page.findChild<QPushButton*>(u"activity.undo"_qs);
    table->setCurrentIndex(table->model()->index(1, 0));
    QVERIFY(!undo->isEnabled());
    const QList<QLabel*> labels = page.findChild<StepDetails*>()->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel* label) {
        return label->text().contains(u"A was changed after this"_qs);
    }));
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(undo->isEnabled());
}

void tst_ActivityPage::undoLastsOverRestarts()
{
    add(u"A"_qs);
    setMode(u"A"_qs, DaneMode::Mandatory);
    // What another program does is taken back as well, in words of our own.
    const store::StoredConnector before = *m_session->store().connectors().findByName(u"A"_qs);
    Connector after = before.connector;
    after.comment = u"x"_qs;
    QVERIFY(m_session->store().apply(store::Change::changed(before, after)).ok());
    restart();
    QUndoStack& undo = m_session->undoStack();
    QCOMPARE(undo.count(), 3);
    QCOMPARE(undo.undoText(), u"change A"_qs);
    undo.undo();
    QCOMPARE(undo.undoText(), u"set A"_qs);
    undo.undo();
    QVERIFY(!m_session->connectors().first().connector.smtpDaneMode);
    undo.redo();
    QVERIFY(m_session->connectors().first().connector.smtpDaneMode == DaneMode::Mandatory);
    restart();
    QCOMPARE(m_session->undoStack().count(), 2);
    QCOMPARE(m_session->undoStack().undoText(), u"set A"_qs);
    m_session->undoStack().undo();
    m_session->undoStack().undo();
    QVERIFY(m_session->connectors().isEmpty());
    QVERIFY(!m_session->undoStack().canUndo());
}

void tst_ActivityPage::undoneStepsAreNotRestored()
{
    add(u"A"_qs);
    add(u"B"_qs);
    m_session->undoStack().undo();
    restart();
    QCOMPARE(m_session->undoStack().count(), 1);
    QCOMPARE(m_session->undoStack().undoText(), u"add A"_qs);
}

void tst_ActivityPage::deletionRightAfterAdditionIsRestored()
{
    // The one looks like the inverse of the other, but nobody has taken anything back.
    add(u"A"_qs);
    QVERIFY(m_session->change({store::Change::removed(m_session->connectors().first())}, u"delete A"_qs));
    restart();
    QCOMPARE(m_session->undoStack().undoText(), u"delete A"_qs);
    m_session->undoStack().undo();
    QCOMPARE(m_session->connectors().size(), 1);
}

void tst_ActivityPage::readOnlyOffersNoUndo()
{
    add(u"A"_qs);
    m_session.reset();
    auto store = store::Store::openReadOnly(m_folder->filePath(u"store.db"_qs), store::Origin::Window);
    QVERIFY(store.ok());
    m_session = std::make_unique<Session>(std::move(*store));
    ActivityPage page(*m_session);
    page.show();
    QVERIFY(!page.findChild<QPushButton*>(u"activity.undo"_qs)->isVisible());
    QCOMPARE(page.findChild<QTreeView*>(u"activity.tree"_qs)->model()->rowCount(), 1);
}

QTEST_MAIN(tst_ActivityPage)
#include "tst_activitypage.moc"

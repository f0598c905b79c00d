// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/keymap.h"

#include "tests/support/qttest.h"
#include "ui/actions/keysdialog.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QUndoStack>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QKeySequenceEdit>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace relaydeck::ui;

class tst_KeyMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void noTwoCommandsShareKeys();
    void chosenKeysAreKept();
    void keysAreTakenFromTheirOwner();
    void resetTakesTheUsualKeysBack();
    void resetAllKeepsNothing();
    void theModelIsAModel();
    void theDialogChangesKeys();

private:
    QAction& action(ActionId id) const { return *m_actions->action(id); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    QUndoStack m_undo;
    std::unique_ptr<ActionCollection> m_actions;
    std::unique_ptr<KeyMap> m_keys;
};

void tst_KeyMap::init()
{
    m_keys.reset();
    m_settings.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"keys.ini"_qs), QSettings::IniFormat);
    m_actions = std::make_unique<ActionCollection>(m_undo, nullptr);
    m_keys = std::make_unique<KeyMap>(*m_actions, *m_settings);
}

void tst_KeyMap::noTwoCommandsShareKeys()
{
    for (const QAction* one : m_keys->commands()) {
        for (const QKeySequence& keys : m_keys->usualKeys(*one)) {
            const QAction* other = m_keys->owner(keys, *one);
            QVERIFY2(!other,
                     qPrintable(u"%1: %2, %3"_qs.arg(keys.toString(), one->objectName(),
                                                     other ? other->objectName() : QString())));
        }
    }
}

void tst_KeyMap::chosenKeysAreKept()
{
    const QKeySequence keys(Qt::CTRL | Qt::ALT | Qt::Key_L);
    m_keys->setKeys(action(ActionId::TestAll), keys);
    QVERIFY(m_keys->isChanged(action(ActionId::TestAll)));
    m_keys->setKeys(action(ActionId::DeleteConnector), {});

    m_settings->sync();
    QSettings again(m_settings->fileName(), QSettings::IniFormat);
    ActionCollection actions(m_undo, nullptr);
    const KeyMap map(actions, again);
    QCOMPARE(actions.action(ActionId::TestAll)->shortcut(), keys);
    QVERIFY(actions.action(ActionId::DeleteConnector)->shortcuts().isEmpty());
    QVERIFY(!map.isChanged(*actions.action(ActionId::NewConnector)));
}

void tst_KeyMap::keysAreTakenFromTheirOwner()
{
    const QKeySequence taken = action(ActionId::NewConnector).shortcut();
    QCOMPARE(m_keys->owner(taken, action(ActionId::TestAll)), &action(ActionId::NewConnector));
    m_keys->setKeys(action(ActionId::TestAll), taken);
    QVERIFY(action(ActionId::NewConnector).shortcuts().isEmpty());
    QCOMPARE(m_keys->owner(taken, action(ActionId::TestAll)), nullptr);
    // A sequence that begins with the keys of a command would never arrive.
    const QKeySequence longer(Qt::CTRL | Qt::Key_F, QKeyCombination(Qt::Key_A));
    QCOMPARE(m_keys->owner(longer, action(ActionId::TestAll)), &action(ActionId::Filter));
}

void tst_KeyMap::resetTakesTheUsualKeysBack()
{
    const QKeySequence usual = action(ActionId::NewConnector).shortcut();
    m_keys->setKeys(action(ActionId::TestAll), usual);
    m_keys->reset(action(ActionId::NewConnector));
    QCOMPARE(action(ActionId::NewConnector).shortcut(), usual);
    QVERIFY(action(ActionId::TestAll).shortcuts().isEmpty());
    // Redo has two.
    m_keys->setKeys(action(ActionId::Redo), QKeySequence(Qt::Key_F9));
    m_keys->reset(action(ActionId::Redo));
    QCOMPARE(action(ActionId::Redo).shortcuts().size(), 2);
}

void tst_KeyMap::resetAllKeepsNothing()
{
    m_keys->setKeys(action(ActionId::TestAll), QKeySequence(Qt::Key_F9));
    m_keys->setKeys(action(ActionId::Quit), {});
    QVERIFY(!m_settings->allKeys().isEmpty());
    m_keys->resetAll();
    QVERIFY(m_settings->allKeys().isEmpty());
    QVERIFY(!m_keys->isChanged(action(ActionId::TestAll)));
}

void tst_KeyMap::theModelIsAModel()
{
    KeyModel model(*m_keys);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(model.rowCount() > m_keys->commands().size());
    QVERIFY(!model.command(model.rowCount() - 1));
    model.refresh();
}

void tst_KeyMap::theDialogChangesKeys()
{
    KeysDialog dialog(*m_keys, nullptr);
    auto* table = dialog.findChild<QTableView*>();
    dialog.findChild<QLineEdit*>(u"keys.search"_qs)->setText(u"test all"_qs);
    QCOMPARE(table->model()->rowCount(), 1);
    table->setCurrentIndex(table->model()->index(0, 0));
    dialog.findChild<QKeySequenceEdit*>()->setKeySequence(QKeySequence(Qt::Key_F9));
    dialog.findChild<QPushButton*>(u"keys.assign"_qs)->click();
    QCOMPARE(action(ActionId::TestAll).shortcut(), QKeySequence(Qt::Key_F9));
    dialog.findChild<QPushButton*>(u"keys.reset"_qs)->click();
    QCOMPARE(action(ActionId::TestAll).shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
}

QTEST_MAIN(tst_KeyMap)
#include "tst_keymap.moc"

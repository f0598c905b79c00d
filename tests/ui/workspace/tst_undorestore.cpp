// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qttest.h"
#include "ui/workspace/session.h"

#include <QtCore/QTemporaryDir>

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

QStringList texts(const QUndoStack& stack)
{
    QStringList texts;
    for (int i = 0; i < stack.count(); ++i)
        texts.append(stack.text(i));
    return texts;
}

}  // namespace

/// What earlier sessions left to take back is read while the window goes on, and what is done meanwhile is
/// neither lost nor there twice.
class tst_UndoRestore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theWindowDoesNotWait();
    void editsMadeMeanwhileAreOnTop();
    void anEditTakenBackMeanwhileCanBeDoneAgain();
    void aStepInTheMiddleIsTakenBackMeanwhile();
    void closingWhileItIsRead();
    void aStoreThatWentIsNotMadeAnew();

private:
    std::unique_ptr<Session> open() const
    {
        auto session = Session::open(path());
        return session ? std::move(*session) : nullptr;
    }
    QString path() const { return m_folder->filePath(u"store.db"_qs); }
    void add(Session& session, const QString& name) const
    {
        QVERIFY(session.change({store::Change::added(connectorNamed(name))}, u"add %1"_qs.arg(name)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_UndoRestore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto session = open();
    for (const QString& name : {u"A"_qs, u"B"_qs, u"C"_qs})
        add(*session, name);
}

void tst_UndoRestore::theWindowDoesNotWait()
{
    const auto session = open();
    QVERIFY(!session->isUndoRestored());
    QCOMPARE(session->undoStack().count(), 0);
    QTRY_VERIFY(session->isUndoRestored());
    QCOMPARE(texts(session->undoStack()), (QStringList{u"add A"_qs, u"add B"_qs, u"add C"_qs}));
}

void tst_UndoRestore::editsMadeMeanwhileAreOnTop()
{
    const auto session = open();
    // Before it is begun, and while it is read.
    add(*session, u"D"_qs);
    QCOMPARE(session->undoStack().undoText(), u"add D"_qs);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    add(*session, u"E"_qs);
    QTRY_VERIFY(session->isUndoRestored());
    QCOMPARE(texts(session->undoStack()),
             (QStringList{u"add A"_qs, u"add B"_qs, u"add C"_qs, u"add D"_qs, u"add E"_qs}));
    while (session->undoStack().canUndo())
        session->undoStack().undo();
    QVERIFY(session->connectors().isEmpty());
}

void tst_UndoRestore::anEditTakenBackMeanwhileCanBeDoneAgain()
{
    const auto session = open();
    QSignalSpy failed(session.get(), &Session::storeFailed);
    QSignalSpy read(session->findChild<UndoReader*>(), &UndoReader::finished);
    add(*session, u"D"_qs);
    session->undoStack().undo();
    // The record of activity cannot tell what could be done again: the older steps wait for it.
    QTRY_COMPARE(read.size(), 1);
    QVERIFY(!session->isUndoRestored());
    QVERIFY(session->undoStack().canRedo());
    session->undoStack().redo();
    QTRY_VERIFY(session->isUndoRestored());
    QCOMPARE(texts(session->undoStack()), (QStringList{u"add A"_qs, u"add B"_qs, u"add C"_qs, u"add D"_qs}));
    QCOMPARE(session->connectors().size(), 4);
    QVERIFY(failed.isEmpty());
}

void tst_UndoRestore::aStepInTheMiddleIsTakenBackMeanwhile()
{
    const auto session = open();
    const store::ActivityStep second = session->store().steps().latest(3)->at(1);
    QVERIFY(session->revert(second));
    QTRY_VERIFY(session->isUndoRestored());
    QCOMPARE(texts(session->undoStack()), (QStringList{u"add A"_qs, u"add C"_qs}));
    session->undoStack().undo();
    QCOMPARE(session->connectors().size(), 1);
}

void tst_UndoRestore::closingWhileItIsRead()
{
    for (int turn = 0; turn < 5; ++turn) {
        const auto session = open();
        for (int i = 0; i <= turn; ++i)
            QCoreApplication::processEvents();
    }
    const auto session = open();
    QTRY_VERIFY(session->isUndoRestored());
    QCOMPARE(session->undoStack().count(), 3);
}

void tst_UndoRestore::aStoreThatWentIsNotMadeAnew()
{
    const auto session = open();
    for (const QString& name : QDir(m_folder->path()).entryList({u"store.db*"_qs}, QDir::Files))
        QVERIFY(QFile::remove(m_folder->filePath(name)));
    QTRY_VERIFY(session->isUndoRestored());
    QVERIFY(!QFile::exists(path()));
    QVERIFY(session->isGone());
}

QTEST_MAIN(tst_UndoRestore)
#include "tst_undorestore.moc"

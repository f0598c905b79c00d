// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/editordrafts.h"

#include "tests/support/qttest.h"
#include "ui/connectoreditor/connectoreditor.h"
#include "ui/connectoreditor/editorwindows.h"
#include "ui/connectors/draftbanner.h"
#include "ui/style/theme.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLineEdit>

using namespace relaydeck;
using namespace relaydeck::ui;

/// What stands in an editor outlives its window, and a crash.
class tst_EditorDrafts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void draftsOutliveTheProgram();
    void anUnreadableDraftHidesNoOther();
    void aDraftThatTheStoreRefusesIsInTheCopy();
    void aClosedWindowLeavesItsDraft();
    void discardLeavesNothing();
    void aDraftOfANewConnectorIsResumed();
    void oneEditorForAConnector();

private:
    std::unique_ptr<Session> openSession() const
    {
        auto session = Session::open(m_folder->filePath(u"store.db"_qs));
        return session ? std::move(*session) : nullptr;
    }
    QUuid addBank(Session& session) const
    {
        Connector connector;
        connector.name = u"Bank"_qs;
        connector.recipientDomains = {u"bank.example"_qs};
        const store::Change change = store::Change::added(connector);
        session.change({change}, u"Add"_qs);
        return change.id();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_EditorDrafts::initTestCase()
{
    m_theme = std::make_unique<Theme>();
    m_theme->install();
}

void tst_EditorDrafts::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_EditorDrafts::draftsOutliveTheProgram()
{
    Connector original;
    original.id = QUuid::createUuid();
    original.name = u"Bank"_qs;
    Connector edited = original;
    edited.smtpDaneMode = DaneMode::Mandatory;
    Connector fresh;
    fresh.id = QUuid::createUuid();
    {
        const auto session = openSession();
        EditorDrafts drafts(*session);
        drafts.keep(original, edited);
        drafts.keep(std::nullopt, fresh);
        drafts.keep(original, edited);  // the same again is nothing new
        QCOMPARE(drafts.drafts().size(), 2);
    }
    const auto session = openSession();
    EditorDrafts drafts(*session);
    QCOMPARE(drafts.drafts().size(), 2);
    const auto kept = drafts.of(edited.id);
    QVERIFY(kept && kept->edited == edited && kept->original == original);
    QVERIFY(kept->keptAt.isValid());
    QVERIFY(!drafts.of(fresh.id)->original);
    drafts.drop(edited.id);
    QVERIFY(!EditorDrafts(*session).of(edited.id));
    QVERIFY(EditorDrafts(*session).of(fresh.id));
}

void tst_EditorDrafts::anUnreadableDraftHidesNoOther()
{
    const auto session = openSession();
    Connector edited;
    edited.id = QUuid::createUuid();
    EditorDrafts(*session).keep(std::nullopt, edited);
    const QString text = **session->store().workspace().setting(u"editor.drafts"_qs);
    QVERIFY(session->store()
                .workspace()
                .setSetting(u"editor.drafts"_qs, QString(text).insert(1, u"{\"edited\":{\"id\":7}},"_qs))
                .ok());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a draft cannot be read"_qs));
    QCOMPARE(EditorDrafts(*session).drafts().size(), 1);
}

void tst_EditorDrafts::aDraftThatTheStoreRefusesIsInTheCopy()
{
    const QTemporaryDir elsewhere;
    const auto session = openSession();
    EditorDrafts drafts(*session);
    const QSignalSpy failures(&drafts, &EditorDrafts::storeFailed);
    Connector edited;
    edited.id = QUuid::createUuid();
    edited.name = u"Bank"_qs;
    const auto other = store::Store::open(m_folder->filePath(u"store.db"_qs), store::Origin::CommandLine);
    QVERIFY(other.ok());
    QVERIFY((*other)->database().run(u"BEGIN IMMEDIATE"_qs).ok());
    drafts.keep(std::nullopt, edited);
    QCOMPARE(failures.size(), 1);
    QVERIFY((*other)->database().run(u"COMMIT"_qs).ok());
    QVERIFY(EditorDrafts(*session).drafts().isEmpty());

    const QString path = elsewhere.filePath(u"copy.db"_qs);
    const Result<void> saved = session->saveCopy(path);
    QVERIFY2(saved.ok(), saved.ok() ? "" : qPrintable(saved.error().detail));
    const auto copy = Session::open(path);
    QVERIFY(copy.ok());
    const auto kept = EditorDrafts(**copy).of(edited.id);
    QVERIFY(kept && kept->edited == edited);
}

void tst_EditorDrafts::aClosedWindowLeavesItsDraft()
{
    const auto session = openSession();
    const QUuid id = addBank(*session);
    QWidget window;
    EditorWindows editors(*session, &window);
    DraftBanner banner(editors, &window);
    QVERIFY(banner.isHidden());
    editors.edit(id);
    QPointer<ConnectorEditor> editor = window.findChild<ConnectorEditor*>();
    editor->findChild<QLineEdit*>(u"connector.name"_qs)->setText(u"Bank 2"_qs);
    // As shown, but said on purpose now.
    editor->findChild<SegmentedControl*>(u"connector.dane"_qs)
        ->findChildren<QAbstractButton*>()
        .at(1)
        ->click();
    editor->findChild<SegmentedControl*>(u"connector.dane"_qs)
        ->findChildren<QAbstractButton*>()
        .at(0)
        ->click();
    QVERIFY(editors.idleDrafts().isEmpty());
    editor->close();
    QTRY_VERIFY(!editor);
    QCOMPARE(editors.idleDrafts().size(), 1);
    QTRY_VERIFY(!banner.isHidden());

    banner.findChild<QAbstractButton*>(u"drafts.resume"_qs)->click();
    editor = window.findChild<ConnectorEditor*>();
    QCOMPARE(editor->connector().name, u"Bank 2"_qs);
    QVERIFY(editor->connector().smtpDaneMode == DaneMode::Opportunistic);
    QVERIFY(!editor->connector().mtaStsMode);
    QTRY_VERIFY(banner.isHidden());
    QCOMPARE(session->connector(id)->connector.name, u"Bank"_qs);
}

void tst_EditorDrafts::discardLeavesNothing()
{
    const auto session = openSession();
    const QUuid id = addBank(*session);
    QWidget window;
    EditorWindows editors(*session, &window);
    DraftBanner banner(editors, &window);
    editors.edit(id);
    QPointer<ConnectorEditor> editor = window.findChild<ConnectorEditor*>();
    editor->findChild<QLineEdit*>(u"connector.name"_qs)->setText(u"Bank 2"_qs);
    editor->discard();
    QTRY_VERIFY(!editor);
    QVERIFY(editors.idleDrafts().isEmpty());

    editors.edit(id);
    editor = window.findChild<ConnectorEditor*>();
    QCOMPARE(editor->connector().name, u"Bank"_qs);
    editor->findChild<QLineEdit*>(u"connector.name"_qs)->setText(u"Bank 3"_qs);
    editor->close();
    QTRY_VERIFY(!banner.isHidden());
    banner.findChild<QAbstractButton*>(u"drafts.discard"_qs)->click();
    QVERIFY(editors.idleDrafts().isEmpty());
    QTRY_VERIFY(banner.isHidden());
}

void tst_EditorDrafts::aDraftOfANewConnectorIsResumed()
{
    const auto session = openSession();
    QWidget window;
    QUuid id;
    {
        EditorWindows editors(*session, &window);
        editors.create();
        QPointer<ConnectorEditor> editor = window.findChild<ConnectorEditor*>();
        id = editor->id();
        editor->findChild<QLineEdit*>(u"connector.name"_qs)->setText(u"Clinic"_qs);
        editor->close();
        QTRY_VERIFY(!editor);
    }
    EditorWindows editors(*session, &window);
    editors.resume(id);
    auto* editor = window.findChild<ConnectorEditor*>();
    QVERIFY(editor);
    QCOMPARE(editor->connector().name, u"Clinic"_qs);
    editor->save();
    QCOMPARE(session->connector(id)->connector.name, u"Clinic"_qs);
    QVERIFY(editors.idleDrafts().isEmpty());
}

void tst_EditorDrafts::oneEditorForAConnector()
{
    const auto session = openSession();
    const QUuid id = addBank(*session);
    QWidget window;
    EditorWindows editors(*session, &window);
    editors.edit(id);
    editors.edit(id);
    QCOMPARE(window.findChildren<ConnectorEditor*>().size(), 1);
    editors.create();
    editors.create();
    QCOMPARE(window.findChildren<ConnectorEditor*>().size(), 3);
}

QTEST_MAIN(tst_EditorDrafts)
#include "tst_editordrafts.moc"

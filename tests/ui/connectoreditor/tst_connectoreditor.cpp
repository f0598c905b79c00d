// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/connectoreditor.h"

#include "tests/support/qttest.h"
#include "ui/connectoreditor/editordrafts.h"
#include "ui/connectoreditor/listfield.h"
#include "ui/style/theme.h"
#include "ui/widgets/matrixcell.h"
#include "ui/widgets/notelist.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/steplist.h"

#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

using namespace relaydeck;
using namespace relaydeck::ui;
using Step = ConnectorEditor::Step;

class tst_ConnectorEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyStepIsWithinReach();
    void aFaultIsToldWhenItsFieldIsLeft();
    void aFaultIsToldAfterARest();
    void nextGoesToTheFirstFault();
    void saveGoesToTheFirstFaultOfAll();
    void pastedAddressesBecomeDomains();
    void theApexIsListedByOneClick();
    void anOverlapIsTold();
    void loweredProtectionIsTold();
    void savingIsOneStepOfUndo();
    void whatWasNotSetStaysSo();
    void aCellSetsItsModes();
    void savingNeverWaitsForATest();
    void theScriptIsInTheReview();
    void whatChangedElsewhereIsTakenOver();
    void aDeletedConnectorIsAddedAgain();
    void aRefusedSaveLosesNothing();
    void focusableWidgetsHaveNames();

private:
    template<typename T>
    T* part(const char* name) const
    {
        return m_editor->findChild<T*>(QString::fromLatin1(name));
    }
    Connector add(const Connector& connector) const;
    Connector bank() const;
    void open(const Connector& connector);
    void openNew();
    /// All notes that are on view anywhere in the editor.
    QString notes() const;
    Connector stored(const QString& name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<EditorDrafts> m_drafts;
    std::unique_ptr<ConnectorEditor> m_editor;
};

void tst_ConnectorEditor::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    m_theme = std::make_unique<Theme>();
    m_theme->install();
}

void tst_ConnectorEditor::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(u"store.db"_qs));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    m_drafts = std::make_unique<EditorDrafts>(*m_session);
}

void tst_ConnectorEditor::cleanup()
{
    m_editor.reset();
    m_drafts.reset();
    m_session.reset();
}

Connector tst_ConnectorEditor::bank() const
{
    Connector connector;
    connector.id = QUuid::createUuid();
    connector.name = u"Bank"_qs;
    connector.type = ConnectorType::Partner;
    connector.recipientDomains = {u"city.example"_qs};
    return connector;
}

Connector tst_ConnectorEditor::add(const Connector& connector) const
{
    const store::Change change = store::Change::added(connector);
    m_session->change({change}, u"Add"_qs);
    return change.after->connector;
}

void tst_ConnectorEditor::open(const Connector& connector)
{
    m_editor = std::make_unique<ConnectorEditor>(*m_session, *m_drafts, connector);
    m_editor->show();
    m_editor->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
}

void tst_ConnectorEditor::openNew()
{
    Connector connector;
    connector.id = QUuid::createUuid();
    connector.type = ConnectorType::Partner;
    open(connector);
}

QString tst_ConnectorEditor::notes() const
{
    QStringList texts;
    const auto lists = m_editor->findChildren<NoteList*>();
    for (const NoteList* list : lists) {
        for (const Note& note : list->notes())
            texts.append(note.text);
    }
    return texts.join(u'\n');
}

Connector tst_ConnectorEditor::stored(const QString& name) const
{
    const auto found = m_session->store().connectors().findByName(name);
    return found ? found->connector : Connector{};
}

void tst_ConnectorEditor::everyStepIsWithinReach()
{
    openNew();
    auto* rail = part<StepList>("editor.rail");
    QCOMPARE(rail->steps().size(), static_cast<qsizetype>(ConnectorEditor::StepCount));
    for (const int place : {5, 0, 3, 1, 4, 2}) {
        QTest::mouseClick(rail->viewport(), Qt::LeftButton, {},
                          rail->visualRect(rail->model()->index(place, 0)).center());
        QVERIFY(m_editor->step() == static_cast<Step>(place));
    }
    QTest::keyClick(rail, Qt::Key_Down);
    QVERIFY(m_editor->step() == Step::Security);
    QTest::keyClick(m_editor.get(), Qt::Key_6, Qt::AltModifier);
    QVERIFY(m_editor->step() == Step::Review);
}

void tst_ConnectorEditor::aFaultIsToldWhenItsFieldIsLeft()
{
    openNew();
    auto* name = part<QLineEdit>("connector.name");
    name->setFocus();
    QVERIFY(!notes().contains(u"needs a name"));
    QTest::keyClick(name, Qt::Key_Tab);
    QVERIFY2(notes().contains(u"needs a name"), qPrintable(notes()));
}

void tst_ConnectorEditor::aFaultIsToldAfterARest()
{
    openNew();
    m_editor->showStep(Step::Scope);
    auto* domains = part<ListField>("connector.domains");
    domains->setFocus();
    QTest::keyClicks(domains, u"a.*.example"_qs);
    QVERIFY(!notes().contains(u"is not a recipient domain"));
    QTRY_VERIFY(notes().contains(u"is not a recipient domain"));
    QCOMPARE(QApplication::focusWidget(), domains);
}

void tst_ConnectorEditor::nextGoesToTheFirstFault()
{
    openNew();
    auto* next = part<QPushButton>("editor.next");
    QVERIFY(next->isEnabled());
    QTest::mouseClick(next, Qt::LeftButton);
    QVERIFY(m_editor->step() == Step::Identity);
    auto* name = part<QLineEdit>("connector.name");
    QVERIFY(name->hasFocus());
    QTest::keyClicks(name, u"Bank"_qs);
    QTest::mouseClick(next, Qt::LeftButton);
    QVERIFY(m_editor->step() == Step::Scope);
    QVERIFY(part<ListField>("connector.domains")->hasFocus());
}

void tst_ConnectorEditor::saveGoesToTheFirstFaultOfAll()
{
    open(add(bank()));
    part<QRadioButton>("connector.by-smart-host")->click();
    QTest::mouseClick(part<QPushButton>("editor.save"), Qt::LeftButton);
    QVERIFY(m_editor->isVisible());
    QVERIFY(m_editor->step() == Step::Routing);
    QVERIFY(part<ListField>("connector.smart-hosts")->hasFocus());
    QVERIFY(stored(u"Bank"_qs).useMxRecord);
}

void tst_ConnectorEditor::pastedAddressesBecomeDomains()
{
    openNew();
    m_editor->showStep(Step::Scope);
    auto* domains = part<ListField>("connector.domains");
    QApplication::clipboard()->setText(
        u"<ada@a.example>; bob@b.example, cara@c.example https://d.example/path"_qs);
    domains->paste();
    QCOMPARE(domains->toPlainText(), u"a.example\nb.example\nc.example\nd.example"_qs);
    QTRY_VERIFY2(notes().contains(u"3 addresses read as domains."), qPrintable(notes()));
    QCOMPARE(m_editor->connector().recipientDomains.size(), 4);
}

void tst_ConnectorEditor::theApexIsListedByOneClick()
{
    Connector connector = bank();
    connector.recipientDomains = {u"*.city.example"_qs};
    open(add(connector));
    m_editor->showStep(Step::Scope);
    QPushButton* advice = nullptr;
    const auto buttons = m_editor->findChildren<QPushButton*>();
    for (QPushButton* button : buttons) {
        if (button->text() == u"List city.example too")
            advice = button;
    }
    QVERIFY(advice);
    QTest::mouseClick(advice, Qt::LeftButton);
    QCOMPARE(m_editor->connector().recipientDomains, (QStringList{u"*.city.example"_qs, u"city.example"_qs}));
    QVERIFY(!notes().contains(u"may not cover"));
}

void tst_ConnectorEditor::anOverlapIsTold()
{
    Connector wide = bank();
    wide.name = u"Everything"_qs;
    wide.recipientDomains = {u"*"_qs};
    add(wide);
    open(add(bank()));
    QVERIFY2(notes().contains(u"goes by this connector, not by \"Everything\""), qPrintable(notes()));
}

void tst_ConnectorEditor::loweredProtectionIsTold()
{
    open(add(bank()));
    QVERIFY(!notes().contains(u"Protection is lowered"));
    const auto segments = part<SegmentedControl>("connector.dane")->findChildren<QAbstractButton*>();
    segments.at(2)->click();
    QVERIFY(notes().contains(u"Protection is lowered"));
    QVERIFY(part<QLabel>("editor.summary")->text().contains(u"DANE is not looked at"));
}

void tst_ConnectorEditor::savingIsOneStepOfUndo()
{
    add(bank());
    openNew();
    QSignalSpy saved(m_editor.get(), &ConnectorEditor::saved);
    QTest::keyClicks(part<QLineEdit>("connector.name"), u"Clinic"_qs);
    part<ListField>("connector.domains")->setPlainText(u"clinic.example"_qs);
    QTest::keyClick(m_editor.get(), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saved.size(), 1);
    QVERIFY(saved.first().at(1).toBool());
    QVERIFY(!m_editor->isVisible());
    QCOMPARE(stored(u"Clinic"_qs).recipientDomains, QStringList{u"clinic.example"_qs});
    QVERIFY(m_drafts->drafts().isEmpty());
    QCOMPARE(m_session->undoStack().undoText(), u"add Clinic"_qs);
    m_session->undoStack().undo();
    QVERIFY(stored(u"Clinic"_qs).name.isEmpty());
}

void tst_ConnectorEditor::whatWasNotSetStaysSo()
{
    Connector imported = bank();
    imported.type.reset();
    open(add(imported));
    QVERIFY(!m_editor->isChanged());
    part<QLineEdit>("connector.name")->setText(u"Bank 2"_qs);
    m_editor->save();
    Connector expected = imported;
    expected.name = u"Bank 2"_qs;
    QVERIFY(stored(u"Bank 2"_qs) == expected);
}

void tst_ConnectorEditor::aCellSetsItsModes()
{
    open(add(bank()));
    m_editor->showStep(Step::Security);
    const auto cells = part<QWidget>("connector.matrix")->findChildren<MatrixCell*>();
    QTest::mouseClick(
        cells.at(static_cast<qsizetype>(decision::matrixIndex(DaneMode::Mandatory, MtaStsMode::None))),
        Qt::LeftButton);
    QVERIFY(m_editor->connector().smtpDaneMode == DaneMode::Mandatory);
    QVERIFY(m_editor->connector().mtaStsMode == MtaStsMode::None);
    QCOMPARE(part<SegmentedControl>("connector.dane")->currentIndex(), 1);
    // Nothing is written before it is saved.
    QVERIFY(!stored(u"Bank"_qs).smtpDaneMode);
}

void tst_ConnectorEditor::savingNeverWaitsForATest()
{
    m_session->startPractice();
    open(add(bank()));
    m_editor->showStep(Step::Try);
    auto* save = part<QPushButton>("editor.save");
    QCOMPARE(save->text().remove(u'&'), u"Save"_qs);
    QTest::mouseClick(part<QPushButton>("connector.test"), Qt::LeftButton);
    QVERIFY(save->isEnabled());
    // The certificate of this partner was renewed, its TLSA record was not.
    QTRY_COMPARE_WITH_TIMEOUT(save->text().remove(u'&'), u"Save anyway"_qs, 30'000);
    const StepRow row = part<StepList>("connector.trials")->steps().first();
    QVERIFY2(row.subtitle.startsWith(u"Would not be delivered"), qPrintable(row.subtitle));
    part<QLineEdit>("connector.name")->setText(u"Bank 2"_qs);
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(stored(u"Bank 2"_qs).name, u"Bank 2"_qs);
}

void tst_ConnectorEditor::theScriptIsInTheReview()
{
    open(add(bank()));
    part<QLineEdit>("connector.name")->setText(u"Bank'; Remove-Item x #"_qs);
    m_editor->showStep(Step::Review);
    const QString script = part<QPlainTextEdit>("connector.script")->toPlainText();
    QVERIFY(script.contains(u"New-OutboundConnector"));
    // Quoted: the text cannot end its string.
    QVERIFY(script.contains(u"'Bank''; Remove-Item x #'"));
}

void tst_ConnectorEditor::whatChangedElsewhereIsTakenOver()
{
    const Connector before = add(bank());
    open(before);
    part<QLineEdit>("connector.name")->setText(u"Mine"_qs);
    const auto present = m_session->connector(before.id);
    Connector theirs = before;
    theirs.comment = u"theirs"_qs;
    QVERIFY(m_session->change({store::Change::changed(*present, theirs)}, u"Elsewhere"_qs));
    QVERIFY(part<QWidget>("editor.notice")->isVisible());
    QCOMPARE(m_editor->connector().comment, u"theirs"_qs);
    QCOMPARE(m_editor->connector().name, u"Mine"_qs);
    m_editor->save();
    QCOMPARE(stored(u"Mine"_qs).comment, u"theirs"_qs);
}

void tst_ConnectorEditor::aDeletedConnectorIsAddedAgain()
{
    const Connector before = add(bank());
    open(before);
    QVERIFY(m_session->change({store::Change::removed(*m_session->connector(before.id))}, u"Delete"_qs));
    QVERIFY(part<QWidget>("editor.notice")->isVisible());
    m_editor->save();
    QCOMPARE(stored(u"Bank"_qs).id, before.id);
}

void tst_ConnectorEditor::aRefusedSaveLosesNothing()
{
    open(add(bank()));
    part<QLineEdit>("connector.name")->setText(u"Mine"_qs);
    // Another program holds the store.
    auto other = store::Store::open(m_folder->filePath(u"store.db"_qs), store::Origin::CommandLine);
    QVERIFY(other.ok());
    Connector taken = bank();
    taken.name = u"mine"_qs;
    QVERIFY((*other)->apply(store::Change::added(taken)).ok());
    m_editor->save();
    QVERIFY(m_editor->isVisible());
    QCOMPARE(m_editor->connector().name, u"Mine"_qs);
    QVERIFY(part<QWidget>("editor.notice")->isVisible());
    QVERIFY(m_drafts->of(m_editor->id()));
}

void tst_ConnectorEditor::focusableWidgetsHaveNames()
{
    open(add(bank()));
    for (std::size_t step = 0; step < ConnectorEditor::StepCount; ++step) {
        m_editor->showStep(static_cast<Step>(step));
        const auto widgets = m_editor->findChildren<QWidget*>();
        for (QWidget* widget : widgets) {
            if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
                continue;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                            widget->objectName())));
        }
    }
}

QTEST_MAIN(tst_ConnectorEditor)
#include "tst_connectoreditor.moc"

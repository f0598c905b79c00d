// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorhistory.h"

#include "tests/support/qttest.h"
#include "ui/connectors/connectorinspector.h"
#include "ui/connectors/reviewdialog.h"
#include "ui/connectors/tenantdifference.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

using namespace relaydeck;
using namespace relaydeck::ui;

namespace {

QString words(const QWidget& widget)
{
    QStringList texts;
    const auto labels = widget.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        texts.append(label->text());
    return texts.join(u'\n');
}

}  // namespace

class tst_ConnectorHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyVersionIsTold();
    void aVersionIsRestoredAsOneStep();
    void olderOnesAreShownWhenAskedFor();
    void theTenantsStateComesBack();
    void theInspectorFollowsItsKeys();
    void theInspectorTellsWhatDiffersFromTheTenant();

private:
    /// As if the tenant had the connector as it is now.
    void import() const;
    void set(DaneMode mode) const { m_commands->setDaneMode({m_id}, mode); }
    store::StoredConnector stored() const { return *m_session->connector(m_id); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ConnectorCommands> m_commands;
    std::unique_ptr<ConnectorHistory> m_history;
    QUuid m_id;
};

void tst_ConnectorHistory::initTestCase()
{
    m_theme = std::make_unique<Theme>();
    m_theme->install();
}

void tst_ConnectorHistory::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(u"store.db"_qs));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    m_window = std::make_unique<QWidget>();
    m_commands = std::make_unique<ConnectorCommands>(*m_session, m_window.get());
    m_history = std::make_unique<ConnectorHistory>(*m_session, *m_commands);
    Connector connector;
    connector.name = u"Bank"_qs;
    connector.recipientDomains = {u"bank.example"_qs};
    const store::Change change = store::Change::added(connector);
    QVERIFY(m_session->change({change}, u"Add"_qs));
    m_id = change.id();
}

void tst_ConnectorHistory::cleanup()
{
    m_history.reset();
    m_commands.reset();
    m_window.reset();
    m_session.reset();
}

void tst_ConnectorHistory::everyVersionIsTold()
{
    set(DaneMode::Mandatory);
    m_history->show(stored());
    m_history->QWidget::show();
    const auto cards = m_history->findChildren<Card*>();
    QCOMPARE(cards.size(), 2);
    const QString user = store::currentUser() == u"unknown" ? u"Somebody"_qs : store::currentUser();
    QVERIFY2(words(*cards.at(0)).contains(user), qPrintable(words(*cards.at(0))));
    QVERIFY(words(*cards.at(0)).contains(u"SMTP DANE mode\nMandatory\nwas: not set (Opportunistic)"));
    QVERIFY(words(*cards.at(1)).contains(u"added it"));
    // The newest is the present one, which needs no restoring.
    QCOMPARE(m_history->findChildren<QPushButton*>(u"inspector.restore"_qs).size(), 1);

    set(DaneMode::None);
    m_history->show(stored());
    QCOMPARE(m_history->findChildren<Card*>().size(), 3);
}

void tst_ConnectorHistory::aVersionIsRestoredAsOneStep()
{
    set(DaneMode::Mandatory);
    set(DaneMode::None);
    m_history->show(stored());
    m_history->QWidget::show();
    const int steps = m_session->undoStack().count();
    m_history->findChildren<QPushButton*>(u"inspector.restore"_qs).first()->click();
    QVERIFY(stored().connector.smtpDaneMode == DaneMode::Mandatory);
    QCOMPARE(m_session->undoStack().count(), steps + 1);
    QVERIFY(m_session->undoStack().undoText().startsWith(u"restore Bank"));
    m_session->undoStack().undo();
    QVERIFY(stored().connector.smtpDaneMode == DaneMode::None);
}

void tst_ConnectorHistory::olderOnesAreShownWhenAskedFor()
{
    for (int i = 0; i < 15; ++i) {
        set(DaneMode::Mandatory);
        set(DaneMode::None);
    }
    m_history->show(stored());
    m_history->QWidget::show();
    QCOMPARE(m_history->findChildren<Card*>().size(), 20);
    auto* older = m_history->findChild<QPushButton*>(u"inspector.older"_qs);
    QVERIFY(older->isVisible());
    QTest::mouseClick(older, Qt::LeftButton);
    QCOMPARE(m_history->findChildren<Card*>().size(), 31);
    QVERIFY(!older->isVisible());
}

void tst_ConnectorHistory::theTenantsStateComesBack()
{
    QVERIFY(tenantDifference(stored()).kind != TenantDifference::Kind::None);
    import();
    QVERIFY(tenantDifference(stored()).kind == TenantDifference::Kind::None);
    set(DaneMode::None);
    QVERIFY(tenantDifference(stored()).kind != TenantDifference::Kind::None);

    ReviewDialog review(*m_session, *m_commands, {});
    review.show();
    QVERIFY(words(review).contains(u"SMTP DANE mode"));
    QVERIFY(words(review).contains(u"Protection is lowered"));
    review.findChild<QPushButton*>(u"review.discard"_qs)->click();
    QVERIFY(tenantDifference(stored()).kind == TenantDifference::Kind::None);
    QTRY_VERIFY(review.findChild<QLabel*>(u"review.head"_qs)->text().startsWith(u"Nothing differs"));
    m_session->undoStack().undo();
    QVERIFY(stored().connector.smtpDaneMode == DaneMode::None);
}

void tst_ConnectorHistory::import() const
{
    const Result<QList<ConnectorState>> states = m_session->store().connectorStates();
    QVERIFY(states.ok());
    const auto imported = m_session->store().applyImport(planMerge(*states, {stored().connector}));
    QVERIFY(imported.ok());
    m_session->adopt(*imported, u"Import"_qs);
}

void tst_ConnectorHistory::theInspectorFollowsItsKeys()
{
    ActionCollection actions(m_session->undoStack(), m_window.get());
    ConnectorInspector inspector(*m_session, *m_commands, actions);
    inspector.setConnector(ConnectorInspector::Shows::Connector, m_id);
    QSignalSpy wanted(&inspector, &ConnectorInspector::wanted);
    const auto* tabs = inspector.findChild<QTabBar*>(u"inspector.tabs"_qs);
    using enum ActionId;
    const QList<ActionId> ids{InspectorOverview, InspectorEvidence, InspectorHistory};
    for (const int tab : {1, 2, 0}) {
        QAction* action = actions.action(ids.at(tab));
        QCOMPARE(action->shortcut(), QKeySequence(QStringLiteral("Alt+%1").arg(tab + 1)));
        action->trigger();
        QCOMPARE(tabs->currentIndex(), tab);
    }
    QCOMPARE(wanted.size(), 3);
}

void tst_ConnectorHistory::theInspectorTellsWhatDiffersFromTheTenant()
{
    ActionCollection actions(m_session->undoStack(), m_window.get());
    ConnectorInspector inspector(*m_session, *m_commands, actions);
    inspector.setConnector(ConnectorInspector::Shows::Connector, m_id);
    const auto* difference = inspector.findChild<QWidget*>(u"inspector.difference"_qs);
    import();
    QVERIFY(difference->isHidden());
    set(DaneMode::Mandatory);
    QVERIFY(!difference->isHidden());
    QVERIFY2(words(*difference).contains(u"1 settings differ from the tenant"),
             qPrintable(words(*difference)));
    inspector.findChild<QPushButton*>(u"inspector.discard"_qs)->click();
    QVERIFY(difference->isHidden());
    QVERIFY(!stored().connector.smtpDaneMode);
}

QTEST_MAIN(tst_ConnectorHistory)
#include "tst_connectorhistory.moc"

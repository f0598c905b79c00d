// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/session.h"

#include "tests/support/qttest.h"

#include <QtCore/QTemporaryDir>

using namespace relaydeck;
using namespace relaydeck::ui;

namespace {

Connector connectorNamed(const QString& name, const QString& domain)
{
    Connector connector;
    connector.name = name;
    connector.recipientDomains = {domain};
    return connector;
}

}  // namespace

class tst_Session : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aChangeIsOneStepOfUndo();
    void aChangeThatIsRefusedLeavesNothingBehind();
    void aConflictingUndoLeavesTheStack();
    void anImportThatChangesNothingTakesNoName();
    void changesOfAnotherProgramShow();
    void aTestIsStoredAndShows();
    void practiceLeavesNoPolicy();
    void aCancelledTestReplacesNothing();
    void aResolverThatStripsIsNotedOnce();

private:
    std::unique_ptr<Session> open() const
    {
        auto session = Session::open(m_folder->filePath(QStringLiteral("store.db")));
        return session ? std::move(*session) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Session::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_Session::aChangeIsOneStepOfUndo()
{
    const auto session = open();
    QVERIFY(session);
    QSignalSpy changed(session.get(), &Session::connectorsChanged);

    QVERIFY(session->change({store::Change::added(connectorNamed(u"A"_qs, u"a.example"_qs)),
                             store::Change::added(connectorNamed(u"B"_qs, u"b.example"_qs))},
                            u"Add two"_qs));
    QCOMPARE(session->connectors().size(), 2);
    QCOMPARE(session->testableDomains(), (QStringList{u"a.example"_qs, u"b.example"_qs}));
    QCOMPARE(session->undoStack().count(), 1);
    QVERIFY(!changed.isEmpty());

    session->undoStack().undo();
    QVERIFY(session->connectors().isEmpty());
    session->undoStack().redo();
    QCOMPARE(session->connectors().size(), 2);
}

void tst_Session::aChangeThatIsRefusedLeavesNothingBehind()
{
    const auto session = open();
    QVERIFY(session->change({store::Change::added(connectorNamed(u"A"_qs, u"a.example"_qs))}, u"Add"_qs));
    QSignalSpy failed(session.get(), &Session::storeFailed);

    QVERIFY(!session->change({store::Change::added(connectorNamed(u"a"_qs, u"b.example"_qs))}, u"Add"_qs));

    QCOMPARE(failed.size(), 1);
    QCOMPARE(session->undoStack().count(), 1);
    QCOMPARE(session->connectors().size(), 1);
}

void tst_Session::aConflictingUndoLeavesTheStack()
{
    const auto session = open();
    QVERIFY(session->change({store::Change::added(connectorNamed(u"A"_qs, u"a.example"_qs))}, u"Add"_qs));
    const auto other = open();
    Connector changed = other->connectors().first().connector;
    changed.smtpDaneMode = DaneMode::Mandatory;
    QVERIFY(other->change({store::Change::changed(other->connectors().first(), changed)}, u"Set"_qs));
    QSignalSpy failed(session.get(), &Session::storeFailed);

    session->undoStack().undo();

    QCOMPARE(failed.size(), 1);
    QCOMPARE(session->undoStack().count(), 0);
    QVERIFY(session->connectors().first().connector.effectiveDaneMode() == DaneMode::Mandatory);
}

void tst_Session::anImportThatChangesNothingTakesNoName()
{
    const auto session = open();
    Connector inTenant = connectorNamed(u"A"_qs, u"a.example"_qs);
    const auto importIt = [&] {
        const Result<QList<store::Change>> changes = session->store().applyImport(
            planMerge(*session->store().connectorStates(), {inTenant}), u"a.csv"_qs);
        return changes ? *changes : QList<store::Change>();
    };
    session->adopt(importIt(), u"Import"_qs);
    Connector changed = session->connectors().first().connector;
    changed.smtpDaneMode = DaneMode::Mandatory;
    QVERIFY(session->change({store::Change::changed(session->connectors().first(), changed)}, u"Set"_qs));

    // The tenant has it now as it is here: only what the import said is another.
    inTenant.smtpDaneMode = DaneMode::Mandatory;
    const QList<store::Change> changes = importIt();
    QCOMPARE(changes.size(), 1);
    session->adopt(changes, u"Import again"_qs);

    QCOMPARE(session->undoStack().undoText(), u"Set"_qs);
    const Result<store::ActivityStep> step = session->store().steps().latestOf(changed.id);
    QVERIFY(step.ok());
    QCOMPARE(step->name, u"Set"_qs);
    QVERIFY(session->connectors().first().imported->smtpDaneMode == DaneMode::Mandatory);
    session->undoStack().undo();
    QVERIFY(!session->connectors().first().connector.smtpDaneMode.has_value());
}

void tst_Session::changesOfAnotherProgramShow()
{
    const auto session = open();
    const auto other = open();
    QVERIFY(other->change({store::Change::added(connectorNamed(u"A"_qs, u"a.example"_qs))}, u"Add"_qs));
    QTRY_COMPARE(session->connectors().size(), 1);
}

void tst_Session::aTestIsStoredAndShows()
{
    const auto session = open();
    session->startPractice();
    QSignalSpy finished(&session->tests(), &TestRuns::finished);
    QSignalSpy live(&session->tests(), &TestRuns::liveChanged);

    session->test({u"health.example"_qs, u"health.example"_qs, u"not a domain"_qs});
    QCOMPARE(session->tests().progress().total, 1);
    QVERIFY(session->tests().live(u"health.example"_qs));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);

    QVERIFY(live.size() > 3);
    QCOMPARE(session->tests().progress().done, 1);
    QVERIFY(!session->tests().live(u"health.example"_qs));
    const auto report = session->reports().latest(u"health.example"_qs);
    QVERIFY(report);
    QCOMPARE(session->environment().resolver, Environment::State::Works);
    QCOMPARE(session->environment().port25, Environment::State::Works);
    QCOMPARE(session->reports().history(u"health.example"_qs).last(), Verdict::DeliveredDane);
    QCOMPARE(session->reports().history(u"health.example"_qs).first(), Verdict::NotTested);

    const auto other = open();
    QCOMPARE(*other->reports().latest(u"health.example"_qs), *report);
}

/// A policy of a made-up domain must not be taken for one of the world (S5).
void tst_Session::practiceLeavesNoPolicy()
{
    const auto session = open();
    session->startPractice();
    QSignalSpy finished(&session->tests(), &TestRuns::finished);
    session->test({u"bank.example"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    const auto report = session->reports().latest(u"bank.example"_qs);
    QVERIFY(report && report->sts.policyRead);
    const Result<QVariant> rows = session->store().database().value(u"SELECT count(*) FROM sts_policies"_qs);
    QVERIFY(rows.ok());
    QCOMPARE(rows->toInt(), 0);
}

void tst_Session::aCancelledTestReplacesNothing()
{
    const auto session = open();
    session->startPractice();
    QSignalSpy finished(&session->tests(), &TestRuns::finished);
    session->test({u"health.example"_qs});
    session->tests().cancel();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(session->tests().progress().cancelled, 1);
    QVERIFY(!session->tests().isRunning());
    QVERIFY(!session->reports().latest(u"health.example"_qs));
}

void tst_Session::aResolverThatStripsIsNotedOnce()
{
    using partnertest::FindingCode;
    partnertest::PartnerReport stripped;
    stripped.findings = {partnertest::makeFinding(FindingCode::ResolverStripsDnssec, u"192.0.2.53"_qs)};
    const Environment environment = learned({}, stripped);
    QCOMPARE(environment.resolver, Environment::State::Fails);
    QVERIFY(environment.resolverVerdict == partnertest::ResolverVerdict::StripsDnssec);
    QCOMPARE(environment.resolvers, u"192.0.2.53"_qs);
    QCOMPARE(learned(environment, stripped), environment);

    partnertest::PartnerReport secure;
    secure.mx.security = dns::Security::Secure;
    QCOMPARE(learned(environment, secure).resolver, Environment::State::Works);
    // A report that says nothing about the resolver changes nothing.
    QCOMPARE(learned(environment, partnertest::PartnerReport{}).resolver, Environment::State::Fails);
}

QTEST_GUILESS_MAIN(tst_Session)
#include "tst_session.moc"

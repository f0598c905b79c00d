// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/connectorchange.h"
#include "core/connectors/connectorsummary.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using enum ConnectorField;

namespace {

Connector bank()
{
    Connector connector;
    connector.id = QUuid::createUuid();
    connector.name = u"Bank"_qs;
    connector.recipientDomains = {u"bank.example"_qs};
    return connector;
}

}  // namespace

class TestConnectorChange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesHaveBothStates();
    void aNewOneChangesFromNothing();
    void editsAreCarriedOn();
    void whatBothChangedIsTold();
    void summaries_data();
    void summaries();
};

void TestConnectorChange::changesHaveBothStates()
{
    const Connector before = bank();
    Connector after = before;
    after.smtpDaneMode = DaneMode::Mandatory;
    after.recipientDomains.append(u"*.bank.example"_qs);
    QVERIFY(fieldChanges(before, before).isEmpty());
    const QList<FieldChange> changes = fieldChanges(before, after);
    QCOMPARE(changes.size(), 2);
    QVERIFY(changes.at(0)
            == (FieldChange{RecipientDomains, u"bank.example"_qs, u"bank.example, *.bank.example"_qs}));
    QVERIFY(changes.at(1) == (FieldChange{SmtpDaneMode, QString(), u"Mandatory"_qs}));
}

void TestConnectorChange::aNewOneChangesFromNothing()
{
    const QList<FieldChange> added = fieldChanges(std::nullopt, bank());
    QCOMPARE(added.size(), 2);
    QVERIFY(added.at(0) == (FieldChange{Name, QString(), u"Bank"_qs}));
    const QList<FieldChange> removed = fieldChanges(bank(), std::nullopt);
    QVERIFY(removed.at(0) == (FieldChange{Name, u"Bank"_qs, QString()}));
}

void TestConnectorChange::editsAreCarriedOn()
{
    const Connector original = bank();
    Connector edited = original;
    edited.comment = u"mine"_qs;
    Connector present = original;
    present.enabled = false;
    const RebasedEdit rebased = rebaseEdit(original, edited, present);
    QVERIFY(!rebased.connector.enabled);
    QCOMPARE(rebased.connector.comment, u"mine"_qs);
    QVERIFY(rebased.takenOver == QList{Enabled});
    QVERIFY(rebased.conflicts.isEmpty());
}

void TestConnectorChange::whatBothChangedIsTold()
{
    const Connector original = bank();
    Connector edited = original;
    edited.comment = u"mine"_qs;
    edited.smtpDaneMode = DaneMode::None;
    Connector present = original;
    present.comment = u"theirs"_qs;
    present.smtpDaneMode = DaneMode::None;
    const RebasedEdit rebased = rebaseEdit(original, edited, present);
    QCOMPARE(rebased.connector.comment, u"mine"_qs);
    // Both came to the same value: no conflict.
    QVERIFY(rebased.conflicts == QList{Comment});
    QVERIFY(rebased.takenOver.isEmpty());
}

void TestConnectorChange::summaries_data()
{
    QTest::addColumn<Connector>("connector");
    QTest::addColumn<ConnectorSummary>("expected");
    using Takes = ConnectorSummary::Takes;
    using Way = ConnectorSummary::Way;
    using Proof = ConnectorSummary::Proof;
    const auto row = [](const char* name, auto&& change, auto&& expect) {
        Connector connector = bank();
        ConnectorSummary expected;
        expected.takes = Takes::Domains;
        expected.domains = connector.recipientDomains;
        change(connector);
        expect(expected);
        QTest::newRow(name) << connector << expected;
    };
    row(
        "modes not set work as Opportunistic", [](Connector&) {}, [](ConnectorSummary&) {});
    row(
        "1.3: Mandatory", [](Connector& c) { c.smtpDaneMode = DaneMode::Mandatory; },
        [](ConnectorSummary& s) {
            s.proof = Proof::DaneRequired;
            s.mtaStsToo = true;
        });
    row(
        "1.3: DANE None", [](Connector& c) { c.smtpDaneMode = DaneMode::None; },
        [](ConnectorSummary& s) { s.proof = Proof::MtaStsIfPublished; });
    row(
        "1.3: MTA-STS None", [](Connector& c) { c.mtaStsMode = MtaStsMode::None; },
        [](ConnectorSummary& s) { s.proof = Proof::DaneIfPublished; });
    row(
        "1.3: both None",
        [](Connector& c) {
            c.mtaStsMode = MtaStsMode::None;
            c.smtpDaneMode = DaneMode::None;
        },
        [](ConnectorSummary& s) { s.proof = Proof::None; });
    row(
        "6.2: rule-scoped takes nothing by domain", [](Connector& c) { c.isTransportRuleScoped = true; },
        [](ConnectorSummary& s) { s.takes = Takes::WhenRuleSelects; });
    row(
        "6.3: * overrides accepted domains",
        [](Connector& c) {
            c.recipientDomains = {u"*"_qs};
            c.allAcceptedDomains = true;
        },
        [](ConnectorSummary& s) {
            s.takes = Takes::AllMail;
            s.domains = {u"*"_qs};
        });
    row(
        "1.1: smart hosts asked for, none there", [](Connector& c) { c.useMxRecord = false; },
        [](ConnectorSummary& s) { s.way = Way::Nowhere; });
    row(
        "1.1: smart hosts beside MX do not count", [](Connector& c) { c.smartHosts = {u"relay.example"_qs}; },
        [](ConnectorSummary&) {});
    row(
        "test mode", [](Connector& c) { c.testMode = true; }, [](ConnectorSummary& s) { s.inUse = false; });
}

void TestConnectorChange::summaries()
{
    QFETCH(Connector, connector);
    QFETCH(ConnectorSummary, expected);
    QVERIFY(summarize(connector) == expected);
}

QTEST_GUILESS_MAIN(TestConnectorChange)
#include "tst_connectorchange.moc"

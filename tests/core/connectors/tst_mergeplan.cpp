// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/mergeplan.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using Kind = MergeEntry::Kind;

namespace {

Connector tenantConnector(const QString& connectorName, DaneMode mode = DaneMode::Opportunistic)
{
    Connector connector;
    connector.guid = QUuid::createUuidV5(QUuid(), connectorName);
    connector.name = connectorName;
    connector.smtpDaneMode = mode;
    connector.recipientDomains = {u"fabrikam.example"_qs};
    return connector;
}

/// As it is in the store after an import of `imported`.
ConnectorState kept(Connector imported)
{
    imported.id = QUuid::createUuid();
    return {.connector = imported, .imported = imported};
}

}  // namespace

class TestMergePlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newOnes();
    void unchanged();
    void changedInTenant();
    void changedHere();
    void changedOnBothSides();
    void unsetSaysNothing();
    void byName();
    void namesSwapped();
    void gone();
    void tenants();
    void otherPropertiesAreMergedByName();
    void timesAndVersionsAloneAreNoChange();
    void unknownPropertiesAreAChange();
};

void TestMergePlan::newOnes()
{
    const MergePlan plan = planMerge({}, {tenantConnector(u"A"_qs), tenantConnector(u"B"_qs)});
    QCOMPARE(plan.count(Kind::New), 2);
    QVERIFY(plan.entries.first().selected);
    QVERIFY(!plan.entries.first().after->connector.id.isNull());
    QCOMPARE(plan.entries.first().after->imported, plan.entries.first().after->connector);
}

void TestMergePlan::unchanged()
{
    const Connector imported = tenantConnector(u"A"_qs);
    const ConnectorState present = kept(imported);
    const MergePlan plan = planMerge({present}, {imported});
    QCOMPARE(plan.count(Kind::Unchanged), 1);
    QCOMPARE(plan.entries.first().after, present);
}

void TestMergePlan::changedInTenant()
{
    const ConnectorState present = kept(tenantConnector(u"A"_qs));
    const MergePlan plan = planMerge({present}, {tenantConnector(u"A"_qs, DaneMode::None)});
    const MergeEntry entry = plan.entries.first();
    QCOMPARE(entry.kind, Kind::Changed);
    QCOMPARE(entry.fields, QList{ConnectorField::SmtpDaneMode});
    QCOMPARE(entry.after->connector.smtpDaneMode, std::optional(DaneMode::None));
    QCOMPARE(entry.after->connector.id, present.connector.id);
}

void TestMergePlan::changedHere()
{
    // Planned here, not exported yet: the tenant still has the old value, which must not undo the plan.
    ConnectorState present = kept(tenantConnector(u"A"_qs));
    present.connector.smtpDaneMode = DaneMode::Mandatory;
    const MergePlan plan = planMerge({present}, {tenantConnector(u"A"_qs)});
    const MergeEntry entry = plan.entries.first();
    QCOMPARE(entry.kind, Kind::Unchanged);
    QCOMPARE(entry.keptFields, QList{ConnectorField::SmtpDaneMode});
    QVERIFY(entry.conflicts.isEmpty());
    QCOMPARE(entry.after->connector.smtpDaneMode, std::optional(DaneMode::Mandatory));
    QCOMPARE(entry.after->imported->smtpDaneMode, std::optional(DaneMode::Opportunistic));
}

void TestMergePlan::changedOnBothSides()
{
    ConnectorState present = kept(tenantConnector(u"A"_qs));
    present.connector.smtpDaneMode = DaneMode::Mandatory;
    const MergePlan plan = planMerge({present}, {tenantConnector(u"A"_qs, DaneMode::None)});
    const MergeEntry entry = plan.entries.first();
    QCOMPARE(entry.kind, Kind::Changed);
    QCOMPARE(entry.conflicts, QList{ConnectorField::SmtpDaneMode});
    QCOMPARE(entry.after->connector.smtpDaneMode, std::optional(DaneMode::Mandatory));
    QCOMPARE(entry.after->imported->smtpDaneMode, std::optional(DaneMode::None));
}

void TestMergePlan::unsetSaysNothing()
{
    const ConnectorState present = kept(tenantConnector(u"A"_qs, DaneMode::Mandatory));
    Connector imported = tenantConnector(u"A"_qs);
    imported.smtpDaneMode.reset();
    const MergePlan plan = planMerge({present}, {imported});
    QCOMPARE(plan.entries.first().kind, Kind::Unchanged);
    QCOMPARE(plan.entries.first().after->connector.smtpDaneMode, std::optional(DaneMode::Mandatory));
}

void TestMergePlan::byName()
{
    Connector made = tenantConnector(u"Fabrikam"_qs);
    made.id = QUuid::createUuid();
    made.guid = {};
    const MergePlan plan =
        planMerge({{.connector = made, .imported = std::nullopt}}, {tenantConnector(u"FABRIKAM"_qs)});
    QCOMPARE(plan.entries.size(), 1);
    QCOMPARE(plan.entries.first().kind, Kind::Changed);
    QCOMPARE(plan.entries.first().after->connector.id, made.id);
    QVERIFY(!plan.entries.first().after->connector.guid.isNull());
}

void TestMergePlan::namesSwapped()
{
    const Connector a = tenantConnector(u"A"_qs);
    const Connector b = tenantConnector(u"B"_qs);
    Connector swappedA = a;
    Connector swappedB = b;
    std::swap(swappedA.name, swappedB.name);
    const ConnectorState keptA = kept(a);
    const ConnectorState keptB = kept(b);
    const MergePlan plan = planMerge({keptA, keptB}, {swappedA, swappedB});
    QCOMPARE(plan.count(Kind::Changed), 2);
    QCOMPARE(plan.entries.at(0).after->connector.id, keptA.connector.id);
    QCOMPARE(plan.entries.at(0).after->connector.name, u"B"_qs);
}

void TestMergePlan::gone()
{
    Connector made = tenantConnector(u"made here"_qs);
    made.id = QUuid::createUuid();
    const MergePlan plan =
        planMerge({kept(tenantConnector(u"old"_qs)), {.connector = made, .imported = std::nullopt}}, {});
    QCOMPARE(plan.entries.size(), 1);
    QCOMPARE(plan.entries.first().kind, Kind::Gone);
    QVERIFY(!plan.entries.first().selected);
    QCOMPARE(plan.entries.first().shown().name, u"old"_qs);
}

void TestMergePlan::tenants()
{
    TenantIdentity fabrikam;
    fabrikam.organization = u"fabrikam.onmicrosoft.com"_qs;
    TenantIdentity contoso;
    contoso.organization = u"contoso.onmicrosoft.com"_qs;
    QVERIFY(!planMerge({}, {}, {}, fabrikam).otherTenant);
    QVERIFY(!planMerge({}, {}, fabrikam, fabrikam).otherTenant);
    QVERIFY(planMerge({}, {}, fabrikam, contoso).otherTenant);
}

void TestMergePlan::otherPropertiesAreMergedByName()
{
    // An export of few columns says nothing about the properties that it lacks.
    Connector before = tenantConnector(u"A"_qs);
    before.otherProperties = {{u"NewThing"_qs, 1}, {u"WhenChanged"_qs, u"monday"_qs}};
    Connector imported = tenantConnector(u"A"_qs, DaneMode::Mandatory);
    imported.otherProperties = {{u"whenchanged"_qs, u"tuesday"_qs}};
    const MergeEntry entry = planMerge({kept(before)}, {imported}).entries.first();
    const QJsonObject expected{{u"NewThing"_qs, 1}, {u"whenchanged"_qs, u"tuesday"_qs}};
    QCOMPARE(entry.after->connector.otherProperties, expected);
    QCOMPARE(entry.after->imported->otherProperties, expected);
    QVERIFY(entry.otherProperties.isEmpty());
}

void TestMergePlan::timesAndVersionsAloneAreNoChange()
{
    Connector before = tenantConnector(u"A"_qs);
    before.otherProperties = {{u"ExchangeVersion"_qs, u"0.1"_qs}, {u"WhenChangedUTC"_qs, u"monday"_qs}};
    Connector imported = before;
    imported.otherProperties = {{u"ExchangeVersion"_qs, u"0.2"_qs}, {u"WHENCHANGEDUTC"_qs, u"tuesday"_qs}};
    const ConnectorState present = kept(before);
    const MergeEntry entry = planMerge({present}, {imported}).entries.first();
    QCOMPARE(entry.kind, Kind::Unchanged);
    QCOMPARE(entry.after->connector, present.connector);
    // What the tenant says now is still known.
    QCOMPARE(entry.after->imported->otherProperties, imported.otherProperties);
}

void TestMergePlan::unknownPropertiesAreAChange()
{
    Connector before = tenantConnector(u"A"_qs);
    before.otherProperties = {{u"NewThing"_qs, 1}};
    Connector imported = before;
    imported.otherProperties = {{u"NewThing"_qs, 2}, {u"Another"_qs, true}};
    const MergeEntry entry = planMerge({kept(before)}, {imported}).entries.first();
    QCOMPARE(entry.kind, Kind::Changed);
    QCOMPARE(entry.otherProperties, (QStringList{u"Another"_qs, u"NewThing"_qs}));
    QVERIFY(entry.fields.isEmpty());
    QCOMPARE(entry.after->connector.otherProperties, imported.otherProperties);
}

QTEST_GUILESS_MAIN(TestMergePlan)
#include "tst_mergeplan.moc"

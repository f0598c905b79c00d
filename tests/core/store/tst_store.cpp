// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/connectorcheck.h"
#include "core/connectors/connectorjson.h"
#include "core/store/connectorrecord.h"
#include "core/store/sampleworkspace.h"
#include "core/store/store.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>

#include <vector>

using namespace relaydeck;
using namespace relaydeck::store;

namespace {

Connector connectorNamed(const QString& connectorName)
{
    Connector connector;
    connector.name = connectorName;
    connector.recipientDomains = {u"fabrikam.example"_qs};
    connector.comment = u"‘quoted’; \"x\"\n'"_qs;
    return connector;
}

StoredReport report(const QString& domain, const QDateTime& startedAt, const QString& outcome)
{
    return {.id = QUuid::createUuid(),
            .domain = domain,
            .startedAt = startedAt,
            .duration = std::chrono::milliseconds(1234),
            .profileName = u"system"_qs,
            .origin = u"window"_qs,
            .outcome = outcome,
            .security = u"dane"_qs,
            .atRisk = true,
            .reason = u"tlsa-invalid"_qs,
            .status = u"4.7.323"_qs,
            .json = "{\"schema\":\"relaydeck.partner-report/1\"}"};
}

StoredReport summaryOf(StoredReport full)
{
    full.json.clear();
    return full;
}

}  // namespace

class TestStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void connectorsAreKept();
    void namesAreUnique();
    void staleRevisionIsAConflict();
    void everyVersionIsKept();
    void undoAndRedo();
    void undoMeetsAnotherChange();
    void batchIsAllOrNothing();
    void namesCanBeExchanged();
    void activityTellsWho();
    void importAndBack();
    void importKeepsWhatIsPlannedHere();
    void importNotesAnUnchangedTenant();
    void reports();
    void workspace();
    void twoConnections();
    void sample();
    void damagedRowIsTold();
    void aLongListIsReadInOrder();

private:
    Store& open(Origin origin = Origin::Window);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<std::unique_ptr<Store>> m_stores;
};

void TestStore::init()
{
    m_stores.clear();
    m_folder = std::make_unique<QTemporaryDir>();
}

Store& TestStore::open(Origin origin)
{
    Result<std::unique_ptr<Store>> store = Store::open(m_folder->filePath(u"store.db"_qs), origin);
    if (!store)
        qFatal("%s", qPrintable(store.error().detail));
    m_stores.push_back(std::move(*store));
    return *m_stores.back();
}

void TestStore::connectorsAreKept()
{
    ConnectorRepository& connectors = open().connectors();
    Connector connector = connectorNamed(u"Fabrikam"_qs);
    const Result<StoredConnector> inserted = connectors.insert(connector);
    QVERIFY(inserted.ok());
    QVERIFY(!inserted->connector.id.isNull());
    QCOMPARE(inserted->revision, 1);
    QVERIFY(!inserted->imported.has_value());
    connector.id = inserted->connector.id;
    QCOMPARE(inserted->connector, connector);
    QVERIFY(connectors.insert(connectorNamed(u"Äpfel"_qs)).ok());
    QVERIFY(connectors.insert(connectorNamed(u"contoso"_qs)).ok());

    ConnectorRepository& again = open().connectors();
    QCOMPARE(again.get(connector.id)->connector, connector);
    QCOMPARE(again.findByName(u"fabrikam"_qs)->connector, connector);
    QCOMPARE(again.findByName(u"ÄPFEL"_qs)->connector.name, u"Äpfel"_qs);
    QCOMPARE(again.findByName(u"nobody"_qs).error().code, ErrorCode::NotFound);
    QCOMPARE(again.get(QUuid::createUuid()).error().code, ErrorCode::NotFound);
    QCOMPARE(again.list()->size(), 3);
    QCOMPARE(again.list()->first().connector.name, u"contoso"_qs);
}

void TestStore::namesAreUnique()
{
    ConnectorRepository& connectors = open().connectors();
    QVERIFY(connectors.insert(connectorNamed(u"Fabrikam"_qs)).ok());
    const Result<StoredConnector> twice = connectors.insert(connectorNamed(u"FABRIKAM"_qs));
    QVERIFY(!twice.ok());
    QCOMPARE(twice.error().code, ErrorCode::Conflict);
    QVERIFY(twice.error().detail.contains(u"FABRIKAM"_qs));
    StoredConnector other = *connectors.insert(connectorNamed(u"Contoso"_qs));
    other.connector.name = u"fabrikam"_qs;
    QCOMPARE(connectors.update(other.connector, other.revision).error().code, ErrorCode::Conflict);
    // Its own name in other letters is no conflict.
    other.connector.name = u"CONTOSO"_qs;
    QVERIFY(connectors.update(other.connector, other.revision).ok());
    QCOMPARE(connectors.list()->size(), 2);
}

void TestStore::staleRevisionIsAConflict()
{
    Store& window = open();
    Store& commandLine = open(Origin::CommandLine);
    const StoredConnector seen = *window.connectors().insert(connectorNamed(u"Fabrikam"_qs));
    Connector theirs = seen.connector;
    theirs.smtpDaneMode = DaneMode::Mandatory;
    QVERIFY(commandLine.connectors().update(theirs, seen.revision).ok());

    Connector ours = seen.connector;
    ours.smtpDaneMode = DaneMode::None;
    QCOMPARE(window.connectors().update(ours, seen.revision).error().code, ErrorCode::Conflict);
    QCOMPARE(window.connectors().remove(seen.connector.id, seen.revision).error().code, ErrorCode::Conflict);
    QCOMPARE(window.apply(Change::changed(seen, ours)).error().code, ErrorCode::Conflict);
    QCOMPARE(window.apply(Change::removed(seen)).error().code, ErrorCode::Conflict);
    QCOMPARE(window.connectors().get(seen.connector.id)->connector, theirs);

    QVERIFY(commandLine.connectors().remove(seen.connector.id, seen.revision + 1).ok());
    QCOMPARE(window.connectors().update(ours, seen.revision + 1).error().code, ErrorCode::NotFound);
    QCOMPARE(window.apply(Change::changed(seen, ours)).error().code, ErrorCode::Conflict);
}

void TestStore::everyVersionIsKept()
{
    Store& store = open();
    const StoredConnector first = *store.connectors().insert(connectorNamed(u"Fabrikam"_qs));
    Connector changed = first.connector;
    changed.mtaStsMode = MtaStsMode::None;
    QVERIFY(store.connectors().update(changed, 1).ok());
    QVERIFY(store.connectors().remove(changed.id, 2).ok());
    const Result<QList<ConnectorVersion>> versions = store.connectors().versions(changed.id);
    QCOMPARE(versions->size(), 3);
    QCOMPARE(versions->at(0).connector, std::optional(first.connector));
    QCOMPARE(versions->at(1).connector, std::optional(changed));
    QVERIFY(!versions->at(2).connector.has_value());
    QCOMPARE(versions->at(2).revision, 3);
}

void TestStore::undoAndRedo()
{
    Store& store = open();
    const Change added = Change::added(connectorNamed(u"Fabrikam"_qs));
    QVERIFY(store.apply(added).ok());
    const StoredConnector stored = *store.connectors().get(added.id());
    Connector mandatory = stored.connector;
    mandatory.smtpDaneMode = DaneMode::Mandatory;
    const Change changed = Change::changed(stored, mandatory);
    QVERIFY(store.apply(changed).ok());
    const Change removed = Change::removed(*store.connectors().get(added.id()));
    QVERIFY(store.apply(removed).ok());
    QVERIFY(store.connectors().list()->isEmpty());

    const QList<Change> done{added, changed, removed};
    QVERIFY(store.apply(removed.inverse()).ok());
    QCOMPARE(store.connectors().get(added.id())->connector, mandatory);
    QCOMPARE(store.connectors().get(added.id())->revision, 4);
    QVERIFY(store.apply(changed.inverse()).ok());
    QCOMPARE(store.connectors().get(added.id())->connector, stored.connector);
    QVERIFY(store.apply(added.inverse()).ok());
    QVERIFY(store.connectors().list()->isEmpty());
    QVERIFY(store.apply(done).ok());
    QVERIFY(store.apply(inverse(done)).ok());
    QCOMPARE(removed.inverse().inverse(), removed);
}

void TestStore::undoMeetsAnotherChange()
{
    Store& store = open();
    const StoredConnector stored = *store.connectors().insert(connectorNamed(u"Fabrikam"_qs));
    Connector mine = stored.connector;
    mine.smtpDaneMode = DaneMode::Mandatory;
    const Change change = Change::changed(stored, mine);
    QVERIFY(store.apply(change).ok());
    Connector theirs = mine;
    theirs.comment = u"by another"_qs;
    QVERIFY(open(Origin::CommandLine).connectors().update(theirs, 2).ok());
    const Result<void> undone = store.apply(change.inverse());
    QCOMPARE(undone.error().code, ErrorCode::Conflict);
    QCOMPARE(store.connectors().get(mine.id)->connector, theirs);
}

void TestStore::batchIsAllOrNothing()
{
    Store& store = open();
    QVERIFY(store.connectors().insert(connectorNamed(u"taken"_qs)).ok());
    const QList<Change> changes{Change::added(connectorNamed(u"one"_qs)),
                                Change::added(connectorNamed(u"Taken"_qs))};
    QCOMPARE(store.apply(changes).error().code, ErrorCode::Conflict);
    QCOMPARE(store.connectors().list()->size(), 1);
    QCOMPARE(store.activity().latest(10)->size(), 1);
    QVERIFY(store.connectors().versions(changes.first().id())->isEmpty());
}

void TestStore::namesCanBeExchanged()
{
    Store& store = open();
    const StoredConnector one = *store.connectors().insert(connectorNamed(u"one"_qs));
    const StoredConnector two = *store.connectors().insert(connectorNamed(u"two"_qs));
    Connector newOne = one.connector;
    Connector newTwo = two.connector;
    std::swap(newOne.name, newTwo.name);
    QVERIFY(store.apply({Change::changed(one, newOne), Change::changed(two, newTwo)}).ok());
    QCOMPARE(store.connectors().findByName(u"one"_qs)->connector.id, newTwo.id);
}

void TestStore::activityTellsWho()
{
    qputenv("LOGNAME", "anna");
    Store& store = open(Origin::CommandLine);
    const StoredConnector stored = *store.connectors().insert(connectorNamed(u"Fabrikam"_qs));
    Connector changed = stored.connector;
    changed.name = u"Fabrikam Bank"_qs;
    QVERIFY(store.connectors().update(changed, 1).ok());
    const Result<QList<ActivityEntry>> entries = store.activity().latest(10);
    QCOMPARE(entries->size(), 2);
    const ActivityEntry entry = entries->first();
    QCOMPARE(entry.user, u"anna"_qs);
    QCOMPARE(entry.origin, u"command-line"_qs);
    QCOMPARE(entry.kind, ActivityKind::ConnectorChanged);
    QCOMPARE(entry.subject, u"Fabrikam Bank"_qs);
    QCOMPARE(entry.subjectId, changed.id);
    QVERIFY(entry.batch.isNull());
    QVERIFY(qAbs(entry.when.secsTo(QDateTime::currentDateTimeUtc())) < 3600);
    QCOMPARE(connectorFromJson(entry.before).value(), stored.connector);
    QCOMPARE(connectorFromJson(entry.after).value(), changed);
    QCOMPARE(store.activity().latest(10, entry.id)->size(), 1);
    QCOMPARE(store.activity().latest(1)->size(), 1);
    QCOMPARE(store.activity().ofSubject(changed.id, 10)->size(), 2);
    QVERIFY(store.activity().ofSubject(QUuid::createUuid(), 10)->isEmpty());

    QVERIFY(
        store.apply({Change::added(connectorNamed(u"a"_qs)), Change::added(connectorNamed(u"b"_qs))}).ok());
    const Result<QList<ActivityEntry>> batch = store.activity().latest(2);
    QVERIFY(!batch->first().batch.isNull());
    QCOMPARE(batch->first().batch, batch->last().batch);
    for (const ActivityKind kind :
         {ActivityKind::ConnectorAdded, ActivityKind::Imported, ActivityKind::Exported})
        QCOMPARE(activityKindFromName(activityKindName(kind)), std::optional(kind));
}

void TestStore::importAndBack()
{
    Store& store = open();
    Connector imported = connectorNamed(u"Fabrikam"_qs);
    imported.guid = QUuid::createUuid();
    TenantIdentity tenant;
    tenant.organization = u"contoso.onmicrosoft.com"_qs;
    const Result<QList<Change>> changes =
        store.applyImport(planMerge(*store.connectorStates(), {imported}, {}, tenant), u"connectors.json"_qs);
    QVERIFY(changes.ok());
    QCOMPARE(changes->size(), 1);
    const StoredConnector stored = store.connectors().list()->first();
    imported.id = stored.connector.id;
    QCOMPARE(stored.connector, imported);
    QCOMPARE(stored.imported, std::optional(imported));
    QCOMPARE(store.workspace().tenant()->organization, tenant.organization);
    QVERIFY(store.workspace().tenant()->importedAt.isValid());
    const QList<ActivityEntry> activity = *store.activity().latest(10);
    QCOMPARE(activity.size(), 2);
    QCOMPARE(activity.last().kind, ActivityKind::Imported);
    QCOMPARE(activity.last().subject, u"connectors.json"_qs);

    QVERIFY(store.apply(inverse(*changes)).ok());
    QVERIFY(store.connectors().list()->isEmpty());
    QVERIFY(store.apply(*changes).ok());
    QCOMPARE(store.connectors().list()->first().imported, std::optional(imported));

    // Gone from the tenant: kept unless asked for.
    MergePlan gone = planMerge(*store.connectorStates(), {});
    QCOMPARE(store.applyImport(gone)->size(), 0);
    QCOMPARE(store.connectors().list()->size(), 1);
    gone.entries.first().selected = true;
    QCOMPARE(store.applyImport(gone)->size(), 1);
    QVERIFY(store.connectors().list()->isEmpty());
}

void TestStore::importKeepsWhatIsPlannedHere()
{
    Store& store = open();
    Connector imported = connectorNamed(u"Fabrikam"_qs);
    imported.guid = QUuid::createUuid();
    imported.smtpDaneMode = DaneMode::Opportunistic;
    QVERIFY(store.applyImport(planMerge({}, {imported})).ok());
    const StoredConnector stored = store.connectors().list()->first();
    Connector planned = stored.connector;
    planned.smtpDaneMode = DaneMode::Mandatory;
    QVERIFY(store.apply(Change::changed(stored, planned)).ok());
    QCOMPARE(store.connectors().get(planned.id)->imported, stored.imported);

    imported.comment = u"changed in the tenant"_qs;
    QVERIFY(store.applyImport(planMerge(*store.connectorStates(), {imported})).ok());
    const StoredConnector merged = *store.connectors().get(planned.id);
    QCOMPARE(merged.connector.smtpDaneMode, std::optional(DaneMode::Mandatory));
    QCOMPARE(merged.connector.comment, imported.comment);
    QCOMPARE(merged.imported->smtpDaneMode, std::optional(DaneMode::Opportunistic));
}

void TestStore::importNotesAnUnchangedTenant()
{
    // A connector that was made here and exported: the import only tells that it has arrived.
    Store& store = open();
    const StoredConnector made = *store.connectors().insert(connectorNamed(u"Fabrikam"_qs));
    const Connector imported = connectorNamed(u"Fabrikam"_qs);
    const MergePlan plan = planMerge(*store.connectorStates(), {imported});
    QCOMPARE(plan.entries.first().kind, MergeEntry::Kind::Unchanged);
    QVERIFY(store.applyImport(plan).ok());
    const StoredConnector stored = *store.connectors().get(made.connector.id);
    QCOMPARE(stored.revision, 1);
    QCOMPARE(stored.changedAt, made.changedAt);
    QVERIFY(stored.imported.has_value());
    QCOMPARE(store.connectors().versions(made.connector.id)->size(), 1);
}

void TestStore::reports()
{
    ReportRepository& reports = open().reports();
    const QDateTime noon({2026, 11, 24}, {12, 0}, Qt::UTC);
    const StoredReport older = report(u"a.example"_qs, noon, u"queued"_qs);
    const StoredReport newer = report(u"a.example"_qs, noon.addMSecs(1), u"delivered"_qs);
    const StoredReport other = report(u"b.example"_qs, noon.addSecs(-60), u"unknown"_qs);
    for (const StoredReport& each : {newer, older, other})
        QCOMPARE(reports.add(each).value(), each.id);
    QCOMPARE(reports.get(older.id).value(), older);
    QCOMPARE(reports.get(QUuid::createUuid()).error().code, ErrorCode::NotFound);
    QCOMPARE(reports.latest(u"a.example"_qs).value(), std::optional(newer));
    QCOMPARE(reports.latest(u"never.example"_qs).value(), std::optional<StoredReport>());
    QCOMPARE(reports.ofDomain(u"a.example"_qs, 10).value(), (QList{summaryOf(newer), summaryOf(older)}));
    QCOMPARE(reports.ofDomain(u"a.example"_qs, 1)->size(), 1);
    QCOMPARE(reports.recent(2).value(), (QList{summaryOf(newer), summaryOf(older)}));
    const QHash<QString, StoredReport> each = *reports.latestOfEach();
    QCOMPARE(each.size(), 2);
    QCOMPARE(each.value(u"a.example"_qs), summaryOf(newer));
    QVERIFY(!reports.add(older).ok());
    // A local time comes back as the same moment in UTC.
    StoredReport local = report(u"c.example"_qs, noon.toOffsetFromUtc(7200), u"queued"_qs);
    QVERIFY(reports.add(local).ok());
    QCOMPARE(reports.get(local.id)->startedAt, noon);
}

void TestStore::workspace()
{
    WorkspaceRepository& workspace = open().workspace();
    QCOMPARE(workspace.tenant().value(), TenantIdentity());
    TenantIdentity tenant{.organization = u"contoso.onmicrosoft.com"_qs,
                          .organizationGuid = QUuid::createUuid(),
                          .organizationId = u"id"_qs,
                          .organizationalUnitRoot = u"root"_qs,
                          .distinguishedName = u"CN=x"_qs,
                          .importedAt = QDateTime({2026, 11, 24}, {12, 0}, Qt::UTC)};
    QVERIFY(workspace.setTenant(tenant).ok());
    tenant.organizationGuid = {};
    QVERIFY(workspace.setTenant(tenant).ok());
    QCOMPARE(workspace.tenant().value(), tenant);
    QCOMPARE(workspace.setting(u"x"_qs).value(), std::optional<QString>());
    QVERIFY(workspace.setSetting(u"x"_qs, u"1"_qs).ok());
    QVERIFY(workspace.setSetting(u"x"_qs, QString()).ok());
    QCOMPARE(open().workspace().setting(u"x"_qs).value(), std::optional(QString()));
}

void TestStore::twoConnections()
{
    Store& one = open();
    Store& two = open();
    for (int i = 0; i < 20; ++i) {
        QVERIFY((i % 2 == 0 ? one : two).connectors().insert(connectorNamed(QString::number(i))).ok());
        QCOMPARE(one.connectors().list()->size(), i + 1);
        QCOMPARE(two.connectors().list()->size(), i + 1);
    }
}

void TestStore::sample()
{
    Store& store = open();
    QList<SamplePartner> partners;
    for (int i = 0; i < 24; ++i)
        partners.append({.domain = u"partner%1.example"_qs.arg(i), .title = u"Partner %1"_qs.arg(i / 2)});
    const Result<QList<Change>> changes = addSampleWorkspace(store, partners);
    QVERIFY2(changes.ok(), changes.ok() ? "" : qPrintable(changes.error().detail));
    QVERIFY(changes->size() >= 24);
    QSet<QString> variety;
    const Result<QList<StoredConnector>> list = store.connectors().list();
    for (const StoredConnector& stored : *list) {
        const QList<ConnectorFinding> findings = checkConnector(stored.connector);
        QVERIFY2(!hasErrors(findings), qPrintable(stored.connector.name));
        variety.insert(fieldText(ConnectorField::SmtpDaneMode, stored.connector)
                       + fieldText(ConnectorField::MtaStsMode, stored.connector)
                       + fieldText(ConnectorField::TlsSettings, stored.connector));
    }
    QVERIFY(variety.size() >= 6);
    QVERIFY(addSampleWorkspace(store, partners)->isEmpty());
    QVERIFY(store.apply(inverse(*changes)).ok());
    QVERIFY(store.connectors().list()->isEmpty());
}

void TestStore::damagedRowIsTold()
{
    Store& store = open();
    const StoredConnector stored = *store.connectors().insert(connectorNamed(u"Fabrikam"_qs));
    QVERIFY(store.database().run(u"UPDATE connectors SET body = '{\"name\":1}'"_qs).ok());
    const Result<QList<StoredConnector>> list = store.connectors().list();
    QVERIFY(!list.ok());
    QCOMPARE(list.error().code, ErrorCode::InvalidData);
    QVERIFY(list.error().detail.contains(stored.connector.id.toString(QUuid::WithoutBraces)));
}

/// More than one thread reads; what is damaged is told wherever it stands.
void TestStore::aLongListIsReadInOrder()
{
    constexpr int Count = 9001;
    std::vector<ConnectorRecord> records;
    for (int i = 0; i < Count; ++i) {
        Connector connector = connectorNamed(u"Partner %1"_qs.arg(i));
        connector.id = QUuid::createUuid();
        const QByteArray body = QJsonDocument(toJson(connector)).toJson(QJsonDocument::Compact);
        records.push_back({.id = connector.id.toString(QUuid::WithoutBraces),
                           .revision = i + 1,
                           .body = body,
                           .imported = i % 2 ? body : QByteArray(),
                           .changedAt = u"2026-11-24T10:00:00.000Z"_qs});
    }
    const Result<QList<StoredConnector>> list = readRecords(records);
    QVERIFY(list.ok());
    QCOMPARE(list->size(), Count);
    for (int i = 0; i < Count; ++i) {
        QCOMPARE(list->at(i).revision, i + 1);
        QCOMPARE(list->at(i).connector.name, u"Partner %1"_qs.arg(i));
        QCOMPARE(list->at(i).imported.has_value(), i % 2 == 1);
    }
    QVERIFY(readRecords({}).ok());

    for (const std::size_t place : {std::size_t{0}, std::size_t{Count / 2}, std::size_t{Count - 1}}) {
        std::vector<ConnectorRecord> damaged = records;
        damaged[place].body = "{";
        const Result<QList<StoredConnector>> failed = readRecords(damaged);
        QVERIFY(!failed.ok());
        QVERIFY(failed.error().detail.contains(damaged[place].id));
    }
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"

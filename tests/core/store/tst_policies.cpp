// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "tests/support/qttest.h"

#include <QtCore/QTemporaryDir>

using namespace relaydeck;
using namespace relaydeck::store;
using namespace std::chrono_literals;
using mtasts::KnownPolicy;
using test::name;

namespace {

const QDateTime Noon(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

KnownPolicy policyOf(const char* domain, const QString& id, const QByteArray& text, const QDateTime& at)
{
    return {.domain = name(domain), .id = id, .text = text, .maxAge = 24h, .firstSeen = at, .fetchedAt = at};
}

QStringList idsOf(const QList<KnownPolicy>& policies)
{
    QStringList ids;
    for (const KnownPolicy& policy : policies)
        ids.append(policy.id);
    return ids;
}

}  // namespace

/// The lasting MTA-STS policy cache and history (S5, RFC 8461 3.3).
class TestPolicies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void lastsOverARestart();
    void readAgainOnlyMovesTheTime();
    void everyDistinctPolicyIsKept();
    void oneDomainAlone();
    void whatATestHasToKnow();
    void isBounded();
    void olderStoreKeepsItsData();

private:
    QString path() const { return m_folder->filePath(u"store.db"_qs); }
    std::unique_ptr<Store> open() const
    {
        Result<std::unique_ptr<Store>> opened = Store::open(path(), Origin::Window);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPolicies::lastsOverARestart()
{
    const KnownPolicy policy =
        policyOf("partner.example", u"1"_qs, QByteArray("version: STSv1\r\n\0\xff", 18), Noon);
    QVERIFY(open()->policies().note(policy).ok());
    const Result<QList<KnownPolicy>> read = open()->policies().history(name("partner.example"));
    QVERIFY(read.ok());
    QCOMPARE(read->size(), 1);
    QVERIFY(read->first() == policy);
}

void TestPolicies::readAgainOnlyMovesTheTime()
{
    const auto store = open();
    const KnownPolicy first = policyOf("partner.example", u"1"_qs, "a", Noon);
    for (const QDateTime& at : {Noon, Noon.addDays(2), Noon.addDays(1)})
        QVERIFY(store->policies().note(policyOf("partner.example", u"1"_qs, "a", at)).ok());
    const Result<QList<KnownPolicy>> history = store->policies().history(name("partner.example"));
    QCOMPARE(history->size(), 1);
    QCOMPARE(history->first().firstSeen, first.firstSeen);
    QCOMPARE(history->first().fetchedAt, Noon.addDays(2));
}

void TestPolicies::everyDistinctPolicyIsKept()
{
    const auto store = open();
    for (const KnownPolicy& policy : {policyOf("partner.example", u"1"_qs, "a", Noon),
                                      policyOf("partner.example", u"1"_qs, "b", Noon.addSecs(1)),
                                      policyOf("partner.example", u"2"_qs, "b", Noon.addSecs(2))})
        QVERIFY(store->policies().note(policy).ok());
    const Result<QList<KnownPolicy>> history = store->policies().history(name("partner.example"));
    QCOMPARE(idsOf(*history), (QStringList{u"2"_qs, u"1"_qs, u"1"_qs}));
    QCOMPARE(history->at(1).text, QByteArray("b"));
}

void TestPolicies::oneDomainAlone()
{
    const auto store = open();
    QVERIFY(store->policies().note(policyOf("partner.example", u"1"_qs, "a", Noon)).ok());
    QVERIFY(store->policies().note(policyOf("other.example", u"2"_qs, "a", Noon)).ok());
    const Result<mtasts::KnownPolicies> known =
        store->policies().knownAt({name("other.example"), name("third.example")}, Noon);
    QVERIFY(known.ok());
    QCOMPARE(known->size(), 1);
    const QList<KnownPolicy> policies = known->value(name("other.example"));
    QCOMPARE(idsOf(policies), QStringList{u"2"_qs});
    QVERIFY(policies.first().domain == name("other.example"));
}

void TestPolicies::whatATestHasToKnow()
{
    const auto store = open();
    for (const int hours : {-30, -20, -10}) {
        QVERIFY(store->policies()
                    .note(policyOf("partner.example", QString::number(-hours), QByteArray::number(hours),
                                   Noon.addSecs(hours * 3600)))
                    .ok());
    }
    const DomainName domain = name("partner.example");
    QCOMPARE(idsOf(store->policies().knownAt({domain}, Noon)->value(domain)),
             (QStringList{u"10"_qs, u"20"_qs}));
    // The newest tells that those before are over, long after it is over itself.
    QCOMPARE(idsOf(store->policies().knownAt({domain}, Noon.addDays(9))->value(domain)),
             (QStringList{u"10"_qs}));
}

void TestPolicies::isBounded()
{
    const auto store = open();
    const int many = PolicyRepository::MaxOfDomain + 10;
    for (int i = 0; i < many; ++i) {
        QVERIFY(store->policies()
                    .note(policyOf("partner.example", QString::number(i), "a", Noon.addSecs(i)))
                    .ok());
    }
    const Result<QVariant> rows = store->database().value(u"SELECT count(*) FROM sts_policies"_qs);
    QCOMPARE(rows->toInt(), PolicyRepository::MaxOfDomain);
    const DomainName domain = name("partner.example");
    QCOMPARE(store->policies().history(domain)->first().id, QString::number(many - 1));
    QVERIFY(store->policies().knownAt({domain}, Noon.addSecs(many))->value(domain).size() <= 5);
}

void TestPolicies::olderStoreKeepsItsData()
{
    StoredReport report;
    report.domain = u"partner.example"_qs;
    report.startedAt = Noon;
    report.json = "{}";
    {
        const Result<std::unique_ptr<Database>> older = Database::open(path(), builtInMigrations().first(1));
        QVERIFY(older.ok());
        QCOMPARE((*older)->schemaVersion(), 1);
        QVERIFY(ReportRepository(**older).add(report).ok());
    }
    const auto store = open();
    QCOMPARE(store->database().schemaVersion(), builtInMigrations().last().version);
    QVERIFY(store->database().schemaVersion() >= 2);
    const Result<std::optional<StoredReport>> kept = store->reports().latest(report.domain);
    QVERIFY(kept.ok() && kept->has_value());
    QCOMPARE((*kept)->startedAt, report.startedAt);
    QVERIFY(store->policies().history(name("partner.example"))->isEmpty());
    QVERIFY(store->policies().note(policyOf("partner.example", u"1"_qs, "a", Noon)).ok());
}

QTEST_GUILESS_MAIN(TestPolicies)
#include "tst_policies.moc"

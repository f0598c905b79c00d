// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/knownpolicy.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::mtasts;
using namespace std::chrono_literals;
using test::name;

namespace {

const QDateTime Noon(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

KnownPolicy policyReadAt(const QDateTime& at, const char* mode = "enforce",
                         const char* domain = "partner.example")
{
    return {.domain = name(domain),
            .id = QString::fromLatin1(mode) + at.toString(u"yyyyMMdd"_qs),
            .text =
                "version: STSv1\nmode: " + QByteArray(mode) + "\nmx: mx.partner.example\nmax_age: 86400\n",
            .maxAge = 24h,
            .firstSeen = at.addDays(-1),
            .fetchedAt = at};
}

}  // namespace

class TestKnownPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatASenderApplies_data();
    void whatASenderApplies();
    void jsonRoundTrip();
    void jsonFaults_data();
    void jsonFaults();
};

void TestKnownPolicy::whatASenderApplies_data()
{
    QTest::addColumn<QList<KnownPolicy>>("known");
    QTest::addColumn<QString>("id");  // empty: none
    const KnownPolicy fresh = policyReadAt(Noon.addSecs(-3600));
    KnownPolicy broken = fresh;
    broken.text = "hello";
    const auto row = [](const char* title, const QList<KnownPolicy>& known, const QString& id) {
        QTest::newRow(title) << known << id;
    };
    row("S5: nothing known", {}, {});
    row("S5: not expired", {fresh}, fresh.id);
    row("S5: testing lasts too", {policyReadAt(Noon, "testing")}, policyReadAt(Noon, "testing").id);
    row("S5: read this very moment", {policyReadAt(Noon)}, policyReadAt(Noon).id);
    row("S5: a second left", {policyReadAt(Noon.addDays(-1).addSecs(1))}, policyReadAt(Noon.addDays(-1)).id);
    row("S5: max_age is over", {policyReadAt(Noon.addDays(-1))}, {});
    row("S5: read later than the time in question", {policyReadAt(Noon.addSecs(1))}, {});
    row("S5: of another domain", {policyReadAt(Noon, "enforce", "other.example")}, {});
    row("S5: of a domain below", {policyReadAt(Noon, "enforce", "sub.partner.example")}, {});
    row("S5: mode none ends the one before", {policyReadAt(Noon, "none"), fresh}, {});
    row("S5: the newest counts, in any order", {policyReadAt(Noon.addSecs(-7200), "testing"), fresh},
        fresh.id);
    row("S5: a newest one that is over ends the one before",
        {[] {
             KnownPolicy brief = policyReadAt(Noon.addSecs(-60));
             brief.maxAge = 10s;
             return brief;
         }(),
         fresh},
        {});
    row("hostile: a stored text that is no policy", {broken}, {});
}

void TestKnownPolicy::whatASenderApplies()
{
    QFETCH(QList<KnownPolicy>, known);
    QFETCH(QString, id);
    const std::optional<KnownPolicy> cached = cachedPolicy(known, name("partner.example"), Noon);
    QCOMPARE(cached ? cached->id : QString(), id);
}

void TestKnownPolicy::jsonRoundTrip()
{
    KnownPolicy policy = policyReadAt(Noon);
    policy.text += QByteArray("\0\xff", 2);
    const Result<KnownPolicy> back = knownPolicyFromJson(toJson(policy));
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().detail));
    QVERIFY(*back == policy);
}

void TestKnownPolicy::jsonFaults_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no domain") << u"domain"_qs << QJsonValue();
    QTest::newRow("text is no base64") << u"text"_qs << QJsonValue(u"???"_qs);
    QTest::newRow("max_age negative") << u"maxAge"_qs << QJsonValue(-1);
    QTest::newRow("max_age over a year") << u"maxAge"_qs << QJsonValue(40'000'000);
    QTest::newRow("time is no time") << u"fetchedAt"_qs << QJsonValue(u"yesterday"_qs);
}

void TestKnownPolicy::jsonFaults()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(policyReadAt(Noon));
    object.insert(key, value);
    const Result<KnownPolicy> back = knownPolicyFromJson(object);
    QVERIFY(!back.ok());
    QVERIFY2(back.error().detail.contains(key), qPrintable(back.error().detail));
}

QTEST_GUILESS_MAIN(TestKnownPolicy)
#include "tst_knownpolicy.moc"

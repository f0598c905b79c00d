// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "tests/support/qttest.h"

#include <QtCore/QTemporaryDir>

using namespace relaydeck;
using namespace relaydeck::store;

namespace {

tlsrpt::Report report(const QString& organization, const QString& id, const QStringList& domains, int day = 2)
{
    const QDateTime from(QDate(2026, 11, day), QTime(0, 0), Qt::UTC);
    tlsrpt::Report report{
        .organization = organization, .contact = u"a@b.example"_qs, .reportId = id, .from = from, .to = from};
    for (const QString& domain : domains)
        report.policies.append({.type = u"sts"_qs,
                                .domain = domain,
                                .successful = 5,
                                .failed = 2,
                                .details = {{.resultType = u"certificate-expired"_qs, .failedSessions = 2}}});
    return report;
}

}  // namespace

class TestTlsReportRepository : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keptAsRead();
    void readTwiceCountsOnce();
    void withoutIdTheContentTells();
    void withoutDomain();
    void newestFirst();
    void removed();
    void damaged();
    void olderStoreGetsTheTable();

private:
    Result<TlsReportRepository::Added> add(const QList<tlsrpt::Report>& reports)
    {
        return m_store->tlsReports().add(reports);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
};

void TestTlsReportRepository::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Store::open(m_folder->filePath(u"store.db"_qs), Origin::Window);
    QVERIFY(opened.ok());
    m_store = std::move(*opened);
}

void TestTlsReportRepository::keptAsRead()
{
    const tlsrpt::Report whole = report(u"One"_qs, u"1"_qs, {u"a.example"_qs, u"b.example"_qs});
    const auto added = add({whole});
    QVERIFY(added.ok());
    QVERIFY((*added == TlsReportRepository::Added{.added = 2}));
    QCOMPARE(*m_store->tlsReports().domains(), (QStringList{u"a.example"_qs, u"b.example"_qs}));
    const auto stored = m_store->tlsReports().ofDomain(u"b.example"_qs);
    QVERIFY(stored.ok());
    QCOMPARE(stored->size(), 1);
    QVERIFY(stored->constFirst() == report(u"One"_qs, u"1"_qs, {u"b.example"_qs}));
}

void TestTlsReportRepository::readTwiceCountsOnce()
{
    const QList<tlsrpt::Report> reports{report(u"One"_qs, u"1"_qs, {u"a.example"_qs}),
                                        report(u"Two"_qs, u"1"_qs, {u"a.example"_qs}),
                                        report(u"One"_qs, u"2"_qs, {u"a.example"_qs}, 3)};
    QVERIFY((*add(reports) == TlsReportRepository::Added{.added = 3}));
    QVERIFY((*add(reports) == TlsReportRepository::Added{.known = 3}));
    QCOMPARE(m_store->tlsReports().ofDomain(u"a.example"_qs)->size(), 3);
}

void TestTlsReportRepository::withoutIdTheContentTells()
{
    const tlsrpt::Report one = report(u"One"_qs, {}, {u"a.example"_qs});
    tlsrpt::Report other = one;
    other.policies.first().failed = 3;
    QVERIFY((*add({one, other, one}) == TlsReportRepository::Added{.added = 2, .known = 1}));
}

void TestTlsReportRepository::withoutDomain()
{
    QVERIFY((*add({report(u"One"_qs, u"1"_qs, {QString(), u"a.example"_qs})})
             == TlsReportRepository::Added{.added = 1, .withoutDomain = 1}));
}

void TestTlsReportRepository::newestFirst()
{
    QVERIFY(add({report(u"One"_qs, u"1"_qs, {u"a.example"_qs}, 2),
                 report(u"One"_qs, u"3"_qs, {u"a.example"_qs}, 4),
                 report(u"One"_qs, u"2"_qs, {u"a.example"_qs}, 3)})
                .ok());
    const auto stored = m_store->tlsReports().ofDomain(u"a.example"_qs);
    QVERIFY(stored.ok());
    QStringList ids;
    for (const tlsrpt::Report& each : *stored)
        ids.append(each.reportId);
    QCOMPARE(ids, (QStringList{u"3"_qs, u"2"_qs, u"1"_qs}));
}

void TestTlsReportRepository::removed()
{
    QVERIFY(add({report(u"One"_qs, u"1"_qs, {u"a.example"_qs, u"b.example"_qs})}).ok());
    QCOMPARE(*m_store->tlsReports().remove(u"a.example"_qs), 1);
    QCOMPARE(*m_store->tlsReports().domains(), QStringList{u"b.example"_qs});
    QCOMPARE(*m_store->tlsReports().remove(u"a.example"_qs), 0);
}

void TestTlsReportRepository::damaged()
{
    QVERIFY(add({report(u"One"_qs, u"1"_qs, {u"a.example"_qs})}).ok());
    QVERIFY(m_store->database().run(u"UPDATE tls_reports SET body = 'x'"_qs).ok());
    const auto stored = m_store->tlsReports().ofDomain(u"a.example"_qs);
    QVERIFY(!stored.ok());
    QVERIFY(stored.error().code == ErrorCode::InvalidData);
}

void TestTlsReportRepository::olderStoreGetsTheTable()
{
    const QString path = m_folder->filePath(u"older.db"_qs);
    QVERIFY(Database::open(path, builtInMigrations().first(2)).ok());
    auto opened = Store::open(path, Origin::CommandLine);
    QVERIFY(opened.ok());
    QVERIFY((*opened)->tlsReports().add({report(u"One"_qs, u"1"_qs, {u"a.example"_qs})}).ok());
}

QTEST_GUILESS_MAIN(TestTlsReportRepository)
#include "tst_tlsreportrepository.moc"

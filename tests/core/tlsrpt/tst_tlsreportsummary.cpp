// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/summary.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::tlsrpt;

namespace {

FailureDetail detail(const QString& type, const QString& host, qint64 sessions)
{
    return {.resultType = type, .receivingMxHostname = host, .failedSessions = sessions};
}

Report report(const QString& organization, int day, const QList<ReportedPolicy>& policies)
{
    const QDateTime from(QDate(2026, 11, day), QTime(0, 0), Qt::UTC);
    return {.organization = organization,
            .reportId = QString::number(day),
            .from = from,
            .to = from.addDays(1),
            .policies = policies};
}

}  // namespace

class TestTlsReportSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byDomainHostAndType();
    void countsDoNotOverflow();
    void nothing();
};

void TestTlsReportSummary::byDomainHostAndType()
{
    const ReportedPolicy sts{.type = u"sts"_qs,
                             .domain = u"a.example"_qs,
                             .successful = 10,
                             .failed = 5,
                             .details = {detail(u"certificate-expired"_qs, u"mx1.a.example"_qs, 4),
                                         detail(u"sts-policy-fetch-error"_qs, {}, 1)}};
    const ReportedPolicy tlsa{.type = u"tlsa"_qs,
                              .domain = u"a.example"_qs,
                              .successful = 3,
                              .failed = 9,
                              .details = {detail(u"tlsa-invalid"_qs, u"mx2.a.example"_qs, 7),
                                          detail(u"certificate-expired"_qs, u"mx1.a.example"_qs, 2)}};
    const ReportedPolicy other{.type = u"sts"_qs, .domain = u"b.example"_qs, .successful = 100};
    const QList<Report> reports{report(u"Two"_qs, 3, {sts, other}), report(u"One"_qs, 2, {tlsa}),
                                report(u"Two"_qs, 4, {other})};

    const QList<DomainSummary> all = summarize(reports);
    QCOMPARE(all.size(), 2);
    const DomainSummary& a = all.constFirst();
    QCOMPARE(a.domain, u"a.example"_qs);
    QCOMPARE(a.reports, 2);
    QCOMPARE(a.organizations, (QStringList{u"One"_qs, u"Two"_qs}));
    QCOMPARE(a.from, QDateTime(QDate(2026, 11, 2), QTime(0, 0), Qt::UTC));
    QCOMPARE(a.to, QDateTime(QDate(2026, 11, 4), QTime(0, 0), Qt::UTC));
    QCOMPARE(a.successful, 13);
    QCOMPARE(a.failed, 14);
    QCOMPARE(a.byType,
             (FailureCounts{{u"certificate-expired"_qs, 6},
                            {u"sts-policy-fetch-error"_qs, 1},
                            {u"tlsa-invalid"_qs, 7}}));
    QCOMPARE(a.hosts.size(), 3);
    QCOMPARE(a.hosts.at(0).host, u"mx2.a.example"_qs);
    QCOMPARE(a.hosts.at(1).byType, (FailureCounts{{u"certificate-expired"_qs, 6}}));
    QVERIFY(a.hosts.at(2).host.isEmpty());

    const QList<DomainSummary> one = summarize(reports, u"b.example"_qs);
    QCOMPARE(one.size(), 1);
    QCOMPARE(one.constFirst().successful, 200);
    QCOMPARE(one.constFirst().reports, 2);
    QVERIFY(one.constFirst().hosts.isEmpty());
}

void TestTlsReportSummary::countsDoNotOverflow()
{
    const ReportedPolicy most{.domain = u"a.example"_qs, .successful = MaxCount, .failed = MaxCount};
    const Report large = report(u"One"_qs, 2, QList<ReportedPolicy>(MaxPolicies, most));
    const QList<Report> reports(3, large);
    QCOMPARE(summarize(reports).constFirst().failed, std::numeric_limits<qint64>::max());
}

void TestTlsReportSummary::nothing()
{
    QVERIFY(summarize({}).isEmpty());
    QVERIFY(summarize({report(u"One"_qs, 2, {})}).isEmpty());
}

QTEST_GUILESS_MAIN(TestTlsReportSummary)
#include "tst_tlsreportsummary.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/mxlookup.h"

#include "tests/support/dnsdata.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using dns::Security;
using dnssec::Lookup;
using smtp::MxKind;
using smtp::MxOddity;
using test::name;

class TestMxLookup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesRecords_data();
    void judgesRecords();
    void judgesWithoutRecords_data();
    void judgesWithoutRecords();
    void findsOddNames_data();
    void findsOddNames();
};

namespace {

const DomainName Domain = name("partner.example");

Lookup lookup(dns::RecordType type, Lookup::Outcome outcome, Security security = Security::Secure)
{
    Lookup made;
    made.question = {Domain, type};
    made.canonicalName = Domain;
    made.outcome = outcome;
    made.security = security;
    if (outcome == Lookup::Outcome::Failed)
        made.why = u"no answer"_qs;
    return made;
}

Lookup mx(const QStringList& records)
{
    Lookup made = lookup(dns::RecordType::MX, Lookup::Outcome::Answer);
    for (const QString& record : records)
        made.records.append(test::record(("partner.example. 3600 IN MX " + record.toLatin1()).constData()));
    return made;
}

QStringList texts(const smtp::MxResult& result)
{
    QStringList all;
    for (const smtp::MxHost& host : result.hosts)
        all.append(u"%1 %2"_qs.arg(host.preference).arg(host.name.toString()));
    return all;
}

}  // namespace

void TestMxLookup::judgesRecords_data()
{
    QTest::addColumn<QStringList>("records");
    QTest::addColumn<MxKind>("kind");
    QTest::addColumn<QStringList>("hosts");
    QTest::addColumn<bool>("nullAmongOthers");
    QTest::newRow("by preference, then by name")
        << QStringList{u"20 c.example."_qs, u"10 b.example."_qs, u"10 a.example."_qs} << MxKind::Mx
        << QStringList{u"10 a.example"_qs, u"10 b.example"_qs, u"20 c.example"_qs} << false;
    QTest::newRow("a host named twice") << QStringList{u"20 a.example."_qs, u"10 a.example."_qs} << MxKind::Mx
                                        << QStringList{u"10 a.example"_qs} << false;
    QTest::newRow("N2: null MX") << QStringList{u"0 ."_qs} << MxKind::Null << QStringList{} << false;
    QTest::newRow("N2: null MX beside another") << QStringList{u"0 ."_qs, u"10 a.example."_qs} << MxKind::Mx
                                                << QStringList{u"10 a.example"_qs} << true;
}

void TestMxLookup::judgesRecords()
{
    QFETCH(QStringList, records);
    const smtp::MxResult result = smtp::judgeMx(mx(records));
    QTEST(result.kind, "kind");
    QTEST(texts(result), "hosts");
    QTEST(result.nullAmongOthers, "nullAmongOthers");
    QCOMPARE(result.security, Security::Secure);
    QVERIFY(!result.nullPreferenceNotZero);
    QVERIFY(smtp::judgeMx(mx({u"10 ."_qs})).nullPreferenceNotZero);
}

void TestMxLookup::judgesWithoutRecords_data()
{
    QTest::addColumn<Lookup>("mx");
    QTest::addColumn<std::optional<Lookup>>("a");
    QTest::addColumn<std::optional<Lookup>>("aaaa");
    QTest::addColumn<MxKind>("kind");
    QTest::addColumn<Security>("security");
    using Outcome = Lookup::Outcome;
    using Maybe = std::optional<Lookup>;
    const Lookup none = lookup(dns::RecordType::MX, Outcome::NoData);
    const auto address = [](Outcome outcome, Security security = Security::Secure) {
        return Maybe(lookup(dns::RecordType::A, outcome, security));
    };

    QTest::newRow("N1: implicit MX") << none << address(Outcome::Answer) << address(Outcome::NoData)
                                     << MxKind::Implicit << Security::Secure;
    QTest::newRow("N1: implicit MX by IPv6") << none << address(Outcome::NoData) << address(Outcome::Answer)
                                             << MxKind::Implicit << Security::Secure;
    QTest::newRow("N1: implicit MX with insecure addresses")
        << none << address(Outcome::Answer, Security::Insecure) << address(Outcome::NoData)
        << MxKind::Implicit << Security::Insecure;
    QTest::newRow("one family failed")
        << none << address(Outcome::Answer) << address(Outcome::Failed, Security::Bogus) << MxKind::Implicit
        << Security::Secure;
    QTest::newRow("neither") << none << address(Outcome::NoData) << address(Outcome::NoData) << MxKind::None
                             << Security::Secure;
    QTest::newRow("addresses failed")
        << none << address(Outcome::NoData) << address(Outcome::Failed, Security::Bogus) << MxKind::Failed
        << Security::Bogus;
    QTest::newRow("addresses not asked")
        << none << Maybe() << Maybe() << MxKind::Failed << Security::Indeterminate;
    QTest::newRow("no such domain") << lookup(dns::RecordType::MX, Outcome::NameError) << Maybe() << Maybe()
                                    << MxKind::NxDomain << Security::Secure;
    QTest::newRow("N1: a failed MX lookup is no implicit MX")
        << lookup(dns::RecordType::MX, Outcome::Failed, Security::Indeterminate) << address(Outcome::Answer)
        << address(Outcome::Answer) << MxKind::Failed << Security::Indeterminate;
    QTest::newRow("N1: a bogus MX lookup is no implicit MX")
        << lookup(dns::RecordType::MX, Outcome::Failed, Security::Bogus) << address(Outcome::Answer)
        << address(Outcome::Answer) << MxKind::Failed << Security::Bogus;
}

void TestMxLookup::judgesWithoutRecords()
{
    QFETCH(Lookup, mx);
    QFETCH(std::optional<Lookup>, a);
    QFETCH(std::optional<Lookup>, aaaa);
    QFETCH(MxKind, kind);
    const smtp::MxResult result = smtp::judgeMx(mx, a, aaaa);
    QCOMPARE(result.kind, kind);
    QTEST(result.security, "security");
    QCOMPARE(texts(result), kind == MxKind::Implicit ? QStringList{u"0 partner.example"_qs} : QStringList());
    QCOMPARE(smtp::needsAddresses(mx), mx.outcome == Lookup::Outcome::NoData);
}

void TestMxLookup::findsOddNames_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<MxOddity>("oddity");
    QTest::newRow("host name") << u"mx.partner.example."_qs << MxOddity::None;
    QTest::newRow("address") << u"192.0.2.1."_qs << MxOddity::Address;
    QTest::newRow("localhost") << u"localhost."_qs << MxOddity::Localhost;
    QTest::newRow("single label") << u"mail."_qs << MxOddity::NotAHostName;
    QTest::newRow("underscore") << u"_mx.partner.example."_qs << MxOddity::NotAHostName;
    QTest::newRow("doubled domain") << u"mx.partner.example.partner.example."_qs << MxOddity::DoubledDomain;
}

void TestMxLookup::findsOddNames()
{
    QFETCH(QString, target);
    const smtp::MxResult result = smtp::judgeMx(mx({u"10 "_qs + target}));
    QCOMPARE(result.hosts.size(), 1);
    QTEST(result.hosts.first().oddity, "oddity");
}

QTEST_GUILESS_MAIN(TestMxLookup)
#include "tst_mxlookup.moc"

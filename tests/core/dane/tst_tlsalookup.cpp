// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/tlsalookup.h"

#include "tests/support/qttest.h"

using namespace relaydeck;
using dane::TlsaState;
using dns::Security;
using dnssec::Lookup;
using test::name;
using Lookups = QList<dnssec::Lookup>;

class TestTlsaLookup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesCandidates_data();
    void namesCandidates();
    void judges_data();
    void judges();
    void namesTheOwner();
    void keepsRecords();
};

namespace {

const DomainName Host = name("mx.partner.example");
const DomainName Expanded = name("mx.provider.example");
const DomainName HostOwner = name("_25._tcp.mx.partner.example");
const DomainName ExpandedOwner = name("_25._tcp.mx.provider.example");

Lookup lookup(const DomainName& owner, dns::RecordType type, Lookup::Outcome outcome, Security security)
{
    Lookup made;
    made.question = {owner, type};
    made.canonicalName = owner;
    made.outcome = outcome;
    made.security = security;
    if (outcome == Lookup::Outcome::Failed)
        made.why = u"no answer"_qs;
    return made;
}

Lookup addresses(Security security)
{
    return lookup(Host, dns::RecordType::A, Lookup::Outcome::Answer, security);
}

/// Addresses behind an alias: the status of the alias record, and that of all together.
Lookup aliased(Security alias, Security all)
{
    Lookup made = addresses(all);
    made.canonicalName = Expanded;
    made.aliases = {{Host, Expanded, false, alias}};
    return made;
}

Lookup noAaaa(Security security)
{
    return lookup(Host, dns::RecordType::AAAA, Lookup::Outcome::NoData, security);
}

Lookup failed(Security security)
{
    return lookup(Host, dns::RecordType::AAAA, Lookup::Outcome::Failed, security);
}

dns::Record tlsaRecord(quint8 usage)
{
    QByteArray rdata;
    rdata.append(static_cast<char>(usage)).append('\1').append('\1').append(QByteArray(32, 'x'));
    return {HostOwner, dns::RecordType::TLSA, 3600, rdata};
}

Lookup tlsa(const DomainName& owner, quint8 usage = 3, Security security = Security::Secure)
{
    Lookup made = lookup(owner, dns::RecordType::TLSA, Lookup::Outcome::Answer, security);
    made.records = {tlsaRecord(usage)};
    return made;
}

Lookup noTlsa(const DomainName& owner, Lookup::Outcome outcome = Lookup::Outcome::NameError,
              Security security = Security::Secure)
{
    return lookup(owner, dns::RecordType::TLSA, outcome, security);
}

}  // namespace

void TestTlsaLookup::namesCandidates_data()
{
    QTest::addColumn<Lookup>("a");
    QTest::addColumn<Lookup>("aaaa");
    QTest::addColumn<QList<DomainName>>("expected");
    using Names = QList<DomainName>;
    const Security secure = Security::Secure;
    const Security insecure = Security::Insecure;
    QTest::newRow("secure addresses") << addresses(secure) << noAaaa(secure) << Names{Host};
    QTest::newRow("N3: insecure addresses are not asked for")
        << addresses(insecure) << noAaaa(insecure) << Names{};
    QTest::newRow("a denial without addresses does not weaken")
        << addresses(secure) << noAaaa(insecure) << Names{Host};
    QTest::newRow("the other family failed") << addresses(secure) << failed(Security::Bogus) << Names{Host};
    QTest::newRow("no address at all")
        << lookup(Host, dns::RecordType::A, Lookup::Outcome::NoData, secure) << noAaaa(secure) << Names{};
    QTest::newRow("both failed") << failed(Security::Bogus) << failed(Security::Indeterminate) << Names{};
    QTest::newRow("N4: secure alias: the expanded name first")
        << aliased(secure, secure) << noAaaa(secure) << Names{Expanded, Host};
    QTest::newRow("N4: secure alias into an insecure zone: the host's own name")
        << aliased(secure, insecure) << noAaaa(secure) << Names{Host};
    QTest::newRow("N4: insecure alias") << aliased(insecure, insecure) << noAaaa(insecure) << Names{};
    DomainName longName;
    while (const auto longer = longName.child(QByteArray(50, 'a')))
        longName = *longer;
    longName = longName.child(QByteArray(45, 'b')).value_or(longName);
    Lookup tooLong = addresses(secure);
    tooLong.canonicalName = tooLong.question.name = longName;
    QTest::newRow("no room for the labels") << tooLong << noAaaa(secure) << Names{};
}

void TestTlsaLookup::namesCandidates()
{
    QFETCH(Lookup, a);
    QFETCH(Lookup, aaaa);
    QTEST(dane::tlsaBaseCandidates(a, aaaa), "expected");
}

void TestTlsaLookup::judges_data()
{
    QTest::addColumn<Lookup>("a");
    QTest::addColumn<Lookups>("tlsa");
    QTest::addColumn<TlsaState>("state");
    QTest::addColumn<DomainName>("base");
    using Outcome = Lookup::Outcome;
    const Lookup plain = addresses(Security::Secure);
    const Lookup alias = aliased(Security::Secure, Security::Secure);

    QTest::newRow("N5: secure and usable") << plain << Lookups{tlsa(HostOwner)} << TlsaState::Usable << Host;
    QTest::newRow("N6: all unusable")
        << plain << Lookups{tlsa(HostOwner, 1)} << TlsaState::AllUnusable << Host;
    QTest::newRow("N5: secure denial")
        << plain << Lookups{noTlsa(HostOwner)} << TlsaState::NotPublished << Host;
    QTest::newRow("N5: secure denial of the type")
        << plain << Lookups{noTlsa(HostOwner, Outcome::NoData)} << TlsaState::NotPublished << Host;
    QTest::newRow("N5: insecure records do not count")
        << plain << Lookups{tlsa(HostOwner, 3, Security::Insecure)} << TlsaState::NotPublished << Host;
    QTest::newRow("N5: a bogus TLSA lookup is never 'no TLSA'")
        << plain << Lookups{noTlsa(HostOwner, Outcome::Failed, Security::Bogus)} << TlsaState::Bogus << Host;
    QTest::newRow("N5: a failed TLSA lookup is never 'no TLSA'")
        << plain << Lookups{noTlsa(HostOwner, Outcome::Failed, Security::Indeterminate)}
        << TlsaState::LookupFailed << Host;
    QTest::newRow("N5: a lookup that is missing has failed")
        << plain << Lookups{} << TlsaState::LookupFailed << Host;
    QTest::newRow("N5: a lookup at another port does not count")
        << plain << Lookups{tlsa(name("_2525._tcp.mx.partner.example"))} << TlsaState::LookupFailed << Host;
    QTest::newRow("N3: not applicable")
        << addresses(Security::Insecure) << Lookups{tlsa(HostOwner)} << TlsaState::NotApplicable << Host;
    QTest::newRow("N4: expanded name first")
        << alias << Lookups{tlsa(HostOwner), tlsa(ExpandedOwner)} << TlsaState::Usable << Expanded;
    QTest::newRow("N4: then the host's own name")
        << alias << Lookups{noTlsa(ExpandedOwner), tlsa(HostOwner)} << TlsaState::Usable << Host;
    QTest::newRow("N4: neither has any")
        << alias << Lookups{noTlsa(ExpandedOwner), noTlsa(HostOwner)} << TlsaState::NotPublished << Expanded;
    QTest::newRow("N4: failure at the expanded name ends the search")
        << alias << Lookups{noTlsa(ExpandedOwner, Outcome::Failed, Security::Bogus), tlsa(HostOwner)}
        << TlsaState::Bogus << Expanded;
    QTest::newRow("N4: unusable records at the expanded name end the search")
        << alias << Lookups{tlsa(ExpandedOwner, 0), tlsa(HostOwner)} << TlsaState::AllUnusable << Expanded;
    QTest::newRow("N4: alias into an insecure zone")
        << aliased(Security::Secure, Security::Insecure) << Lookups{tlsa(HostOwner), tlsa(ExpandedOwner)}
        << TlsaState::Usable << Host;
}

void TestTlsaLookup::judges()
{
    QFETCH(Lookup, a);
    QFETCH(Lookups, tlsa);
    QFETCH(TlsaState, state);
    const dane::TlsaResult result = dane::judgeTlsa(a, noAaaa(Security::Secure), tlsa);
    QCOMPARE(result.state, state);
    QTEST(result.base, "base");
    QCOMPARE(result.records.isEmpty(), state != TlsaState::Usable && state != TlsaState::AllUnusable);
    QCOMPARE(result.why.isEmpty(), state != TlsaState::Bogus && state != TlsaState::LookupFailed);
    QCOMPARE(result.hostIsAlias, !a.aliases.isEmpty());
}

void TestTlsaLookup::namesTheOwner()
{
    QCOMPARE(dane::tlsaOwner(Host), HostOwner);
}

void TestTlsaLookup::keepsRecords()
{
    Lookup published = tlsa(HostOwner);
    published.records.append(tlsaRecord(1));
    published.records.last().ttl = 60;
    published.records.append({HostOwner, dns::RecordType::TLSA, 7200, QByteArray("\3", 1)});
    const dane::TlsaResult result =
        dane::judgeTlsa(addresses(Security::Secure), noAaaa(Security::Secure), {published});
    QCOMPARE(result.state, TlsaState::Usable);
    QCOMPARE(result.records.size(), 3);
    QCOMPARE(result.records.first(), (dns::TlsaData{3, 1, 1, QByteArray(32, 'x')}));
    QCOMPARE(result.ttl, 60U);

    const dane::TlsaResult insecure = dane::judgeTlsa(addresses(Security::Secure), noAaaa(Security::Secure),
                                                      {tlsa(HostOwner, 3, Security::Insecure)});
    QVERIFY(insecure.insecureRecords);
}

QTEST_GUILESS_MAIN(TestTlsaLookup)
#include "tst_tlsalookup.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/nsec3hash.h"
#include "core/dnssec/zonesigner.h"
#include "core/dnssec/zonetext.h"
#include "core/dnssec/zonetree.h"
#include "tests/support/qttest.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QtEndian>

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::Record;
using dns::RecordType;
using test::name;

namespace {

/// Every kind of answer has a place here; what hash order the names have does not matter to the tests.
constexpr char ZoneSource[] = R"(
@                 3600 IN SOA ns1 hostmaster 1 7200 3600 1209600 300
@                 3600 IN NS ns1
ns1               3600 IN A 192.0.2.1
a                 3600 IN A 192.0.2.2
a                 3600 IN MX 10 ns1
*.wild            3600 IN TXT "made up"
*.aliases         3600 IN CNAME a
*.loops           3600 IN CNAME x.loops
deep.below.ent    3600 IN TXT "deep"
alias             3600 IN CNAME a
chain             3600 IN CNAME alias
loop1             3600 IN CNAME loop2
loop2             3600 IN CNAME loop1
dangling          3600 IN CNAME nowhere
away              3600 IN CNAME www.other.
tree              3600 IN DNAME ent
moved             3600 IN DNAME other.
into              3600 IN CNAME host.secure
_25._tcp.a        3600 IN TLSA 3 1 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
secure            3600 IN NS ns.secure
secure            3600 IN DS 12345 13 2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
ns.secure         3600 IN A 192.0.2.3
insecure          3600 IN NS ns.insecure
ns.insecure       3600 IN AAAA 2001:db8::3
)";

QList<Record> sourceRecords()
{
    const Result<QList<Record>> records = recordsFromText(ZoneSource, name("example"));
    if (!records)
        qFatal("%s", qPrintable(records.error().detail));
    return *records;
}

ZoneSigning signingOf(SigningAlgorithm algorithm, bool singleKey = false)
{
    const Result<ZoneSigning> signing = newZoneSigning(algorithm, singleKey);
    if (!signing)
        qFatal("%s", qPrintable(signing.error().detail));
    return *signing;
}

SignedZone zoneOf(const ZoneSigning& signing)
{
    const Result<SignedZone> zone = signZone(name("example"), sourceRecords(), signing);
    if (!zone)
        qFatal("%s", qPrintable(zone.error().detail));
    return *zone;
}

enum class Kind { Nsec, Nsec3, OptOut };

ZoneSigning signingFor(Kind kind)
{
    static const ZoneSigning base = signingOf(SigningAlgorithm::EcdsaP256);
    ZoneSigning signing = base;
    if (kind != Kind::Nsec) {
        signing.denial = ZoneSigning::Denial::Nsec3;
        signing.salt = QByteArray::fromHex("aabb");
        signing.iterations = 3;
        signing.optOut = kind == Kind::OptOut;
    }
    return signing;
}

/// RFC 5155 5, written without ldns, to compare with.
QByteArray plainHash(const DomainName& owner)
{
    const QByteArray salt = QByteArray::fromHex("aabb");
    QByteArray digest = QCryptographicHash::hash(owner.wire() + salt, QCryptographicHash::Sha1);
    for (int i = 0; i < 3; ++i)
        digest = QCryptographicHash::hash(digest + salt, QCryptographicHash::Sha1);
    return digest;
}

bool inside(const auto& from, const auto& what, const auto& to)
{
    // The last record of the ring covers what comes after it and what comes before the first.
    return from < to ? from < what && what < to : from < what || what < to;
}

/// Whether a denial record matches ("match NAME") or covers ("cover NAME") a name.
bool proves(const Record& record, const QString& claim)
{
    const bool match = claim.startsWith(u"match "_qs);
    const DomainName subject = name(qPrintable(claim.mid(6)));
    if (record.type == RecordType::NSEC) {
        if (match)
            return record.owner == subject;
        const QByteArray rdata = record.rdata;
        qsizetype end = 0;
        while (rdata.at(end) != 0)
            end += rdata.at(end) + 1;
        return inside(record.owner, subject, *DomainName::fromWire(rdata.left(end + 1)));
    }
    const QByteArray from = nsec3HashOfLabel(record.owner.firstLabel());
    const QByteArray hash = plainHash(subject);
    return match ? from == hash : inside(from, hash, record.rdata.mid(8, 20));
}

QStringList summary(const QList<Record>& section)
{
    QStringList result;
    for (const Record& record : section) {
        QString type = QString::number(quint16(record.type));
        if (record.type == RecordType::RRSIG)
            type = u"sig"_qs + QString::number(qFromBigEndian<quint16>(record.rdata.constData()));
        result.append(record.owner.toString() + u' ' + type);
    }
    return result;
}

QString joined(const QStringList& lines)
{
    return lines.join(u", "_qs);
}

}  // namespace

class TestZoneSigner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hashesAsInRfc5155();
    void answers_data();
    void answers();
    void optOut();
    void wildcardKeepsItsSignature();
    void signaturesHaveTheZonesLife();
    void faults_data();
    void faults();
    void verifiesWithLdns_data();
    void verifiesWithLdns();
    void treeAnswersAsResolver();
    void treeHidesDnssec();
    void unsignedZoneHasNone();
    void refuses();
    void readsAndWritesText();
};

void TestZoneSigner::hashesAsInRfc5155()
{
    // RFC 5155 appendix A.
    const QByteArray salt = QByteArray::fromHex("aabbccdd");
    QCOMPARE(nsec3Label(name("example"), salt, 12), QByteArray("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom"));
    QCOMPARE(nsec3Label(name("a.example"), salt, 12), QByteArray("35mthgpgcu1qg68fab165klnsnk3dpvl"));
    QCOMPARE(nsec3Label(name("*.w.example"), salt, 12), QByteArray("r53bq7cc2uvmubfu5ocmm6pers9tk9en"));
    QCOMPARE(nsec3HashOfLabel("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom").size(), 20);
}

void TestZoneSigner::answers_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<quint16>("type");
    QTest::addColumn<quint16>("rcode");
    QTest::addColumn<QStringList>("answer");
    QTest::addColumn<QStringList>("nsec");
    QTest::addColumn<QStringList>("nsec3");
    QTest::addColumn<QString>("alias");
    const auto row = [](const char* title, const char* asked, RecordType type, int rcode, const char* answer,
                        const char* nsec, const char* nsec3, const char* alias = "") {
        const auto split = [](const char* text) {
            return QString::fromLatin1(text).split(u", "_qs, Qt::SkipEmptyParts);
        };
        QTest::newRow(title) << QString::fromLatin1(asked) << quint16(type) << quint16(rcode) << split(answer)
                             << split(nsec) << split(nsec3) << QString::fromLatin1(alias);
    };
    row("positive", "a.example", RecordType::A, 0, "a.example 1, a.example sig1", "", "");
    row("apex keys", "example", RecordType::DNSKEY, 0, "example 48, example 48, example sig48", "", "");
    row("D7: no data", "a.example", RecordType::AAAA, 0, "", "match a.example", "match a.example");
    row("D7: no data at the apex", "example", RecordType::MX, 0, "", "match example", "match example");
    row("D7: no DS at the apex, asked on the child's side", "example", RecordType::DS, 0, "", "match example",
        "match example");
    row("D7: empty non-terminal", "ent.example", RecordType::A, 0, "", "cover ent.example",
        "match ent.example");
    row("D7: empty non-terminal above TLSA", "_tcp.a.example", RecordType::TLSA, 0, "",
        "cover _tcp.a.example", "match _tcp.a.example");
    row("D7: name error", "b.example", RecordType::A, 3, "", "cover b.example, cover *.example",
        "match example, cover b.example, cover *.example");
    row("D7: name error far below", "x.y.a.example", RecordType::A, 3, "",
        "cover x.y.a.example, cover *.a.example", "match a.example, cover y.a.example, cover *.a.example");
    row("D7: name error below an empty non-terminal", "x.ent.example", RecordType::A, 3, "",
        "cover x.ent.example, cover *.ent.example",
        "match ent.example, cover x.ent.example, cover *.ent.example");
    row("D4: wildcard", "q.wild.example", RecordType::TXT, 0, "q.wild.example 16, q.wild.example sig16",
        "cover q.wild.example", "cover q.wild.example");
    row("D4: wildcard two labels up", "p.q.wild.example", RecordType::TXT, 0,
        "p.q.wild.example 16, p.q.wild.example sig16", "cover p.q.wild.example", "cover q.wild.example");
    row("D7: wildcard no data", "q.wild.example", RecordType::A, 0, "",
        "match *.wild.example, cover q.wild.example",
        "match *.wild.example, match wild.example, cover q.wild.example");
    row("the wildcard itself", "*.wild.example", RecordType::TXT, 0,
        "*.wild.example 16, *.wild.example sig16", "", "");
    row("D8: alias", "alias.example", RecordType::A, 0,
        "alias.example 5, alias.example sig5, a.example 1, a.example sig1", "", "");
    row("D8: alias asked for", "alias.example", RecordType::CNAME, 0, "alias.example 5, alias.example sig5",
        "", "");
    row("D8: alias of an alias, no data at its end", "chain.example", RecordType::TXT, 0,
        "chain.example 5, chain.example sig5, alias.example 5, alias.example sig5", "match a.example",
        "match a.example");
    row("D8: alias to nowhere", "dangling.example", RecordType::A, 3,
        "dangling.example 5, dangling.example sig5", "cover nowhere.example, cover *.example",
        "match example, cover nowhere.example, cover *.example");
    row("D8: alias loop", "loop1.example", RecordType::A, 0,
        "loop1.example 5, loop1.example sig5, loop2.example 5, loop2.example sig5", "", "");
    row("D8: alias out of the zone", "away.example", RecordType::A, 0, "away.example 5, away.example sig5",
        "", "", "www.other");
    row("D8: alias into a delegated zone", "into.example", RecordType::A, 0,
        "into.example 5, into.example sig5", "", "", "host.secure.example");
    row("D8: wildcard alias", "q.aliases.example", RecordType::A, 0,
        "q.aliases.example 5, q.aliases.example sig5, a.example 1, a.example sig1", "cover q.aliases.example",
        "cover q.aliases.example");
    row("D8: DNAME within the zone", "deep.below.tree.example", RecordType::TXT, 0,
        "tree.example 39, tree.example sig39, deep.below.tree.example 5, deep.below.ent.example 16, "
        "deep.below.ent.example sig16",
        "", "");
    row("D8: DNAME out of the zone", "x.moved.example", RecordType::A, 0,
        "moved.example 39, moved.example sig39, x.moved.example 5", "", "", "x.other");
    row("DNAME owner itself", "moved.example", RecordType::A, 0, "", "match moved.example",
        "match moved.example");
    row("D9: DS at a cut", "secure.example", RecordType::DS, 0, "secure.example 43, secure.example sig43", "",
        "");
    row("D9: no DS at a cut", "insecure.example", RecordType::DS, 0, "", "match insecure.example",
        "match insecure.example");
    row("D9: referral, insecure", "x.insecure.example", RecordType::A, 0, "", "match insecure.example",
        "match insecure.example");
}

void TestZoneSigner::answers()
{
    QFETCH(QString, asked);
    QFETCH(quint16, type);
    QFETCH(quint16, rcode);
    QFETCH(QStringList, answer);
    QFETCH(QString, alias);
    QFETCH(QStringList, nsec);
    QFETCH(QStringList, nsec3);
    for (const Kind kind : {Kind::Nsec, Kind::Nsec3}) {
        const SignedZone zone = zoneOf(signingFor(kind));
        const ZoneAnswer got = zone.answer({name(qPrintable(asked)), RecordType(type)});
        QCOMPARE(quint16(got.rcode), rcode);
        QCOMPARE(joined(summary(got.answer)), joined(answer));
        QCOMPARE(got.alias ? got.alias->toString() : QString(), alias);
        const QStringList& claims = kind == Kind::Nsec ? nsec : nsec3;
        QList<Record> denials;
        for (const Record& record : got.authority) {
            if (record.type == RecordType::NSEC || record.type == RecordType::NSEC3)
                denials.append(record);
        }
        QVERIFY2(denials.size() <= claims.size(), qPrintable(joined(summary(got.authority))));
        for (const QString& claim : claims) {
            QVERIFY2(std::any_of(denials.begin(), denials.end(),
                                 [&](const Record& record) { return proves(record, claim); }),
                     qPrintable(claim + u" by "_qs + joined(summary(got.authority))));
        }
        const QStringList authority = summary(got.authority);
        const bool negative = answer.isEmpty() ? got.authoritative : rcode == 3;
        if (negative)
            QVERIFY(authority.contains(u"example 6"_qs) && authority.contains(u"example sig6"_qs));
        for (const Record& denial : denials)
            QVERIFY(authority.contains(denial.owner.toString() + u" sig"_qs
                                       + QString::number(quint16(denial.type))));
    }
}

void TestZoneSigner::optOut()
{
    const SignedZone zone = zoneOf(signingFor(Kind::OptOut));
    const ZoneAnswer got = zone.answer({name("insecure.example"), RecordType::DS});
    QVERIFY(got.answer.isEmpty());
    bool matched = false;
    bool covered = false;
    for (const Record& record : got.authority) {
        if (record.type != RecordType::NSEC3)
            continue;
        QVERIFY(!proves(record, u"match insecure.example"_qs));
        matched = matched || proves(record, u"match example"_qs);
        if (proves(record, u"cover insecure.example"_qs)) {
            covered = true;
            QCOMPARE(record.rdata.at(1), '\1');
        }
    }
    QVERIFY(matched && covered);
    const Record parameters = zone.find(name("example"), RecordType::NSEC3PARAM)->records.first();
    QCOMPARE(parameters.rdata, QByteArray::fromHex("0100000302aabb"));
    // A secure delegation keeps its record.
    QVERIFY(!zone.answer({name("secure.example"), RecordType::DS}).answer.isEmpty());
}

void TestZoneSigner::wildcardKeepsItsSignature()
{
    const SignedZone zone = zoneOf(signingFor(Kind::Nsec));
    const ZoneAnswer got = zone.answer({name("p.q.wild.example"), RecordType::TXT});
    // The labels field does not count the wildcard label (RFC 4034 3.1.3).
    QCOMPARE(got.answer.at(1).rdata.at(3), '\2');
    QCOMPARE(got.answer.at(1).rdata,
             zone.find(name("*.wild.example"), RecordType::TXT)->signatures.at(0).rdata);
}

void TestZoneSigner::signaturesHaveTheZonesLife()
{
    ZoneSigning signing = signingFor(Kind::Nsec);
    signing.lifetime = {QDateTime::fromSecsSinceEpoch(1'000'000), QDateTime::fromSecsSinceEpoch(2'000'000)};
    const QByteArray rdata = zoneOf(signing).find(name("a.example"), RecordType::A)->signatures.first().rdata;
    QCOMPARE(qFromBigEndian<quint32>(rdata.constData() + 8), 2'000'000u);
    QCOMPARE(qFromBigEndian<quint32>(rdata.constData() + 12), 1'000'000u);
}

void TestZoneSigner::faults_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("corrupt") << int(SignatureFault::Corrupt);
    QTest::newRow("expired") << int(SignatureFault::Expired);
    QTest::newRow("not yet valid") << int(SignatureFault::NotYetValid);
    QTest::newRow("missing") << int(SignatureFault::Missing);
}

void TestZoneSigner::faults()
{
    QFETCH(int, fault);
    ZoneSigning signing = signingFor(Kind::Nsec);
    signing.faults = {{name("a.example"), RecordType::A, SignatureFault(fault)}};
    const SignedZone zone = zoneOf(signing);
    const QList<Record> faulty = zone.find(name("a.example"), RecordType::A)->signatures;
    QCOMPARE(faulty.isEmpty(), SignatureFault(fault) == SignatureFault::Missing);
    QCOMPARE(zone.find(name("a.example"), RecordType::MX)->signatures.size(), 1);
    if (faulty.isEmpty())
        return;
    const auto now = static_cast<quint32>(QDateTime::currentSecsSinceEpoch());
    const quint32 expiration = qFromBigEndian<quint32>(faulty.first().rdata.constData() + 8);
    const quint32 inception = qFromBigEndian<quint32>(faulty.first().rdata.constData() + 12);
    QCOMPARE(expiration < now, SignatureFault(fault) == SignatureFault::Expired);
    QCOMPARE(inception > now, SignatureFault(fault) == SignatureFault::NotYetValid);
}

void TestZoneSigner::verifiesWithLdns_data()
{
    QTest::addColumn<int>("algorithm");
    QTest::addColumn<bool>("singleKey");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("fault");
    const auto row = [](const char* title, SigningAlgorithm algorithm, bool singleKey, Kind kind, int fault) {
        QTest::newRow(title) << int(algorithm) << singleKey << int(kind) << fault;
    };
    row("13, NSEC", SigningAlgorithm::EcdsaP256, false, Kind::Nsec, -1);
    row("13, CSK", SigningAlgorithm::EcdsaP256, true, Kind::Nsec, -1);
    row("13, NSEC3", SigningAlgorithm::EcdsaP256, false, Kind::Nsec3, -1);
    row("13, opt-out", SigningAlgorithm::EcdsaP256, false, Kind::OptOut, -1);
    row("8", SigningAlgorithm::RsaSha256, true, Kind::Nsec, -1);
    row("10", SigningAlgorithm::RsaSha512, true, Kind::Nsec, -1);
    row("14", SigningAlgorithm::EcdsaP384, false, Kind::Nsec, -1);
    row("15", SigningAlgorithm::Ed25519, false, Kind::Nsec3, -1);
    row("corrupt", SigningAlgorithm::EcdsaP256, false, Kind::Nsec, int(SignatureFault::Corrupt));
    row("expired", SigningAlgorithm::EcdsaP256, false, Kind::Nsec, int(SignatureFault::Expired));
    row("missing", SigningAlgorithm::EcdsaP256, false, Kind::Nsec, int(SignatureFault::Missing));
}

void TestZoneSigner::verifiesWithLdns()
{
    const QString tool = QStandardPaths::findExecutable(u"ldns-verify-zone"_qs);
    if (tool.isEmpty())
        QSKIP("ldns-verify-zone (package ldnsutils) is not installed");
    QFETCH(int, algorithm);
    QFETCH(bool, singleKey);
    QFETCH(int, kind);
    QFETCH(int, fault);
    ZoneSigning signing = signingFor(Kind(kind));
    const ZoneSigning keys = signingOf(SigningAlgorithm(algorithm), singleKey);
    signing.keyKeys = keys.keyKeys;
    signing.dataKeys = keys.dataKeys;
    if (fault >= 0)
        signing.faults = {{name("a.example"), RecordType::A, SignatureFault(fault)}};

    QTemporaryDir folder;
    QFile file(folder.filePath(u"zone"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(zoneText(zoneOf(signing).records()));
    file.close();
    QProcess process;
    process.start(tool, {file.fileName()});
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAllStandardOutput() + process.readAllStandardError();
    QVERIFY2((process.exitCode() == 0) == (fault < 0), said.constData());
}

void TestZoneSigner::treeAnswersAsResolver()
{
    ZoneTree tree;
    const Result<QList<Record>> child = recordsFromText(
        "@ IN SOA ns hostmaster 1 1 1 1 60\n@ IN NS ns\nhost IN A 192.0.2.9\n", name("secure.example"));
    QVERIFY(child.ok());
    tree.add(zoneOf(signingFor(Kind::Nsec)));
    tree.add(*signZone(name("secure.example"), *child, signingFor(Kind::Nsec)));
    tree.failFor({name("a.example"), RecordType::TLSA});

    const dns::Message followed = tree.answer({name("into.example"), RecordType::A});
    QCOMPARE(joined(summary(followed.answer)),
             u"into.example 5, into.example sig5, host.secure.example 1, host.secure.example sig1"_qs);
    QVERIFY(followed.recursionAvailable);
    // DS is the parent's: RFC 4035 3.1.4.1.
    QCOMPARE(tree.answer({name("secure.example"), RecordType::DS}).answer.size(), 2);
    QCOMPARE(tree.answer({name("secure.example"), RecordType::SOA}).answer.size(), 2);
    QCOMPARE(tree.answer({name("a.example"), RecordType::TLSA}).rcode, dns::Rcode::ServFail);
    QCOMPARE(tree.answer({name("x.insecure.example"), RecordType::A}).rcode, dns::Rcode::ServFail);
    QCOMPARE(tree.answer({name("away.example"), RecordType::A}).rcode, dns::Rcode::ServFail);
    QCOMPARE(tree.answer({name("b.example"), RecordType::A}).rcode, dns::Rcode::NxDomain);
}

void TestZoneSigner::treeHidesDnssec()
{
    ZoneTree tree;
    tree.add(zoneOf(signingFor(Kind::Nsec)));
    QCOMPARE(joined(summary(tree.answer({name("a.example"), RecordType::A}, false).answer)),
             u"a.example 1"_qs);
    QCOMPARE(joined(summary(tree.answer({name("b.example"), RecordType::A}, false).authority)),
             u"example 6"_qs);
    QCOMPARE(tree.answer({name("a.example"), RecordType::NSEC}, false).answer.size(), 1);
}

void TestZoneSigner::unsignedZoneHasNone()
{
    const Result<SignedZone> zone = unsignedZone(name("example"), sourceRecords());
    QVERIFY(zone.ok());
    QVERIFY(zone->ds().isEmpty());
    QCOMPARE(joined(summary(zone->answer({name("b.example"), RecordType::A}).authority)), u"example 6"_qs);
    QCOMPARE(zone->answer({name("a.example"), RecordType::A}).answer.size(), 1);
}

void TestZoneSigner::refuses()
{
    const ZoneSigning signing = signingFor(Kind::Nsec);
    QVERIFY(!signZone(name("example"), {}, signing).ok());
    QVERIFY(!signZone(name("other"), sourceRecords(), signing).ok());
    QVERIFY(!signZone(name("example"), sourceRecords(), ZoneSigning()).ok());
    QList<Record> malformed = sourceRecords();
    malformed.append(Record{name("m.example"), RecordType::MX, 1, QByteArray("\0", 1)});
    QVERIFY(!signZone(name("example"), malformed, signing).ok());
}

void TestZoneSigner::readsAndWritesText()
{
    const QList<Record> records = zoneOf(signingFor(Kind::Nsec)).records();
    const Result<QList<Record>> again = recordsFromText(zoneText(records), DomainName());
    QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().detail));
    QCOMPARE(*again, records);
    QVERIFY(!recordsFromText("a IN A 1.2.3\n", name("example")).ok());
}

QTEST_GUILESS_MAIN(TestZoneSigner)
#include "tst_zonesigner.moc"

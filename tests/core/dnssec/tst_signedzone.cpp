// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/nsec3hash.h"
#include "core/dnssec/zonetext.h"
#include "core/dnssec/zonetree.h"
#include "tests/support/examplezone.h"
#include "tests/support/qttest.h"

#include <QtCore/QCryptographicHash>

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::Record;
using dns::RecordType;
using test::ExampleKind;
using test::exampleSigning;
using test::exampleZone;
using test::name;
using test::summary;

namespace {

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

}  // namespace

/// What a signed zone, and a tree of zones, answer.
class TestSignedZone : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void optOut();
    void wildcardKeepsItsSignature();
    void treeAnswersAsResolver();
    void treeHidesDnssec();
};

void TestSignedZone::answers_data()
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

void TestSignedZone::answers()
{
    QFETCH(QString, asked);
    QFETCH(quint16, type);
    QFETCH(quint16, rcode);
    QFETCH(QStringList, answer);
    QFETCH(QString, alias);
    QFETCH(QStringList, nsec);
    QFETCH(QStringList, nsec3);
    for (const ExampleKind kind : {ExampleKind::Nsec, ExampleKind::Nsec3}) {
        const SignedZone zone = exampleZone(exampleSigning(kind));
        const ZoneAnswer got = zone.answer({name(qPrintable(asked)), RecordType(type)});
        QCOMPARE(quint16(got.rcode), rcode);
        QCOMPARE(summary(got.answer), answer.join(u", "_qs));
        QCOMPARE(got.alias ? got.alias->toString() : QString(), alias);
        const QStringList& claims = kind == ExampleKind::Nsec ? nsec : nsec3;
        QList<Record> denials;
        for (const Record& record : got.authority) {
            if (record.type == RecordType::NSEC || record.type == RecordType::NSEC3)
                denials.append(record);
        }
        QVERIFY2(denials.size() <= claims.size(), qPrintable(summary(got.authority)));
        for (const QString& claim : claims) {
            QVERIFY2(std::any_of(denials.begin(), denials.end(),
                                 [&](const Record& record) { return proves(record, claim); }),
                     qPrintable(claim + u" by "_qs + summary(got.authority)));
        }
        const QStringList authority = summary(got.authority).split(u", "_qs);
        const bool negative = answer.isEmpty() ? got.authoritative : rcode == 3;
        if (negative)
            QVERIFY(authority.contains(u"example 6"_qs) && authority.contains(u"example sig6"_qs));
        for (const Record& denial : denials)
            QVERIFY(authority.contains(denial.owner.toString() + u" sig"_qs
                                       + QString::number(quint16(denial.type))));
    }
}

void TestSignedZone::optOut()
{
    const SignedZone zone = exampleZone(exampleSigning(ExampleKind::OptOut));
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

void TestSignedZone::wildcardKeepsItsSignature()
{
    const SignedZone zone = exampleZone(exampleSigning(ExampleKind::Nsec));
    const ZoneAnswer got = zone.answer({name("p.q.wild.example"), RecordType::TXT});
    // The labels field does not count the wildcard label (RFC 4034 3.1.3).
    QCOMPARE(got.answer.at(1).rdata.at(3), '\2');
    QCOMPARE(got.answer.at(1).rdata,
             zone.find(name("*.wild.example"), RecordType::TXT)->signatures.at(0).rdata);
}

void TestSignedZone::treeAnswersAsResolver()
{
    ZoneTree tree;
    const Result<QList<Record>> child = recordsFromText(
        "@ IN SOA ns hostmaster 1 1 1 1 60\n@ IN NS ns\nhost IN A 192.0.2.9\n", name("secure.example"));
    QVERIFY(child.ok());
    tree.add(exampleZone(exampleSigning(ExampleKind::Nsec)));
    tree.add(*signZone(name("secure.example"), *child, exampleSigning(ExampleKind::Nsec)));
    tree.failFor({name("a.example"), RecordType::TLSA});

    const dns::Message followed = tree.answer({name("into.example"), RecordType::A});
    QCOMPARE(summary(followed.answer),
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

void TestSignedZone::treeHidesDnssec()
{
    ZoneTree tree;
    tree.add(exampleZone(exampleSigning(ExampleKind::Nsec)));
    QCOMPARE(summary(tree.answer({name("a.example"), RecordType::A}, false).answer), u"a.example 1"_qs);
    QCOMPARE(summary(tree.answer({name("b.example"), RecordType::A}, false).authority), u"example 6"_qs);
    QCOMPARE(tree.answer({name("a.example"), RecordType::NSEC}, false).answer.size(), 1);
}

QTEST_GUILESS_MAIN(TestSignedZone)
#include "tst_signedzone.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/judge.h"
#include "tests/support/certificates.h"
#include "tests/support/qttest.h"
#include "tests/support/signedtree.h"

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;
using namespace std::chrono_literals;
using dns::RecordType;
using mtasts::PolicyFetch;

namespace {

const QByteArray Live = "version: STSv1\nmode: enforce\nmx: mx.partner.example\nmax_age: 604800\n";
const QByteArray Earlier = "version: STSv1\nmode: enforce\nmx: old.partner.example\nmax_age: 604800\n";
const QStringList PolicyHostName{u"mta-sts.partner.example"_qs};

/// partner.example with one MX host, and what a probe brought of its MTA-STS policy.
class World {
public:
    explicit World(const QByteArray& record = "_mta-sts 3600 IN TXT \"v=STSv1; id=now;\"\n")
        : m_hierarchy(PolicyHostName, treeTime())
    {
        m_tree.add("partner.example", "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n" + record);
        evidence.domain = name("partner.example");
        evidence.startedAt = treeTime();
        evidence.judgedAt = treeTime();
        PolicyFetch& fetch = evidence.policyFetch.emplace();
        fetch.address = QHostAddress(QHostAddress::LocalHost);
        fetch.at = treeTime();
        fetch.outcome = PolicyFetch::Outcome::Fetched;
        fetch.httpStatus = 200;
        fetch.mediaType = u"text/plain"_qs;
        fetch.body = Live;
        fetch.chain = m_hierarchy.chain();
    }

    Evidence evidence;

    PolicyFetch& fetch() { return *evidence.policyFetch; }
    SignedTree& tree() { return m_tree; }
    const Hierarchy& hierarchy() const { return m_hierarchy; }
    QList<QByteArray> chainOfLeaf(const tls::CertificateRequest& request) const
    {
        return tls::chainOf({makeIdentity(request, &m_hierarchy.intermediate), m_hierarchy.intermediate});
    }
    void knows(const QByteArray& text, const QString& id, int daysAgo, const char* domain = "partner.example")
    {
        evidence.knownPolicies.append({.domain = name(domain),
                                       .id = id,
                                       .text = text,
                                       .maxAge = 7 * 24h,
                                       .firstSeen = treeTime().addDays(-daysAgo),
                                       .fetchedAt = treeTime().addDays(-daysAgo)});
    }
    PartnerReport judged()
    {
        evidence.exchanges.clear();
        const auto add = [this](const char* owner, std::initializer_list<RecordType> types) {
            for (const RecordType type : types)
                evidence.exchanges.append(m_tree.exchange({name(owner), type}));
        };
        add(".", {RecordType::DNSKEY});
        add("example", {RecordType::DS, RecordType::DNSKEY});
        add("partner.example", {RecordType::DS, RecordType::DNSKEY, RecordType::MX});
        add("mx.partner.example", {RecordType::A, RecordType::AAAA, RecordType::DS});
        add("mta-sts.partner.example", {RecordType::A, RecordType::AAAA, RecordType::DS});
        add("_25._tcp.mx.partner.example", {RecordType::TLSA});
        add("_mta-sts.partner.example", {RecordType::TXT});
        add("_smtp._tls.partner.example", {RecordType::TXT});
        Judgement judgement;
        judgement.anchors = m_tree.anchors();
        judgement.roots = *tls::Roots::fromPem(m_hierarchy.root.certificatePem);
        return judge(evidence, judgement);
    }

private:
    SignedTree m_tree;
    Hierarchy m_hierarchy;
};

const Finding* find(const PartnerReport& report, FindingCode code)
{
    const auto at = std::find_if(report.findings.begin(), report.findings.end(),
                                 [code](const Finding& finding) { return finding.code == code; });
    return at == report.findings.end() ? nullptr : &*at;
}

}  // namespace

/// MTA-STS judged from a record: the policy host's certificate, the causes, the cache.
class TestJudgeSts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPolicyThatCounts();
    void causes_data();
    void causes();
    void theCertificateIsJudgedAtItsTime();
    void nothingOfAnUnverifiedHostCounts();
    void cacheWhenNothingCanBeRead_data();
    void cacheWhenNothingCanBeRead();
    void noCacheWhenItIsOver_data();
    void noCacheWhenItIsOver();
    void theLivePolicyCounts();
    void modeNoneEndsIt();
    void textChangedUnderTheSameId();
    void mxChangedUnderAHeldPolicy();
    void aNewIdTellsSenders();
    void whatIsRemembered();
    void jsonRoundTrip();
    void olderReportsAreRead();
};

void TestJudgeSts::aPolicyThatCounts()
{
    World world;
    const PartnerReport report = world.judged();
    QVERIFY(report.sts.fault == StsFault::None);
    QVERIFY(report.sts.policyRead && !report.sts.fromCache);
    QVERIFY(report.observation.sts == decision::StsPolicy::Enforce);
    QCOMPARE(report.sts.heldUntil, treeTime().addDays(7));
    QVERIFY(report.sts.held.isEmpty());
}

void TestJudgeSts::causes_data()
{
    using Spoil = void (*)(World&);
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<FindingCode>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* title, Spoil spoil, FindingCode code, const char* says) {
        QTest::newRow(title) << spoil << code << QString::fromLatin1(says);
    };
    row(
        "S2: certificate expired",
        [](World& w) {
            w.fetch().chain = w.chainOfLeaf(requestAround(treeTime().addYears(-1), PolicyHostName));
        },
        FindingCode::StsHostCertificateExpired, "expired");
    row(
        "S2: certificate not yet valid",
        [](World& w) {
            w.fetch().chain = w.chainOfLeaf(requestAround(treeTime().addYears(1), PolicyHostName));
        },
        FindingCode::StsHostCertificate, "not yet valid");
    row(
        "S2: certificate for another name",
        [](World& w) { w.fetch().chain = w.chainOfLeaf(requestAround(treeTime(), {u"cdn.example"_qs})); },
        FindingCode::StsHostCertificateName, "cdn.example");
    row(
        "S2: wildcard over the wrong label",
        [](World& w) { w.fetch().chain = w.chainOfLeaf(requestAround(treeTime(), {u"*.example"_qs})); },
        FindingCode::StsHostCertificateName, "*.example");
    row(
        "S2: untrusted root",
        [](World& w) { w.fetch().chain = Hierarchy(PolicyHostName, treeTime()).chain(); },
        FindingCode::StsHostCertificate, "does not pass");
    row(
        "S2: intermediate not sent", [](World& w) { w.fetch().chain.removeLast(); },
        FindingCode::StsHostCertificate, "does not pass");
    row(
        "S2: certificate first, then the status",
        [](World& w) {
            w.fetch().outcome = PolicyFetch::Outcome::HttpError;
            w.fetch().httpStatus = 404;
            w.fetch().chain = w.chainOfLeaf(requestAround(treeTime(), {u"cdn.example"_qs}));
        },
        FindingCode::StsHostCertificateName, "cdn.example");
    row(
        "S2: HTTP status",
        [](World& w) {
            w.fetch().outcome = PolicyFetch::Outcome::HttpError;
            w.fetch().httpStatus = 404;
        },
        FindingCode::StsHttpStatus, "404");
    row(
        "S2: redirect",
        [](World& w) {
            w.fetch().outcome = PolicyFetch::Outcome::Redirected;
            w.fetch().location = u"https://elsewhere.example/"_qs;
        },
        FindingCode::StsRedirected, "elsewhere.example");
    row(
        "S2: too large", [](World& w) { w.fetch().outcome = PolicyFetch::Outcome::TooLarge; },
        FindingCode::StsPolicyTooLarge, "64 KiB");
    row(
        "S2: no connection",
        [](World& w) {
            w.fetch().outcome = PolicyFetch::Outcome::ConnectFailed;
            w.fetch().chain.clear();
            w.fetch().detail = u"Connection refused"_qs;
        },
        FindingCode::StsHostUnreachable, "refused");
    row(
        "S2: no answer in time",
        [](World& w) {
            w.fetch().outcome = PolicyFetch::Outcome::TimedOut;
            w.fetch().detail = u"no whole answer in time"_qs;
        },
        FindingCode::StsHostTimedOut, "in time");
    row(
        "S2: no handshake",
        [](World& w) {
            w.fetch().outcome = PolicyFetch::Outcome::TlsFailed;
            w.fetch().chain.clear();
            w.fetch().detail = u"protocol version"_qs;
        },
        FindingCode::StsHostTlsFailed, "protocol version");
    row(
        "S2: no address",
        [](World& w) {
            w.fetch().outcome = PolicyFetch::Outcome::NoAddress;
            w.fetch().chain.clear();
        },
        FindingCode::StsHostUnknown, "no address");
    row(
        "S2: address lookup fails",
        [](World& w) {
            w.fetch().outcome = PolicyFetch::Outcome::NoAddress;
            w.fetch().chain.clear();
            w.tree().failFor({name("mta-sts.partner.example"), RecordType::A});
        },
        FindingCode::StsHostLookupFailed, "fails");
    row(
        "S3: not valid, with the line of what is wrong",
        [](World& w) {
            w.fetch().body = "version: STSv1\nx: 1\nmode: enforced\nmx: a.example\nmax_age: 86400\n";
        },
        FindingCode::StsPolicyInvalid, "line 3: The mode");
}

void TestJudgeSts::causes()
{
    using Spoil = void (*)(World&);
    QFETCH(Spoil, spoil);
    QFETCH(FindingCode, code);
    QFETCH(QString, says);
    World world;
    spoil(world);
    const PartnerReport report = world.judged();
    QVERIFY(report.sts.outcome == StsOutcome::Fail);
    QVERIFY(!report.sts.policyRead);
    QVERIFY(report.observation.sts == decision::StsPolicy::None);
    const Finding* finding = find(report, code);
    QVERIFY(finding);
    QVERIFY2(englishSentence(*finding).contains(says), qPrintable(englishSentence(*finding)));
    // One line per cause: nothing else is said of the fetch.
    QCOMPARE(std::count_if(
                 report.findings.begin(), report.findings.end(),
                 [](const Finding& f) { return f.party == Party::PartnerPolicyHost || f.rule == u"S2"_qs; }),
             1);
    QVERIFY(!readPolicy(report));
}

/// As with `judge` and `--at`: the same record at another time.
void TestJudgeSts::theCertificateIsJudgedAtItsTime()
{
    World world;
    world.fetch().chain = world.chainOfLeaf(requestAround(treeTime().addDays(-80), PolicyHostName));
    QVERIFY(world.judged().sts.fault == StsFault::None);
    world.fetch().chain = world.chainOfLeaf(requestAround(treeTime().addDays(-100), PolicyHostName));
    QVERIFY(world.judged().sts.fault == StsFault::CertificateExpired);
}

void TestJudgeSts::nothingOfAnUnverifiedHostCounts()
{
    World world;
    world.fetch().chain.clear();  // a record that was tampered with
    const PartnerReport report = world.judged();
    QVERIFY(report.sts.fault == StsFault::TlsFailed);
    QVERIFY(!report.sts.policyRead && report.sts.patterns.isEmpty()
            && report.observation.stsPatterns.isEmpty());
    QVERIFY(!readPolicy(report));
}

void TestJudgeSts::cacheWhenNothingCanBeRead_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<bool>("fetchFails");
    QTest::addColumn<StsOutcome>("outcome");
    const QByteArray valid = "_mta-sts 3600 IN TXT \"v=STSv1; id=now;\"\n";
    QTest::newRow("S5: the fetch fails") << valid << true << StsOutcome::Fail;
    QTest::newRow("S5: the record is gone") << QByteArray() << false << StsOutcome::None;
    QTest::newRow("S5: two records") << valid + "_mta-sts 3600 IN TXT \"v=STSv1; id=2;\"\n"
                                     << false << StsOutcome::None;
}

void TestJudgeSts::cacheWhenNothingCanBeRead()
{
    QFETCH(QByteArray, record);
    QFETCH(bool, fetchFails);
    QFETCH(StsOutcome, outcome);
    World world(record);
    if (fetchFails)
        world.fetch().outcome = PolicyFetch::Outcome::HttpError;
    else
        world.evidence.policyFetch.reset();
    world.knows(Live, u"before"_qs, 3);
    const PartnerReport report = world.judged();
    QVERIFY(report.sts.outcome == outcome);
    QVERIFY(report.sts.policyRead && report.sts.fromCache && report.sts.mode == StsMode::Enforce);
    QCOMPARE(report.sts.heldUntil, treeTime().addDays(4));
    QVERIFY(report.observation.sts == decision::StsPolicy::Enforce && report.observation.stsFromCache);
    QCOMPARE(report.observation.stsPatterns, QStringList{u"mx.partner.example"_qs});
    QVERIFY(!find(report, FindingCode::StsNotPublished));
    const Finding* finding = find(report, FindingCode::StsFromCache);
    QVERIFY(finding && englishSentence(*finding).contains(treeTime().addDays(4).toString(u"yyyy-MM-dd"_qs)));
    QVERIFY(!readPolicy(report));
}

void TestJudgeSts::noCacheWhenItIsOver_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("daysAgo");
    QTest::addColumn<QByteArray>("domain");
    QTest::newRow("S5: expired") << Live << 7 << QByteArray("partner.example");
    QTest::newRow("S5: read later than the time of the judgement")
        << Live << -1 << QByteArray("partner.example");
    QTest::newRow("S5: of another domain on the same servers") << Live << 1 << QByteArray("other.example");
    QTest::newRow("S5: mode none") << QByteArray("version: STSv1\nmode: none\nmax_age: 604800\n") << 1
                                   << QByteArray("partner.example");
}

void TestJudgeSts::noCacheWhenItIsOver()
{
    QFETCH(QByteArray, text);
    QFETCH(int, daysAgo);
    QFETCH(QByteArray, domain);
    World world;
    world.fetch().outcome = PolicyFetch::Outcome::HttpError;
    world.knows(text, u"before"_qs, daysAgo, domain.constData());
    const PartnerReport report = world.judged();
    QVERIFY(!report.sts.policyRead && !report.sts.fromCache && report.sts.held.isEmpty());
    QVERIFY(report.observation.sts == decision::StsPolicy::None);
}

void TestJudgeSts::theLivePolicyCounts()
{
    World world;
    world.knows(Earlier, u"before"_qs, 1);
    const PartnerReport report = world.judged();
    QVERIFY(report.sts.policyRead && !report.sts.fromCache);
    QCOMPARE(report.sts.patterns, QStringList{u"mx.partner.example"_qs});
    QCOMPARE(report.sts.held.size(), 1);
    QCOMPARE(report.sts.held.first().id, u"before"_qs);
    QCOMPARE(report.sts.held.first().heldUntil, treeTime().addDays(6));
}

void TestJudgeSts::modeNoneEndsIt()
{
    World world;
    world.fetch().body = "version: STSv1\nmode: none\nmax_age: 86400\n";
    world.knows(Live, u"before"_qs, 1);
    const PartnerReport report = world.judged();
    QVERIFY(report.sts.outcome == StsOutcome::None && !report.sts.fromCache);
    QVERIFY(report.observation.sts == decision::StsPolicy::None);
    QVERIFY(find(report, FindingCode::StsModeNone) && !find(report, FindingCode::StsFromCache));
    const std::optional<mtasts::KnownPolicy> remembered = readPolicy(report);
    QVERIFY(remembered && remembered->text == world.fetch().body);
}

void TestJudgeSts::textChangedUnderTheSameId()
{
    // Case 20.
    World world;
    world.knows(Earlier, u"now"_qs, 2);
    PartnerReport report = world.judged();
    const Finding* finding = find(report, FindingCode::StsTextChanged);
    QVERIFY(finding);
    QCOMPARE(finding->arguments.first(), u"now"_qs);
    QVERIFY(finding->arguments.last().startsWith(treeTime().addDays(5).toString(u"yyyy-MM-dd"_qs)));

    // Other line ends are no other policy.
    World same;
    same.knows(QByteArray(Live).replace("\n", "\r\n"), u"now"_qs, 2);
    report = same.judged();
    QVERIFY(!find(report, FindingCode::StsTextChanged) && report.sts.held.isEmpty());
}

void TestJudgeSts::mxChangedUnderAHeldPolicy()
{
    World world;
    world.knows(Earlier, u"now"_qs, 2);
    const PartnerReport report = world.judged();
    const Finding* finding = find(report, FindingCode::StsMxNotInHeldPolicy);
    QVERIFY(finding);
    QCOMPARE(finding->subject, u"mx.partner.example"_qs);
    QVERIFY(!find(report, FindingCode::StsMxNotListed));

    // The record is gone and the MX moved: the same, and it stops mail of those who hold the policy.
    World gone("");
    gone.evidence.policyFetch.reset();
    gone.knows(Earlier, u"before"_qs, 2);
    const PartnerReport moved = gone.judged();
    QVERIFY(find(moved, FindingCode::StsMxNotInHeldPolicy));
    QVERIFY(!find(moved, FindingCode::StsMxNotListed));
    QVERIFY(moved.sts.fromCache);

    World testing;
    testing.knows(QByteArray(Earlier).replace("enforce", "testing"), u"now"_qs, 2);
    QVERIFY(!find(testing.judged(), FindingCode::StsMxNotInHeldPolicy));
}

void TestJudgeSts::aNewIdTellsSenders()
{
    World world;
    world.knows(Earlier, u"before"_qs, 2);
    const PartnerReport report = world.judged();
    QVERIFY(!find(report, FindingCode::StsTextChanged));
    QVERIFY(!find(report, FindingCode::StsMxNotInHeldPolicy));
}

void TestJudgeSts::whatIsRemembered()
{
    World world;
    const std::optional<mtasts::KnownPolicy> remembered = readPolicy(world.judged());
    QVERIFY(remembered);
    QVERIFY(remembered->domain == world.evidence.domain);
    QCOMPARE(remembered->id, u"now"_qs);
    QCOMPARE(remembered->text, Live);
    QCOMPARE(remembered->maxAge, std::chrono::seconds(604'800));
    QCOMPARE(remembered->fetchedAt, treeTime());
    // A verdict as of another time (--at) is none for now.
    world.evidence.startedAt = treeTime().addDays(1);
    QVERIFY(!readPolicy(world.judged()));
}

void TestJudgeSts::jsonRoundTrip()
{
    World world;
    world.fetch().outcome = PolicyFetch::Outcome::TooLarge;
    world.knows(Live, u"before"_qs, 3);
    world.knows(Earlier, u"older"_qs, 4);
    const PartnerReport report = world.judged();
    QVERIFY(report.sts.fromCache && report.sts.held.size() == 2);
    const Result<PartnerReport> back = reportFromJson(toJson(report));
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().detail));
    QVERIFY(back->sts == report.sts);
    QVERIFY(back->evidence == report.evidence);
    // Judged again from what is stored, it is the same.
    world.evidence = back->evidence;
    QVERIFY(world.judged().sts == report.sts);
}

void TestJudgeSts::olderReportsAreRead()
{
    World world;
    QJsonObject object = toJson(world.judged());
    QJsonObject sts = object.value(u"mtaSts"_qs).toObject();
    for (const QString& added :
         {u"fault"_qs, u"faultDetail"_qs, u"fromCache"_qs, u"heldUntil"_qs, u"held"_qs})
        sts.remove(added);
    QJsonObject evidence = object.value(u"evidence"_qs).toObject();
    evidence.remove(u"knownPolicies"_qs);
    object.insert(u"mtaSts"_qs, sts);
    object.insert(u"evidence"_qs, evidence);
    const Result<PartnerReport> back = reportFromJson(object);
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().detail));
    QVERIFY(back->sts.policyRead && back->sts.fault == StsFault::None);
}

QTEST_GUILESS_MAIN(TestJudgeSts)
#include "tst_judgests.moc"

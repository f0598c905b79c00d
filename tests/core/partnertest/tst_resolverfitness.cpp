// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/judge.h"
#include "core/partnertest/resolvercheck.h"
#include "core/practice/practicenetwork.h"
#include "tests/support/qttest.h"
#include "tests/support/signedtree.h"

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;
using dns::RecordType;

namespace {

constexpr auto Resolver = "127.0.0.1#53";

void changeData(dns::Message& message)
{
    if (!message.answer.isEmpty())
        message.answer.first().rdata.front() ^= 1;
}

/// A name space with names whose status is known, and what a resolver makes of it.
struct World {
    SignedTree tree;
    bool streams = true;

    World()
    {
        tree.add("good.example", "@ 3600 IN A 127.0.0.1\n");
        SignedTree::Zone& plain = tree.add("plain.example", "@ 3600 IN A 127.0.0.1\n");
        plain.signing.reset();
        plain.digestTypes.clear();
        tree.add("bad.example", "@ 3600 IN A 127.0.0.1\n");
        tree.edit({name("bad.example"), RecordType::A}, changeData);
    }

    ResolverTrial trial() const
    {
        NetworkProfile profile;
        profile.knownNames = {{name("good.example"), KnownName::Status::Secure},
                              {name("plain.example"), KnownName::Status::Insecure},
                              {name("bad.example"), KnownName::Status::Bogus}};
        ResolverTrial trial = planTrial(profile, "rd-nosuch");
        trial.resolver = QLatin1StringView(Resolver);
        trial.judgedAt = treeTime();
        for (const char* owner : {".", "example", "good.example", "plain.example", "bad.example"}) {
            for (const RecordType type : {RecordType::DNSKEY, RecordType::DS, RecordType::A})
                trial.exchanges.append(exchange({name(owner), type}));
        }
        for (const RecordType type : {RecordType::DS, RecordType::A})
            trial.exchanges.append(exchange({trial.missing, type}));
        trial.stream = exchange({name("."), RecordType::DNSKEY});
        trial.stream->transport = dns::Exchange::Transport::Tcp;
        if (!streams)
            trial.stream->outcome = dns::Exchange::Outcome::TimedOut;
        return trial;
    }

    dns::Exchange exchange(const dns::Question& question) const
    {
        dns::Exchange result = tree.exchange(question);
        result.upstream = QLatin1StringView(Resolver);
        return result;
    }

    ResolverFitness judged() const { return judgeTrial(trial(), tree.settings()); }
};

void stripType(SignedTree& tree, std::initializer_list<RecordType> types)
{
    const QSet<RecordType> gone(types);
    tree.edit([gone](const dns::Question&, dns::Message& message) {
        for (QList<dns::Record>* section : {&message.answer, &message.authority})
            section->removeIf([&gone](const dns::Record& record) { return gone.contains(record.type); });
    });
}

void loseAll(SignedTree& tree, const World& world)
{
    for (const dns::Exchange& exchange : world.trial().exchanges)
        tree.lose(exchange.question, dns::Exchange::Outcome::TimedOut);
}

using Spoil = void (*)(World&);

}  // namespace

Q_DECLARE_METATYPE(Spoil)

/// Whether a resolver is fit is found with names that are known, before a partner is blamed (case 12).
class TestResolverFitness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void verdicts_data();
    void verdicts();
    void clock_data();
    void clock();
    void jsonRoundTrip();
    void unfitResolverBlamesNobody_data();
    void unfitResolverBlamesNobody();
    void silenceBehindAFitResolverIsThePartners();
    void practiceNetworkIsFit();
    void nobodyThereIsSilent();
    void deletedWhileItRuns();
};

void TestResolverFitness::verdicts_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char* title, Spoil spoil, const char* verdict) {
        QTest::newRow(title) << spoil << QString::fromLatin1(verdict);
    };
    row(
        "good", [](World&) {}, "fit");
    row(
        "case 12: without RRSIG", [](World& w) { stripType(w.tree, {RecordType::RRSIG}); }, "strips-dnssec");
    row(
        "case 12: without NSEC", [](World& w) { stripType(w.tree, {RecordType::NSEC}); }, "strips-dnssec");
    row(
        "case 12: without anything of DNSSEC",
        [](World& w) {
            stripType(w.tree, {RecordType::RRSIG, RecordType::NSEC, RecordType::DS});
        },
        "strips-dnssec");
    row(
        "no answer",
        [](World& w) {
            const World whole;
            loseAll(w.tree, whole);
            w.streams = false;
        },
        "silent");
    row(
        "SERVFAIL for everything",
        [](World& w) {
            const World whole;
            for (const dns::Exchange& exchange : whole.trial().exchanges)
                w.tree.failFor(exchange.question);
        },
        "failing");
    row(
        "SERVFAIL for a name known to be good",
        [](World& w) {
            w.tree.failFor({name("good.example"), RecordType::A});
        },
        "failing");
    row(
        "an address for a name that does not exist",
        [](World& w) {
            w.tree.edit({name("rd-nosuch"), RecordType::A}, [](dns::Message& message) {
                message.rcode = dns::Rcode::NoError;
                message.authority.clear();
                message.answer = {*dns::recordFromText("rd-nosuch. 60 IN A 192.0.2.80")};
            });
        },
        "alters");
    row(
        "another address for a signed name",
        [](World& w) {
            w.tree.edit({name("good.example"), RecordType::A}, changeData);
        },
        "alters");
    row(
        "D3: no TCP", [](World& w) { w.streams = false; }, "limited");
    row(
        "RFC 4035 3.2.2: judges bogus names itself though CD is set",
        [](World& w) {
            w.tree.failFor({name("bad.example"), RecordType::A});
        },
        "limited");
}

void TestResolverFitness::verdicts()
{
    QFETCH(Spoil, spoil);
    QFETCH(QString, verdict);
    World world;
    spoil(world);
    const ResolverFitness fitness = world.judged();
    QCOMPARE(resolverVerdictName(fitness.verdict)
                 + (fitness.why.isEmpty() ? QString() : u": "_qs + fitness.why),
             verdict + (fitness.why.isEmpty() ? QString() : u": "_qs + fitness.why));
    QCOMPARE(fitness.why.isEmpty(), fitness.verdict == ResolverVerdict::Fit);
    QCOMPARE(fitness.unfit(), verdict != u"fit"_qs && verdict != u"limited"_qs);
    const Finding finding = findingOf(fitness);
    QVERIFY(finding.subject == QLatin1StringView(Resolver));
    QVERIFY(!fitness.unfit() || finding.severity == Severity::Warning);
}

void TestResolverFitness::clock_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("D4: the clock is right") << 0 << u"fit"_qs;
    QTest::newRow("case 9: a year ahead") << 365 << u"clock-off"_qs;
    QTest::newRow("case 9: a year behind") << -365 << u"clock-off"_qs;
}

void TestResolverFitness::clock()
{
    QFETCH(int, days);
    QFETCH(QString, verdict);
    const World world;
    ResolverTrial trial = world.trial();
    trial.judgedAt = trial.judgedAt.addDays(days);
    QCOMPARE(resolverVerdictName(judgeTrial(trial, world.tree.settings()).verdict), verdict);
}

void TestResolverFitness::jsonRoundTrip()
{
    const World world;
    const ResolverTrial trial = world.trial();
    const Result<ResolverTrial> back = resolverTrialFromJson(toJson(trial));
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().detail));
    QVERIFY(*back == trial);
    const ResolverFitness fitness = world.judged();
    const Result<ResolverFitness> again = resolverFitnessFromJson(toJson(fitness));
    QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().detail));
    QVERIFY(*again == fitness);
}

void TestResolverFitness::unfitResolverBlamesNobody_data()
{
    QTest::addColumn<bool>("tried");
    QTest::newRow("not tried: the partner's signatures are wrong") << false;
    QTest::newRow("case 12: tried and unfit: nothing is known") << true;
}

/// The same evidence, bogus by itself, with and without the trial that explains it.
void TestResolverFitness::unfitResolverBlamesNobody()
{
    QFETCH(bool, tried);
    World world;
    world.tree.add("partner.example", "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n");
    for (const char* changed : {"partner.example", "good.example"}) {
        world.tree.edit([changed](const dns::Question& question, dns::Message& message) {
            const bool data = question.type == RecordType::MX || question.type == RecordType::A;
            if (question.name == name(changed) && data)
                changeData(message);
        });
    }
    Evidence evidence;
    evidence.domain = name("partner.example");
    evidence.judgedAt = treeTime();
    for (const char* owner : {".", "example", "partner.example"}) {
        for (const RecordType type : {RecordType::DNSKEY, RecordType::DS, RecordType::MX, RecordType::A})
            evidence.exchanges.append(world.exchange({name(owner), type}));
    }
    if (tried)
        evidence.resolverTrials = {world.trial()};
    Judgement judgement;
    judgement.anchors = world.tree.anchors();
    const PartnerReport report = judge(evidence, judgement);
    QVERIFY(report.mxKind == MxKind::Failed);
    QVERIFY(report.observation.mx == (tried ? decision::MxState::Unknown : decision::MxState::Bogus));
    int ours = 0;
    for (const Finding& finding : report.findings) {
        if (finding.party == Party::OurResolver)
            ++ours;
        if (tried)
            QVERIFY2(finding.severity != Severity::Error, qPrintable(englishSentence(finding)));
    }
    QCOMPARE(ours, tried ? 1 : 0);
    for (const decision::Delivery& cell : report.delivery)
        QVERIFY(cell.outcome
                == (tried ? decision::DeliveryOutcome::Unknown : decision::DeliveryOutcome::Queued));
    for (const Check& check : report.checks)
        QVERIFY2(!tried || check.state != CheckState::Failed, qPrintable(englishSentence(check)));
    for (const dnssec::ZoneLink& zone : report.mx.chain)
        QVERIFY(!tried || zone.security != dns::Security::Bogus);
    QCOMPARE(report.resolvers.size(), tried ? 1 : 0);
    const Result<PartnerReport> back = reportFromJson(toJson(report));
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().detail));
    QVERIFY(back->resolvers == report.resolvers && back->evidence == report.evidence);
}

/// No answer about this domain, from a resolver that answers about all that is known: its name servers do not
/// answer, and mail waits.
void TestResolverFitness::silenceBehindAFitResolverIsThePartners()
{
    World world;
    world.tree.add("partner.example", "@ 3600 IN MX 10 mx\nmx 3600 IN A 127.0.0.1\n");
    world.tree.lose({name("partner.example"), RecordType::MX}, dns::Exchange::Outcome::TimedOut);
    Evidence evidence;
    evidence.domain = name("partner.example");
    evidence.judgedAt = treeTime();
    for (const char* owner : {".", "example", "partner.example"}) {
        for (const RecordType type : {RecordType::DNSKEY, RecordType::DS, RecordType::MX})
            evidence.exchanges.append(world.exchange({name(owner), type}));
    }
    Judgement judgement;
    judgement.anchors = world.tree.anchors();
    QVERIFY(judge(evidence, judgement).observation.mx == decision::MxState::Unknown);
    evidence.resolverTrials = {world.trial()};
    const PartnerReport report = judge(evidence, judgement);
    QVERIFY(report.observation.mx == decision::MxState::LookupFailed);
    QVERIFY(std::any_of(report.findings.begin(), report.findings.end(),
                        [](const Finding& f) { return f.code == FindingCode::ResolverFit; }));
    evidence.cancelled = true;
    QVERIFY(judge(evidence, judgement).observation.mx == decision::MxState::Unknown);
}

void TestResolverFitness::practiceNetworkIsFit()
{
    practice::PracticeNetwork network;
    QVERIFY(network.start({}).ok());
    ResolverCheck check(network.profile());
    QSignalSpy finished(&check, &ResolverCheck::finished);
    check.start();
    QVERIFY(finished.wait(60'000));
    QCOMPARE(check.result().size(), 1);
    const ResolverFitness& fitness = check.result().first();
    QVERIFY2(fitness.verdict == ResolverVerdict::Fit, qPrintable(fitness.why));
    QVERIFY(fitness.edns && fitness.datagrams && fitness.streams && fitness.signatures && fitness.denials
            && fitness.honestDenials);
    QVERIFY(fitness.passesBogus == true);
}

void TestResolverFitness::nobodyThereIsSilent()
{
    practice::PracticeNetwork network;
    QVERIFY(network.start({}).ok());
    const NetworkProfile profile = network.profile();
    network.stop();
    ResolverCheck check(profile);
    QSignalSpy finished(&check, &ResolverCheck::finished);
    check.start();
    QVERIFY(!finished.isEmpty() || finished.wait(60'000));
    QCOMPARE(check.result().size(), 1);
    QCOMPARE(resolverVerdictName(check.result().first().verdict), u"silent"_qs);
}

void TestResolverFitness::deletedWhileItRuns()
{
    practice::PracticeNetwork network;
    QVERIFY(network.start({}).ok());
    const Result<std::shared_ptr<Services>> services = Services::create(network.profile());
    QVERIFY(services.ok());
    auto check = std::make_unique<ResolverCheck>(network.profile());
    check->start();
    check.reset();
    // The frame ends by itself; the sanitizer would tell of one that does not.
    ResolverCheck after(network.profile());
    QSignalSpy finished(&after, &ResolverCheck::finished);
    after.start();
    QVERIFY(finished.wait(60'000));
}

QTEST_GUILESS_MAIN(TestResolverFitness)
#include "tst_resolverfitness.moc"

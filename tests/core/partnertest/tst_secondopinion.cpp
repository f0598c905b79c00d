// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/opinionprobe.h"
#include "core/partnertest/testrun.h"
#include "core/practice/practicenetwork.h"
#include "tests/support/qttest.h"

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using test::name;
using Of = SecondOpinionRequest::Of;

namespace {

constexpr int Patience = 60'000;

const Finding* find(const PartnerReport& report, FindingCode code)
{
    const auto at = std::find_if(report.findings.begin(), report.findings.end(),
                                 [code](const Finding& finding) { return finding.code == code; });
    return at == report.findings.end() ? nullptr : &*at;
}

QStringList sentences(const PartnerReport& report)
{
    QStringList all;
    for (const Finding& finding : report.findings)
        all.append(englishSentence(finding));
    return all;
}

}  // namespace

/// Others asked about the answers that decided a verdict, on the practice network.
class TestSecondOpinion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneOfFourServersFails();
    void everyServerDropsTlsa();
    void everyServerFailsTlsa();
    void serversAgree();
    void withoutDsOrSignatures();
    void resolverAgrees();
    void resolverContradicts();
    void nobodyAnswers();
    void notAskedWithoutRequest();
    void jsonRoundTrip();
    void judgedAgainTheSame();
    void cancelledBeforeOthersAreAsked();

private:
    std::optional<PartnerReport> test(const char* domain, const SecondOpinionRequest& request,
                                      const NetworkProfile& profile) const;

    practice::PracticeNetwork m_network;
    NetworkProfile m_profile;
};

void TestSecondOpinion::initTestCase()
{
    const Result<void> started = m_network.start();
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
    m_profile = m_network.profile();
    m_profile.dnsTimeout = std::chrono::seconds(2);
}

std::optional<PartnerReport> TestSecondOpinion::test(const char* domain, const SecondOpinionRequest& request,
                                                     const NetworkProfile& profile) const
{
    const Result<std::shared_ptr<Services>> services = Services::create(profile);
    if (!services)
        return std::nullopt;
    TestRun run({name(domain)}, *services, {.secondOpinion = request});
    std::optional<PartnerReport> report;
    connect(&run, &TestRun::reportReady, &run, [&report](const PartnerReport& r) { report = r; });
    QSignalSpy finished(&run, &TestRun::finished);
    run.start();
    if (!finished.wait(Patience))
        qWarning("the run did not end");
    return report;
}

void TestSecondOpinion::oneOfFourServersFails()
{
    const std::optional<PartnerReport> report = test("harbor.example", {}, m_profile);
    QVERIFY(report && report->secondOpinion);
    QVERIFY2(report->dane == DaneOutcome::Pass, "case 8: through the resolver all is well");
    const Finding* finding = find(*report, FindingCode::NameServersFail);
    QVERIFY2(finding, qPrintable(sentences(*report).join(u'\n')));
    QVERIFY(finding->party == Party::PartnerDns);
    QCOMPARE(finding->subject, u"harbor.example"_qs);
    QCOMPARE(finding->arguments.mid(0, 2), (QStringList{u"1"_qs, u"4"_qs}));
    const QString sentence = englishSentence(*finding);
    QVERIFY2(sentence.contains(u"1 of 4 name servers of harbor.example answer wrongly"_qs)
                 && sentence.contains(u"ns2.harbor.example"_qs)
                 && sentence.contains(u"gives SERVFAIL for TLSA, but answers "_qs),
             qPrintable(sentence));
    const auto wrong =
        std::count_if(report->secondOpinion->servers.begin(), report->secondOpinion->servers.end(),
                      [](const OpinionServerReport& s) { return !faultsOf(s).isEmpty(); });
    QCOMPARE(wrong, 1);
}

void TestSecondOpinion::everyServerDropsTlsa()
{
    const std::optional<PartnerReport> report = test("fisheries.example", {}, m_profile);
    QVERIFY(report && report->secondOpinion);
    const Finding* finding = find(*report, FindingCode::NameServersDropType);
    QVERIFY2(finding, qPrintable(sentences(*report).join(u'\n')));
    QCOMPARE(finding->arguments.mid(0, 2), (QStringList{u"2"_qs, u"TLSA"_qs}));
    QVERIFY2(finding->arguments.value(2).contains(u"MX"_qs), "case 7: but they answer other types");
    QVERIFY(!find(*report, FindingCode::SecondOpinionContradicts));
    // The resolver was tried before its silence was laid at the partner's door.
    QCOMPARE(report->resolvers.size(), 1);
    QVERIFY(report->resolvers.first().verdict == ResolverVerdict::Fit);
}

void TestSecondOpinion::everyServerFailsTlsa()
{
    const std::optional<PartnerReport> report = test("archive.example", {}, m_profile);
    QVERIFY(report);
    QVERIFY2(find(*report, FindingCode::NameServersDropType), qPrintable(sentences(*report).join(u'\n')));
}

void TestSecondOpinion::serversAgree()
{
    const std::optional<PartnerReport> report = test("health.example", {}, m_profile);
    QVERIFY(report && report->secondOpinion);
    QVERIFY2(find(*report, FindingCode::SecondOpinionAgrees), qPrintable(sentences(*report).join(u'\n')));
    QVERIFY(!find(*report, FindingCode::NameServersFail));
    for (const OpinionServerReport& server : report->secondOpinion->servers) {
        QVERIFY(!server.address.isEmpty() && !server.answers.isEmpty());
        for (const OpinionAnswer& answer : server.answers)
            QVERIFY2(answer.kind == AnswerKind::Agrees,
                     qPrintable(dns::typeName(answer.question.type) + answer.what));
    }
}

/// The MX signatures of this partner do not verify, whoever is asked: nobody contradicts.
void TestSecondOpinion::withoutDsOrSignatures()
{
    const std::optional<PartnerReport> report = test("police.example", {}, m_profile);
    QVERIFY(report && report->secondOpinion);
    QVERIFY(report->observation.mx == decision::MxState::Bogus);
    QVERIFY(!find(*report, FindingCode::SecondOpinionContradicts));
    const Finding* finding = find(*report, FindingCode::NameServersFail);
    QVERIFY2(finding && finding->arguments.value(2).contains(u"does not validate for MX"_qs),
             qPrintable(sentences(*report).join(u'\n')));
}

void TestSecondOpinion::resolverAgrees()
{
    const std::optional<PartnerReport> report =
        test("police.example", {.of = Of::Resolver, .resolver = m_profile.upstreams.first()}, m_profile);
    QVERIFY(report && report->secondOpinion);
    QVERIFY2(find(*report, FindingCode::SecondOpinionAgrees), qPrintable(sentences(*report).join(u'\n')));
}

/// Case 13: where two resolvers differ, both are quoted.
void TestSecondOpinion::resolverContradicts()
{
    practice::PracticeNetwork other;  // with keys of its own: nothing there validates here
    QVERIFY(other.start().ok());
    const std::optional<PartnerReport> report = test(
        "health.example", {.of = Of::Resolver, .resolver = other.profile().upstreams.first()}, m_profile);
    QVERIFY(report && report->secondOpinion);
    const Finding* finding = find(*report, FindingCode::SecondOpinionContradicts);
    QVERIFY2(finding, qPrintable(sentences(*report).join(u'\n')));
    QVERIFY(finding->party == Party::Undecidable);
    QVERIFY2(report->dane == DaneOutcome::Pass, "a second opinion changes no verdict");
}

void TestSecondOpinion::nobodyAnswers()
{
    practice::PracticeNetwork gone;
    QVERIFY(gone.start({}).ok());
    NetworkProfile profile = m_profile;
    profile.nameServerPort = gone.profile().nameServerPort;
    gone.stop();
    const std::optional<PartnerReport> report = test("health.example", {}, profile);
    QVERIFY(report && report->secondOpinion);
    const Finding* finding = find(*report, FindingCode::SecondOpinionMissing);
    QVERIFY2(finding && finding->party == Party::Undecidable, qPrintable(sentences(*report).join(u'\n')));
    QVERIFY2(!find(*report, FindingCode::NameServersFail), "what cannot be reached from here is no fault");
}

void TestSecondOpinion::notAskedWithoutRequest()
{
    const Result<std::shared_ptr<Services>> services = Services::create(m_profile);
    QVERIFY(services.ok());
    TestRun run({name("harbor.example")}, *services);
    std::optional<PartnerReport> report;
    connect(&run, &TestRun::reportReady, &run, [&report](const PartnerReport& r) { report = r; });
    QSignalSpy finished(&run, &TestRun::finished);
    run.start();
    QVERIFY(finished.wait(Patience));
    QVERIFY(report && !report->secondOpinion && !report->evidence.secondOpinion);
    QVERIFY(!find(*report, FindingCode::NameServersFail));
    QVERIFY2(report->evidence.resolverTrials.isEmpty(), "nothing failed that had to be explained");
}

void TestSecondOpinion::jsonRoundTrip()
{
    const std::optional<PartnerReport> report = test("harbor.example", {}, m_profile);
    QVERIFY(report);
    const Result<PartnerReport> back = reportFromJson(toJson(*report));
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().detail));
    QVERIFY(back->secondOpinion == report->secondOpinion);
    QVERIFY(back->evidence.secondOpinion == report->evidence.secondOpinion);
}

void TestSecondOpinion::judgedAgainTheSame()
{
    const std::optional<PartnerReport> report = test("harbor.example", {}, m_profile);
    QVERIFY(report);
    const Result<std::shared_ptr<Services>> services = Services::create(m_profile);
    QVERIFY(services.ok());
    QVERIFY(judge(report->evidence, (*services)->judgement()) == *report);
}

void TestSecondOpinion::cancelledBeforeOthersAreAsked()
{
    const Result<std::shared_ptr<Services>> services = Services::create(m_profile);
    QVERIFY(services.ok());
    PartnerTest job(name("fisheries.example"), *services, {.secondOpinion = SecondOpinionRequest{}});
    QSignalSpy finished(&job, &PartnerTest::finished);
    int ended = 0;
    connect(&job, &PartnerTest::stepChanged, &job, [&](const ProbeStep& step) {
        ended += step.check == CheckId::TlsaRecords && step.ended ? 1 : 0;
        if (ended > 0)
            QMetaObject::invokeMethod(&job, &PartnerTest::cancel, Qt::QueuedConnection);
    });
    job.start();
    QVERIFY(!finished.isEmpty() || finished.wait(Patience));
    QCOMPARE(finished.size(), 1);
    QVERIFY(job.report()->evidence.cancelled);
}

QTEST_GUILESS_MAIN(TestSecondOpinion)
#include "tst_secondopinion.moc"

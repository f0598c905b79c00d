// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/partnertest.h"

#include "core/partnertest/evidencebounds.h"
#include "core/partnertest/opinionprobe.h"

#include <QtCore/QPointer>

namespace relaydeck::partnertest {

struct PartnerTest::Access {
    static void finish(PartnerTest* test, PartnerReport report)
    {
        test->m_report = std::move(report);
        test->m_running = false;
        Q_EMIT test->finished();
    }
};

namespace {

/// The frame owns all that it needs; the job may be deleted meanwhile.
template<typename Access>
QCoro::Task<> run(async::Context ctx, QPointer<PartnerTest> test, DomainName domain,
                  std::shared_ptr<Services> services, TestOptions options)
{
    ProbeProgress progress = [test](const ProbeStep& step) {
        if (test)
            Q_EMIT test->stepChanged(step);
    };
    Evidence evidence = co_await probe(ctx, domain, services, progress);
    if (!test)
        co_return;
    PartnerReport report = judge(evidence, services->judgement(), &services->memory());
    if (options.secondOpinion && !evidence.cancelled) {
        // A time of its own: the test may have used up all of its, which is when others are asked.
        const async::Context anew{ctx.stop};
        const QList<dns::Question> questions = decidingQuestions(report);
        const SecondOpinionRequest request = *options.secondOpinion;
        const SecondOpinion opinion = co_await askSecondOpinion(anew, services, questions, request);
        if (!test)
            co_return;
        evidence.secondOpinion = opinion;
        boundEvidence(evidence);
        evidence.cancelled = ctx.stop.stop_requested();
        report = judge(evidence, services->judgement(), &services->memory());
    }
    Access::finish(test, std::move(report));
}

}  // namespace

PartnerTest::PartnerTest(DomainName domain, std::shared_ptr<Services> services, const TestOptions& options,
                         QObject* parent)
    : QObject(parent)
    , m_domain(std::move(domain))
    , m_services(std::move(services))
    , m_options(options)
{
}

PartnerTest::~PartnerTest()
{
    m_stop.request_stop();
}

void PartnerTest::start()
{
    Q_ASSERT(!m_running && !m_report);
    m_running = true;
    const async::Context ctx{m_stop.get_token()};
    run<Access>(ctx.within(m_services->profile().totalLimit), this, m_domain, m_services, m_options);
}

void PartnerTest::cancel()
{
    m_stop.request_stop();
}

}  // namespace relaydeck::partnertest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/partnertest.h"

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
                  std::shared_ptr<Services> services)
{
    ProbeProgress progress = [test](const ProbeStep& step) {
        if (test)
            Q_EMIT test->stepChanged(step);
    };
    const Evidence evidence = co_await probe(ctx, domain, services, progress);
    if (!test)
        co_return;
    PartnerReport report = judge(evidence, services->judgement(), &services->memory());
    Access::finish(test, std::move(report));
}

}  // namespace

PartnerTest::PartnerTest(DomainName domain, std::shared_ptr<Services> services, QObject* parent)
    : QObject(parent)
    , m_domain(std::move(domain))
    , m_services(std::move(services))
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
    run<Access>(ctx.within(m_services->profile().totalLimit), this, m_domain, m_services);
}

void PartnerTest::cancel()
{
    m_stop.request_stop();
}

}  // namespace relaydeck::partnertest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/resolvercheck.h"

#include "core/partnertest/resolverprobe.h"

#include <QtCore/QPointer>

namespace relaydeck::partnertest {

struct ResolverCheck::Access {
    static void finish(ResolverCheck* check, const QList<ResolverFitness>& result)
    {
        check->m_result = result;
        Q_EMIT check->finished();
    }
};

namespace {

template<typename Access>
QCoro::Task<> run(async::Context ctx, QPointer<ResolverCheck> check, std::shared_ptr<Services> services)
{
    const QList<ResolverFitness> result = co_await checkResolvers(ctx, services);
    if (check)
        Access::finish(check, result);
}

}  // namespace

QCoro::Task<QList<ResolverFitness>> checkResolvers(async::Context ctx, std::shared_ptr<Services> services)
{
    const QList<ResolverTrial> trials =
        co_await tryResolvers(ctx, services->profile(), services->resolver().settings());
    QList<ResolverFitness> found;
    for (const ResolverTrial& trial : trials)
        found.append(judgeTrial(trial, services->resolver().settings()));
    const QList<ResolverFitness> result = found;
    co_return result;
}

ResolverCheck::ResolverCheck(NetworkProfile profile, QObject* parent)
    : QObject(parent)
    , m_profile(std::move(profile))
{
}

ResolverCheck::~ResolverCheck()
{
    m_stop.request_stop();
}

void ResolverCheck::start()
{
    const Result<std::shared_ptr<Services>> services = Services::create(m_profile);
    if (!services) {
        QMetaObject::invokeMethod(this, &ResolverCheck::finished, Qt::QueuedConnection);
        return;
    }
    const async::Context ctx{m_stop.get_token()};
    run<Access>(ctx, this, *services);
}

void ResolverCheck::cancel()
{
    m_stop.request_stop();
}

}  // namespace relaydeck::partnertest

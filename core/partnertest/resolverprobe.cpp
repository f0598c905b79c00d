// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/resolverprobe.h"

#include "core/async/all.h"
#include "core/dns/makeresolver.h"
#include "core/dns/transport.h"
#include "core/dnssec/validatingresolver.h"

#include <QtCore/QRandomGenerator>

namespace relaydeck::partnertest {

namespace {

using namespace std::chrono_literals;

/// A resolver that needs longer for the root's own records is as good as silent.
constexpr std::chrono::milliseconds TrialLimit{8'000};

/// A top-level name that nobody has; a resolver that lies cannot know it beforehand.
QByteArray randomLabel()
{
    return "rd-" + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
}

QCoro::Task<ResolverTrial> tryOne(async::Context ctx, NetworkProfile profile, Upstream upstream,
                                  dnssec::Settings settings)
{
    ResolverTrial trial = planTrial(profile, randomLabel());
    trial.resolver = dns::upstreamText(upstream);
    trial.judgedAt = settings.now;
    // Its own memory of answers and signatures, so that nothing comes from elsewhere.
    const std::shared_ptr<dns::Resolver> resolver = dns::makeResolverFor(upstream, profile);
    dnssec::ValidatingResolver validating(resolver, settings);
    const auto record = std::make_shared<dnssec::PacketRecord>();
    QList<dns::Question> questions{{trial.missing, dns::RecordType::DS}, {trial.missing, dns::RecordType::A}};
    for (const ResolverTrial::Known& known : std::as_const(trial.known))
        questions.append(known.question);

    Upstream stream = upstream;
    if (stream.transport == Upstream::Transport::UdpTcp)
        stream.transport = Upstream::Transport::Tcp;
    const std::shared_ptr<dns::Resolver> overStream = dns::makeResolverFor(stream, profile);
    const dns::Question rootKeys{DomainName(), dns::RecordType::DNSKEY};
    std::vector<QCoro::Task<dns::Exchange>> streamed;
    streamed.push_back(overStream->ask(ctx, rootKeys));
    std::vector<QCoro::Task<dnssec::Lookup>> lookups;
    for (const dns::Question& question : std::as_const(questions))
        lookups.push_back(validating.lookup(ctx, question, record));
    co_await async::all(std::move(lookups));
    const std::vector<dns::Exchange> exchanges = co_await async::all(std::move(streamed));
    trial.exchanges = record->exchanges();
    trial.stream = exchanges.front();
    const ResolverTrial result = trial;
    co_return result;
}

}  // namespace

QCoro::Task<QList<ResolverTrial>> tryResolvers(async::Context ctx, NetworkProfile profile,
                                               dnssec::Settings settings)
{
    if (!settings.now.isValid())
        settings.now = QDateTime::currentDateTimeUtc();
    const async::Context limited = ctx.within(std::min(TrialLimit, 2 * profile.dnsTimeout));
    std::vector<QCoro::Task<ResolverTrial>> tasks;
    const QList<Upstream> upstreams = dns::upstreamsOf(profile);
    for (const Upstream& upstream : upstreams)
        tasks.push_back(tryOne(limited, profile, upstream, settings));
    const std::vector<ResolverTrial> trials = co_await async::all(std::move(tasks));
    const QList<ResolverTrial> result(trials.begin(), trials.end());
    co_return result;
}

}  // namespace relaydeck::partnertest

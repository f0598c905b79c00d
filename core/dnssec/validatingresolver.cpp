// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/validatingresolver.h"

#include "core/async/all.h"
#include "core/base/log.h"

namespace relaydeck::dnssec {

namespace {

Lookup stopped(const dns::Question& question, const QString& why)
{
    Lookup lookup;
    lookup.question = question;
    lookup.canonicalName = question.name;
    lookup.fault = Fault::NoAnswer;
    lookup.faultZone = question.name;
    lookup.faultType = question.type;
    lookup.why = why;
    return lookup;
}

/// The bound on questions is validate()'s: what it leaves out, it judges as too much work. Every round adds
/// an exchange for each question asked, so the loop ends.
QCoro::Task<Lookup> run(async::Context ctx, dns::Question question, std::shared_ptr<dns::Resolver> resolver,
                        Settings settings, std::shared_ptr<WorkMemory> memory,
                        std::shared_ptr<PacketRecord> record)
{
    for (;;) {
        std::variant<Lookup, QList<dns::Question>> step = validate(question, *record, settings, memory.get());
        if (Lookup* lookup = std::get_if<Lookup>(&step)) {
            qCDebug(logDnssec) << dns::typeName(question.type) << question.name.toString()
                               << securityName(lookup->security) << lookup->why;
            co_return std::move(*lookup);
        }
        if (ctx.stop.stop_requested())
            co_return stopped(question, QStringLiteral("The lookup was cancelled."));
        if (ctx.deadline.hasExpired())
            co_return stopped(question, QStringLiteral("The lookup was not done in time."));

        const QList<dns::Question> missing = std::get<QList<dns::Question>>(std::move(step));
        std::vector<QCoro::Task<dns::Exchange>> tasks;
        for (const dns::Question& asked : missing)
            tasks.push_back(resolver->ask(ctx, asked));
        const std::vector<dns::Exchange> exchanges = co_await async::all(std::move(tasks));
        for (std::size_t i = 0; i < exchanges.size(); ++i) {
            dns::Exchange exchange = exchanges[i];
            exchange.question = missing.at(static_cast<qsizetype>(i));
            record->add(exchange);
        }
    }
}

}  // namespace

const dns::Exchange* PacketRecord::find(const dns::Question& question) const
{
    const auto at = m_index.constFind(question);
    return at == m_index.constEnd() ? nullptr : &m_exchanges.at(*at);
}

void PacketRecord::add(const dns::Exchange& exchange)
{
    if (m_index.contains(exchange.question))
        return;
    m_index.insert(exchange.question, m_exchanges.size());
    m_exchanges.append(exchange);
}

ValidatingResolver::ValidatingResolver(std::shared_ptr<dns::Resolver> resolver, Settings settings)
    : m_resolver(std::move(resolver))
    , m_settings(std::move(settings))
    , m_memory(std::make_shared<WorkMemory>())
{
}

QCoro::Task<Lookup> ValidatingResolver::lookup(async::Context ctx, dns::Question question,
                                               std::shared_ptr<PacketRecord> record)
{
    Settings settings = m_settings;
    if (!settings.now.isValid())
        settings.now = QDateTime::currentDateTimeUtc();
    return run(std::move(ctx), std::move(question), m_resolver, std::move(settings), m_memory,
               std::move(record));
}

}  // namespace relaydeck::dnssec

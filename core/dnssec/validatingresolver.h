// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"
#include "core/dnssec/validator.h"

#include <QtCore/QHash>

#include <memory>

namespace relaydeck::dnssec {

/// Collects every exchange that one partner test used, those answered by a cache too; the evidence of the
/// test.
class PacketRecord : public Packets {
public:
    const dns::Exchange* find(const dns::Question& question) const override;
    /// Keeps the first exchange for a question.
    void add(const dns::Exchange& exchange);
    /// In the order in which they came in.
    const QList<dns::Exchange>& exchanges() const { return m_exchanges; }

private:
    QList<dns::Exchange> m_exchanges;
    QHash<dns::Question, qsizetype> m_index;
};

/// Lookups with a DNSSEC status: asks, validates, asks for what the validation lacks (in parallel), until it
/// is done.
class ValidatingResolver {
public:
    ValidatingResolver(std::shared_ptr<dns::Resolver> resolver, Settings settings);

    /// Never fails as an operation: a lookup that could not be carried out is Indeterminate. Every exchange
    /// that it rests on is in `record` afterwards.
    QCoro::Task<Lookup> lookup(async::Context ctx, dns::Question question,
                               std::shared_ptr<PacketRecord> record);

    const Settings& settings() const { return m_settings; }
    /// What the lookups have worked out; a judgement of their packets finds it all there.
    WorkMemory& memory() { return *m_memory; }
    /// `now` for signatures; unless set, the time of each call.
    void setNow(const QDateTime& now) { m_settings.now = now; }

private:
    std::shared_ptr<dns::Resolver> m_resolver;
    Settings m_settings;
    std::shared_ptr<WorkMemory> m_memory;
};

}  // namespace relaydeck::dnssec

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"

#include <chrono>
#include <functional>
#include <memory>

namespace relaydeck::dns {

/// Remembers answers for as long as their TTL allows, and joins equal questions that are asked at the same
/// time. A remembered exchange is given out as it was recorded: same octets, same time.
class CachingResolver : public Resolver {
public:
    /// Time that only goes forward.
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    struct Limits {
        qsizetype entries = 4096;
        qsizetype octets = 16 * 1024 * 1024;
        std::chrono::seconds longestTtl{3600};
    };

    explicit CachingResolver(std::shared_ptr<Resolver> upstream,
                             Clock clock = std::chrono::steady_clock::now);
    CachingResolver(std::shared_ptr<Resolver> upstream, Clock clock, const Limits& limits);
    ~CachingResolver() override;
    Q_DISABLE_COPY_MOVE(CachingResolver)

    /// Who cancels or runs out of time leaves alone; the question is given up when nobody waits for it any
    /// more.
    QCoro::Task<Exchange> ask(async::Context ctx, Question question) override;

    /// Forgets all answers, such as before a test that the user starts again.
    void clear();

    class State;

private:
    std::shared_ptr<State> m_state;
};

/// For how long an exchange may be remembered; zero: not at all. The smallest TTL of its records; a negative
/// answer by its SOA (RFC 2308 5), a server's failure some seconds (RFC 9520 3.2).
std::chrono::seconds lifetime(const Exchange& exchange);

}  // namespace relaydeck::dns

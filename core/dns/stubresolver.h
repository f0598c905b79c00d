// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"
#include "core/network/networkprofile.h"

#include <memory>

namespace relaydeck::dns {

/// The resolvers of a resolv.conf, at most three, as the C library takes them: this computer's own when none
/// is named.
QList<Upstream> systemUpstreams(const QString& path = QStringLiteral("/etc/resolv.conf"));

/// Asks recursive resolvers, one after the other until one answers. Every question has a port and an id of
/// its own (RFC 5452); what does not fit into a datagram or is unreadable is asked for over TCP.
class StubResolver : public Resolver {
public:
    struct Settings {
        QList<Upstream> upstreams;
        QHostAddress sourceAddress;  ///< null: the system chooses, as always for DNS over HTTPS
        std::chrono::milliseconds timeout{5'000};  ///< for one question, all upstreams together
        /// For DNS over TLS and HTTPS, as in NetworkProfile.
        QByteArray caCertificates;
        bool onlyCaCertificates = false;
    };

    explicit StubResolver(const Settings& settings);
    ~StubResolver() override;
    Q_DISABLE_COPY_MOVE(StubResolver)

    /// A resolver that answers SERVFAIL or REFUSED makes way for the next; when no other answers, that is the
    /// answer.
    QCoro::Task<Exchange> ask(async::Context ctx, Question question) override;

    class State;

private:
    std::shared_ptr<State> m_state;
};

}  // namespace relaydeck::dns

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/blocking.h"
#include "core/dns/stubresolver.h"
#include "tests/support/dnsdata.h"
#include "tests/support/fakednsserver.h"
#include "tests/support/qttest.h"

/// What the tests of the stub resolver's transports share: one question and its answer.
namespace relaydeck::test {

inline const dns::Question Mx = question("partner.example", dns::RecordType::MX);

inline dns::Message answer()
{
    return answerTo(Mx, {record("partner.example. 300 IN MX 10 mx1.partner.example.")});
}

inline dns::StubResolver::Settings settingsFor(const QList<Upstream>& upstreams)
{
    dns::StubResolver::Settings settings;
    settings.upstreams = upstreams;
    settings.timeout = std::chrono::seconds(20);  // bounds a test that hangs; none waits for it
    return settings;
}

inline dns::Exchange ask(dns::StubResolver& resolver, const async::Context& ctx = {})
{
    return async::runBlocking(resolver.ask(ctx, Mx));
}

/// An upstream where nothing listens.
inline Upstream deadUpstream()
{
    const FakeDnsServer server;
    return server.upstream();
}

}  // namespace relaydeck::test

#define VERIFY_ANSWERED(expression)                                                                          \
    do {                                                                                                     \
        const dns::Exchange checked = (expression);                                                          \
        QVERIFY2(checked.outcome == dns::Exchange::Outcome::Answered, qPrintable(checked.detail));           \
        const Result<dns::Message> parsed = dns::parseMessage(checked.response);                             \
        QVERIFY(parsed.ok());                                                                                \
        QCOMPARE(parsed->answer, relaydeck::test::answer().answer);                                          \
    } while (false)

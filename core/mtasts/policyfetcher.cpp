// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/policyfetcher.h"

#include "core/base/log.h"
#include "core/base/plaintext.h"
#include "core/mtasts/httpanswer.h"
#include "core/mtasts/policy.h"
#include "core/tls/stream.h"

#include <QtCore/QElapsedTimer>

namespace relaydeck::mtasts {

namespace {

using namespace std::chrono_literals;
using Outcome = PolicyFetch::Outcome;
using Step = HttpAnswer::Step;

constexpr std::chrono::milliseconds FetchLimit = 60s;  // RFC 8461 3.3
constexpr qsizetype MaxChain = 10;
constexpr int OkStatus = 200;

/// No cookies, no cache, no compression: what a hostile server has packed cannot unfold.
QByteArray requestTo(const DomainName& policyHost)
{
    return "GET /.well-known/mta-sts.txt HTTP/1.1\r\n"
           "Host: "
        + policyHost.toString().toLatin1()
        + "\r\n"
          "User-Agent: Relaydeck\r\n"
          "Accept: */*\r\n"
          "Accept-Encoding: identity\r\n"
          "Connection: close\r\n\r\n";
}

void recordHead(PolicyFetch& fetch, const HttpAnswer& answer)
{
    if (!answer.headComplete())
        return;
    fetch.httpStatus = answer.status();
    const QString contentType = QString::fromLatin1(answer.field("content-type"));
    fetch.mediaType = plainText(contentType.section(u';', 0, 0).trimmed().toLower(), 100);
    fetch.location = plainText(answer.field("location"), 300);
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

PolicyFetch ended(PolicyFetch fetch, Outcome outcome, const QString& detail)
{
    fetch.outcome = outcome;
    fetch.detail = plainText(detail);
    return fetch;
}

/// A connection that could not be made or that broke.
PolicyFetch failed(const PolicyFetch& fetch, const Error& error, const QString& tooLate)
{
    if (error.code == ErrorCode::Expired)
        return ended(fetch, Outcome::TimedOut, tooLate);
    return ended(fetch, error.code == ErrorCode::Cancelled ? Outcome::Cancelled : Outcome::ConnectFailed,
                 error.detail);
}

/// A handshake that was not completed, or not with a TLS that counts.
std::optional<PolicyFetch> handshakeFault(const PolicyFetch& fetch, const tls::Handshake& handshake,
                                          const async::Context& ctx)
{
    switch (handshake.outcome) {
    case tls::Handshake::Outcome::Completed:
        break;
    case tls::Handshake::Outcome::TimedOut:
        return ended(fetch, ctx.stop.stop_requested() ? Outcome::Cancelled : Outcome::TimedOut,
                     QStringLiteral("no connection in time"));
    case tls::Handshake::Outcome::Closed:
        return ended(fetch, Outcome::ConnectFailed, handshake.detail);
    case tls::Handshake::Outcome::NotTried:
    case tls::Handshake::Outcome::Failed:
        return ended(fetch, Outcome::TlsFailed, handshake.detail);
    }
    if (!tls::isModern(handshake))  // RFC 8461 3.3: HTTPS as senders speak it, RFC 8996: none older than 1.2
        return ended(fetch, Outcome::TlsFailed, QStringLiteral("%1 is too old").arg(handshake.version));
    return std::nullopt;
}

/// What an answer comes to that was read to its end, or as far as it counts.
PolicyFetch answered(const PolicyFetch& fetch, const HttpAnswer& answer, Step step)
{
    // RFC 8461 3.3: redirects are not followed, and 200 alone counts.
    if (isRedirect(fetch.httpStatus))
        return ended(fetch, Outcome::Redirected, {});
    if (fetch.httpStatus != 0 && fetch.httpStatus != OkStatus)
        return ended(fetch, Outcome::HttpError, {});
    switch (step) {
    case Step::Done: {
        PolicyFetch fetched = ended(fetch, Outcome::Fetched, {});
        fetched.body = answer.body();
        return fetched;
    }
    case Step::TooLarge:
        return ended(fetch, Outcome::TooLarge, {});
    case Step::NotHttp:
        return ended(fetch, Outcome::ConnectFailed, QStringLiteral("the answer is no HTTP"));
    case Step::NeedsOctets:
        return ended(fetch, Outcome::ConnectFailed, QStringLiteral("the answer was broken off"));
    }
    Q_UNREACHABLE();
}

/// One attempt; `fetch` comes with what is known beforehand.
QCoro::Task<PolicyFetch> fetchFrom(async::Context ctx, NetworkProfile profile, DomainName policyHost,
                                   PolicyFetch fetch)
{
    const async::Context connecting = ctx.within(profile.connectTimeout);
    const Result<tls::Stream> stream =
        co_await tls::Stream::connectTo(connecting, fetch.address, profile.httpsPort, profile.sourceAddress);
    if (!stream.ok())
        co_return failed(fetch, stream.error(), QStringLiteral("no connection in time"));
    tls::ClientSettings settings;
    settings.serverName = policyHost;
    const tls::Handshake handshake = co_await stream->startClient(connecting, settings);
    // The chain is recorded and judged later, at the time of the judgement and by the same code as every
    // other chain; the body of a host that does not pass then is no policy (judgeFetch()).
    fetch.chain = handshake.chain.mid(0, MaxChain);
    const std::optional<PolicyFetch> fault = handshakeFault(fetch, handshake, ctx);
    if (fault)
        co_return PolicyFetch(*fault);

    const QByteArray request = requestTo(policyHost);
    const Result<void> sent = co_await stream->write(ctx, request);
    if (!sent.ok())
        co_return failed(fetch, sent.error(), QStringLiteral("no whole answer in time"));
    HttpAnswer answer(MaxPolicySize);
    Step step = Step::NeedsOctets;
    while (step == Step::NeedsOctets) {
        const Result<QByteArray> octets = co_await stream->read(ctx);
        if (octets.ok())
            step = answer.feed(*octets);
        else
            step = answer.end();
        recordHead(fetch, answer);
        const bool bodySaysNothing = fetch.httpStatus != 0 && fetch.httpStatus != OkStatus;
        const bool closed = !octets.ok() && octets.error().code == ErrorCode::ConnectionClosed;
        if (bodySaysNothing || closed)
            break;
        if (!octets.ok())
            co_return failed(fetch, octets.error(), QStringLiteral("no whole answer in time"));
    }
    stream->close();
    co_return answered(fetch, answer, step);
}

}  // namespace

QCoro::Task<PolicyFetch> fetchPolicy(async::Context ctx, NetworkProfile profile, DomainName policyHost,
                                     QList<QHostAddress> addresses)
{
    const async::Context limited = ctx.within(FetchLimit);
    PolicyFetch fetch;
    fetch.url = QStringLiteral("https://%1/.well-known/mta-sts.txt").arg(policyHost.toString());
    fetch.at = QDateTime::currentDateTimeUtc();
    QElapsedTimer clock;
    clock.start();
    const PolicyFetch nothingYet = fetch;
    for (const QHostAddress& address : addresses) {
        PolicyFetch begun = nothingYet;
        begun.address = address;
        const PolicyFetch attempt = co_await fetchFrom(limited, profile, policyHost, begun);
        fetch = attempt;
        const bool nobodyAnswered =
            fetch.outcome == Outcome::ConnectFailed || fetch.outcome == Outcome::TimedOut;
        if (!nobodyAnswered || limited.deadline.hasExpired())
            break;
        qCDebug(logMtaSts) << policyHost.toString() << address << outcomeName(fetch.outcome) << fetch.detail;
    }
    fetch.duration = std::chrono::milliseconds(clock.elapsed());
    co_return fetch;
}

}  // namespace relaydeck::mtasts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/transport.h"

#include "core/async/wait.h"
#include "core/base/plaintext.h"
#include "core/network/httpsrequest.h"

#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>

// Qt's client, since it speaks HTTP/2, the least that RFC 8484 5.2 recommends: Unbound answers nothing else,
// so that an exchange of our own over HTTP/1.1 would not reach it.

namespace relaydeck::dns {

namespace {

constexpr int PlacesPerUpstream = 16;
constexpr qint64 LargestMessage = 65'535;
constexpr auto MediaType = "application/dns-message";  // RFC 8484 6

Attempt malformed(const QString& why)
{
    Attempt attempt;
    attempt.outcome = Exchange::Outcome::Malformed;
    attempt.transport = Exchange::Transport::Https;
    attempt.detail = why;
    return attempt;
}

/// What a reply that has finished, or has said enough, is to the question.
Attempt judgeReply(const QNetworkReply& reply, const QByteArray& body, const QStringList& tlsErrors,
                   const Question& question)
{
    const auto unreachable = [](const QString& why) {
        return failedAttempt(async::Wake::Failed, Exchange::Transport::Https, plainText(why));
    };
    if (!tlsErrors.isEmpty())
        return unreachable(tlsErrors.join(QStringLiteral("; ")));
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return unreachable(reply.errorString());
    if (status >= 300 && status < 400)
        return malformed(QStringLiteral("HTTP status %1: redirects are not followed").arg(status));
    if (status < 200 || status >= 300)  // RFC 8484 4.2.1: DNS answers, whatever their rcode, come with 2xx
        return malformed(QStringLiteral("HTTP status %1").arg(status));
    if (body.size() > LargestMessage)
        return malformed(QStringLiteral("more than %1 octets").arg(LargestMessage));
    if (reply.error() != QNetworkReply::NoError)
        return unreachable(reply.errorString());
    const QString contentType = reply.header(QNetworkRequest::ContentTypeHeader).toString();
    const QString mediaType = contentType.section(u';', 0, 0).trimmed().toLower();
    if (mediaType != QLatin1StringView(MediaType))
        return malformed(QStringLiteral("media type \"%1\" instead of %2")
                             .arg(plainText(mediaType, 100), QLatin1StringView(MediaType)));
    return attemptOf(body, question, 0, Exchange::Transport::Https);
}

}  // namespace

HttpsUpstream::HttpsUpstream(const QUrl& url, const QSslConfiguration& tls)
    : m_url(url)
    , m_tls(tls)
    , m_places(PlacesPerUpstream)
{
}

HttpsUpstream::~HttpsUpstream() = default;

QNetworkReply* HttpsUpstream::post(const QByteArray& query)
{
    if (!m_network) {  // only now, since it belongs to the thread that asks
        m_network = std::make_unique<QNetworkAccessManager>();
        m_network->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    }
    QNetworkRequest request = bareRequest(m_url, m_tls);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QLatin1StringView(MediaType));
    request.setRawHeader("Accept", MediaType);
    QNetworkReply* reply = m_network->post(request, query);
    reply->setReadBufferSize(LargestMessage + 1);
    return reply;
}

QCoro::Task<Attempt> HttpsUpstream::ask(async::Context ctx, std::shared_ptr<HttpsUpstream> upstream,
                                        Question question)
{
    const Result<async::Semaphore::Permit> place = co_await upstream->m_places.acquire(ctx);
    if (!place) {
        const bool cancelled = place.error().code == ErrorCode::Cancelled;
        co_return failedAttempt(cancelled ? async::Wake::Stopped : async::Wake::Expired,
                                Exchange::Transport::Https, {});
    }
    // RFC 8484 4.1: id 0. TLS keeps others from guessing, and HTTP says which answer belongs to it.
    const OwnedReply reply(upstream->post(queryWire(question, 0)));
    const std::shared_ptr<QStringList> tlsErrors = collectTlsErrors(reply.get());
    QByteArray body;
    while (!reply->isFinished() && body.size() <= LargestMessage) {
        async::Wait wait(ctx);
        wait.on(reply.get(), &QNetworkReply::finished);
        wait.on(reply.get(), &QNetworkReply::readyRead);
        const async::Wake wake = co_await wait;
        if (wake == async::Wake::Gone)
            co_return failedAttempt(async::Wake::Stopped, Exchange::Transport::Https, {});
        if (wake != async::Wake::Ready) {
            reply->abort();
            co_return failedAttempt(wake, Exchange::Transport::Https, {});
        }
        body += reply->read(LargestMessage + 1 - body.size());
    }
    const Attempt attempt = judgeReply(*reply.get(), body, *tlsErrors, question);
    if (!reply->isFinished())
        reply->abort();
    co_return attempt;
}

}  // namespace relaydeck::dns

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/policyfetcher.h"

#include "core/async/wait.h"
#include "core/base/log.h"
#include "core/base/plaintext.h"
#include "core/mtasts/policy.h"
#include "core/network/httpsrequest.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslConfiguration>

namespace relaydeck::mtasts {

namespace {

using namespace std::chrono_literals;
using Outcome = PolicyFetch::Outcome;

constexpr std::chrono::milliseconds FetchLimit = 60s;  // RFC 8461 3.3
constexpr qsizetype MaxChain = 10;
constexpr qint64 ReadBuffer = 16 * 1024;
constexpr int OkStatus = 200;

QSslConfiguration tlsConfiguration()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    // The chain is recorded and judged later, at the time of the judgement and by the same code as every
    // other chain; the body of a host that does not pass then is no policy (judgeFetch()). Qt would judge
    // now, and hide what is wrong.
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    // Each fetch shows the whole chain: a resumed session would not.
    tls.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    tls.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    return tls;
}

/// A request that goes to the address, while TLS and HTTP speak of the policy host (QSslSocket sends the peer
/// verify name in SNI).
QNetworkRequest policyRequest(const NetworkProfile& profile, const QString& policyHost,
                              const QHostAddress& address)
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(address.toString());
    url.setPort(profile.httpsPort);
    url.setPath(QStringLiteral("/.well-known/mta-sts.txt"));
    // RFC 8461 3.3: redirects are not followed, HTTP caching is not used.
    QNetworkRequest request = bareRequest(url, tlsConfiguration());
    request.setPeerVerifyName(policyHost);
    request.setRawHeader("Host", policyHost.toLatin1());
    request.setRawHeader("Connection", "close");
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return request;
}

/// What the peer showed of itself, once TLS came that far.
void recordChain(PolicyFetch& fetch, const QNetworkReply& reply)
{
    fetch.chain.clear();
    for (const QSslCertificate& certificate : reply.sslConfiguration().peerCertificateChain()) {
        if (fetch.chain.size() < MaxChain)
            fetch.chain.append(certificate.toDer());
    }
}

void recordHeaders(PolicyFetch& fetch, const QNetworkReply& reply)
{
    fetch.httpStatus = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString contentType = reply.header(QNetworkRequest::ContentTypeHeader).toString();
    fetch.mediaType = plainText(contentType.section(u';', 0, 0).trimmed().toLower(), 100);
    fetch.location = plainText(reply.rawHeader("Location"), 300);
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// Of a reply that has finished by itself.
Outcome finishedOutcome(const PolicyFetch& fetch, QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::SslHandshakeFailedError)
        return Outcome::TlsFailed;
    if (isRedirect(fetch.httpStatus))
        return Outcome::Redirected;
    if (fetch.httpStatus != 0 && fetch.httpStatus != OkStatus)  // RFC 8461 3.3: 200 alone counts
        return Outcome::HttpError;
    // Broken off before or within the answer, or no HTTP at all.
    return error == QNetworkReply::NoError && fetch.httpStatus == OkStatus ? Outcome::Fetched
                                                                           : Outcome::ConnectFailed;
}

Outcome wakeOutcome(async::Wake wake)
{
    switch (wake) {
    case async::Wake::Ready:
    case async::Wake::Failed:
        break;
    case async::Wake::Expired:
        return Outcome::TimedOut;
    case async::Wake::Stopped:
    case async::Wake::Gone:
        return Outcome::Cancelled;
    }
    Q_UNREACHABLE();
}

/// One attempt; `fetch` comes with what is known beforehand.
QCoro::Task<PolicyFetch> fetchFrom(async::Context ctx, QNetworkReply* started,
                                   std::chrono::milliseconds connectLimit, PolicyFetch fetch)
{
    const OwnedReply reply(started);
    started->setReadBufferSize(ReadBuffer);
    bool connected = false;
    while (!reply->isFinished()) {
        async::Wait wait(connected ? ctx : ctx.within(connectLimit));
        wait.on(reply.get(), &QNetworkReply::finished);
        wait.on(reply.get(), &QNetworkReply::encrypted);
        wait.on(reply.get(), &QNetworkReply::metaDataChanged);
        wait.on(reply.get(), &QNetworkReply::readyRead);
        const async::Wake wake = co_await wait;
        if (wake == async::Wake::Gone) {
            fetch.outcome = Outcome::Cancelled;
            co_return fetch;
        }
        recordChain(fetch, *reply.get());
        recordHeaders(fetch, *reply.get());
        if (wake != async::Wake::Ready) {
            fetch.outcome = wakeOutcome(wake);
            fetch.detail = connected ? QStringLiteral("no whole answer in time")
                                     : QStringLiteral("no connection in time");
            reply->abort();
            co_return fetch;
        }
        connected = true;
        if (fetch.httpStatus != 0 && fetch.httpStatus != OkStatus)
            break;  // its body says nothing
        fetch.body += reply->read(MaxPolicySize + 1 - fetch.body.size());
        if (fetch.body.size() > MaxPolicySize) {
            fetch.outcome = Outcome::TooLarge;
            reply->abort();
            co_return fetch;
        }
    }
    fetch.outcome = finishedOutcome(fetch, reply->error());
    if (fetch.outcome == Outcome::Fetched)
        co_return fetch;
    if (reply->error() != QNetworkReply::NoError)
        fetch.detail = plainText(reply->errorString());
    if (!reply->isFinished())
        reply->abort();
    co_return fetch;
}

}  // namespace

QCoro::Task<PolicyFetch> fetchPolicy(async::Context ctx, QNetworkAccessManager* network,
                                     NetworkProfile profile, DomainName policyHost,
                                     QList<QHostAddress> addresses)
{
    const QString host = policyHost.toString();
    const QPointer<QNetworkAccessManager> manager(network);
    const async::Context limited = ctx.within(FetchLimit);
    PolicyFetch fetch;
    fetch.url = QStringLiteral("https://%1/.well-known/mta-sts.txt").arg(host);
    fetch.at = QDateTime::currentDateTimeUtc();
    QElapsedTimer clock;
    clock.start();
    // The address is the partner's, whatever proxy this computer uses for browsing.
    network->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    for (const QHostAddress& address : addresses) {
        fetch.address = address;
        QNetworkReply* reply = manager->get(policyRequest(profile, host, address));
        const PolicyFetch attempt = co_await fetchFrom(limited, reply, profile.connectTimeout, fetch);
        fetch = attempt;
        const bool nobodyAnswered =
            fetch.outcome == Outcome::ConnectFailed || fetch.outcome == Outcome::TimedOut;
        if (!nobodyAnswered || limited.deadline.hasExpired() || !manager)
            break;
        qCDebug(logMtaSts) << host << address << outcomeName(fetch.outcome) << fetch.detail;
    }
    if (fetch.outcome != Outcome::Fetched)
        fetch.body.clear();
    fetch.duration = std::chrono::milliseconds(clock.elapsed());
    co_return fetch;
}

}  // namespace relaydeck::mtasts

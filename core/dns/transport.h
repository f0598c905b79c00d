// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/context.h"
#include "core/async/semaphore.h"
#include "core/async/wait.h"
#include "core/dns/resolver.h"
#include "core/network/networkprofile.h"

#include <QCoro/QCoroTask>

#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QTcpSocket>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QNetworkAccessManager;
class QNetworkReply;
QT_END_NAMESPACE

/// One question to one upstream resolver: datagrams (RFC 1035 4.2.1), streams (RFC 7766, RFC 7858) and HTTPS
/// (RFC 8484).
namespace relaydeck::dns {

/// How one attempt at one upstream ended.
struct Attempt {
    /// Answered, or why not. An answered attempt may still carry SERVFAIL or REFUSED.
    Exchange::Outcome outcome = Exchange::Outcome::TimedOut;
    QByteArray response;
    Rcode rcode = Rcode::NoError;
    Exchange::Transport transport = Exchange::Transport::Udp;
    QString detail;
    /// The answer is there, but only a stream can bring it: it was cut, is unreadable, or others guess at it.
    bool needsStream = false;
};

/// What a received message is to the query that was sent.
struct Judgement {
    enum class Kind {
        NotOurs,  ///< another id or question, or a query: ignored (RFC 5452 9.1)
        Unreadable,  ///< ours by its id, but not well-formed
        Truncated,
        Ours,
    };
    Kind kind = Kind::NotOurs;
    Rcode rcode = Rcode::NoError;
    QString why;  ///< for Unreadable
};
Judgement judge(QByteArrayView received, const Question& question, quint16 id);

/// The attempt that brought a whole message over a stream or HTTPS.
Attempt attemptOf(const QByteArray& received, const Question& question, quint16 id,
                  Exchange::Transport transport);
/// The attempt that a wait ended; `detail` counts for Failed alone.
Attempt failedAttempt(async::Wake wake, Exchange::Transport transport, const QString& detail);

/// Ids are not to be guessed (RFC 5452 4.3).
quint16 randomId();
/// As address#port, or the URL.
QString upstreamText(const Upstream& upstream);

/// Asks by datagrams from a port of its own, once more after a second.
QCoro::Task<Attempt> askByDatagram(async::Context ctx, Upstream upstream, QHostAddress source,
                                   Question question);

/// Asks one upstream over TCP, or TLS where it is configured so. Connections are used again while they stay
/// open, one question at a time each; their number is bounded.
class Streams : public std::enable_shared_from_this<Streams> {
public:
    Streams(Upstream upstream, QHostAddress source, QSslConfiguration tls);

    static QCoro::Task<Attempt> ask(async::Context ctx, std::shared_ptr<Streams> streams, Question question);

private:
    using SocketPtr = std::unique_ptr<QTcpSocket>;
    struct Connected {
        SocketPtr socket;
        Attempt failure;  ///< when there is no socket
    };

    static QCoro::Task<Connected> connect(async::Context ctx, std::shared_ptr<Streams> streams);
    static QCoro::Task<Attempt> exchange(async::Context ctx, QTcpSocket* socket, Question question,
                                         Exchange::Transport transport, bool recursive);
    SocketPtr takeIdle();
    void keepIdle(SocketPtr socket);
    SocketPtr makeSocket() const;
    Exchange::Transport transport() const;

    Upstream m_upstream;
    QHostAddress m_source;
    QSslConfiguration m_tls;
    async::Semaphore m_places;
    std::vector<SocketPtr> m_idle;
};

/// Asks one upstream by HTTPS POST. Its connections are used again, their number is bounded. The certificate
/// must have the name in the URL. A source address cannot be chosen: Qt's HTTP binds none.
class HttpsUpstream {
public:
    HttpsUpstream(const QUrl& url, const QSslConfiguration& tls);
    ~HttpsUpstream();
    Q_DISABLE_COPY_MOVE(HttpsUpstream)

    static QCoro::Task<Attempt> ask(async::Context ctx, std::shared_ptr<HttpsUpstream> upstream,
                                    Question question);

private:
    QNetworkReply* post(const QByteArray& query);

    QUrl m_url;
    QSslConfiguration m_tls;
    async::Semaphore m_places;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

}  // namespace relaydeck::dns

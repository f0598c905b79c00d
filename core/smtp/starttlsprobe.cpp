// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/starttlsprobe.h"

#include <QtCore/QRegularExpression>
#include <QtNetwork/QHostInfo>

namespace relaydeck::smtp {

namespace {

using namespace std::chrono_literals;

/// The answer to QUIT is awaited for manners' sake (RFC 5321 4.1.1.10), and not for long.
constexpr auto QuitTimeout = 2s;

QCoro::Task<> quit(async::Context ctx, Connection connection, Recorded recorded)
{
    connection.record().add(TranscriptLine::From::Client, "QUIT");
    // Nothing rests on the answer, so that nobody has to wait for it.
    recorded();
    const Connection goodbye(connection.stream(), std::make_shared<Record>());
    const async::Context limited = ctx.within(QuitTimeout);
    const Result<Reply> reply = co_await goodbye.command(limited, "QUIT");
    Q_UNUSED(reply)
    connection.stream().close();
}

void reject(Record& record, const Reply& reply)
{
    record.finish(
        Outcome::Rejected,
        QStringLiteral("the server answered %1 at %2").arg(reply.code).arg(stageName(record.endpoint.stage)));
}

/// The greeting: whether the dialogue goes on.
QCoro::Task<bool> awaitGreeting(async::Context ctx, Connection connection, Recorded recorded)
{
    Record& record = connection.record();
    record.endpoint.stage = Stage::Greeting;
    const auto connectedAt = record.elapsed();
    const Result<Reply> greeting = co_await connection.readReply(ctx);
    record.endpoint.greetingDelay = record.elapsed() - connectedAt;
    if (!greeting.ok()) {
        record.fail(greeting.error());
        co_return false;
    }
    if (greeting->code != 220) {
        reject(record, *greeting);
        co_await quit(ctx, connection, recorded);
        co_return false;
    }
    co_return true;
}

/// EHLO, or HELO for a server that does not know it.
QCoro::Task<bool> sayHello(async::Context ctx, Connection connection, QByteArray name, Recorded recorded)
{
    Record& record = connection.record();
    record.endpoint.stage = Stage::Ehlo;
    const Result<Reply> ehlo = co_await connection.command(ctx, "EHLO " + name);
    if (!ehlo.ok()) {
        record.fail(ehlo.error());
        co_return false;
    }
    if (ehlo->isPositive()) {
        record.endpoint.capabilities = capabilitiesOf(*ehlo);
        record.endpoint.startTlsOffered =
            hasCapability(record.endpoint.capabilities, QStringLiteral("STARTTLS"));
        co_return true;
    }
    // RFC 5321 3.2: a permanent refusal of EHLO is followed by HELO, after which there are no extensions.
    if (ehlo->isPermanentFailure()) {
        const Result<Reply> helo = co_await connection.command(ctx, "HELO " + name);
        if (!helo.ok()) {
            record.fail(helo.error());
            co_return false;
        }
        if (helo->isPositive()) {
            record.endpoint.usedHelo = true;
            co_return true;
        }
        reject(record, *helo);
    } else {
        reject(record, *ehlo);
    }
    co_await quit(ctx, connection, recorded);
    co_return false;
}

QCoro::Task<bool> askForTls(async::Context ctx, Connection connection, Recorded recorded)
{
    Record& record = connection.record();
    record.endpoint.stage = Stage::StartTls;
    const Result<Reply> reply = co_await connection.command(ctx, "STARTTLS");
    if (!reply.ok()) {
        record.fail(reply.error());
        co_return false;
    }
    if (reply->code != 220) {
        reject(record, *reply);
        co_await quit(ctx, connection, recorded);
        co_return false;
    }
    // RFC 3207 4.2 and CVE-2011-0411: what stands in the clear behind the reply must not be taken for the
    // answer to a command that goes out encrypted.
    const QByteArray injected = connection.stream().discardBuffered();
    if (!injected.isEmpty()) {
        record.endpoint.plaintextAfterStartTls = true;
        record.add(TranscriptLine::From::Note,
                   "thrown away, " + QByteArray::number(injected.size())
                       + " octets in the clear: " + injected);
    }
    co_return true;
}

QCoro::Task<bool> startTls(async::Context ctx, Connection connection)
{
    Record& record = connection.record();
    record.endpoint.stage = Stage::Handshake;
    tls::ClientSettings settings;
    settings.serverName = record.endpoint.sni;
    settings.certificateType = record.endpoint.certificateType;
    const tls::Handshake handshake = co_await connection.stream().startClient(ctx, settings);
    record.endpoint.handshake = handshake;
    record.handshakeEnded();
    switch (handshake.outcome) {
    case tls::Handshake::Outcome::Completed:
        record.add(TranscriptLine::From::Note, (handshake.version + u' ' + handshake.cipher).toLatin1());
        co_return true;
    case tls::Handshake::Outcome::TimedOut:
        record.finish(ctx.stop.stop_requested() ? Outcome::Cancelled : Outcome::TimedOut, handshake.detail);
        break;
    case tls::Handshake::Outcome::Closed:
        record.finish(Outcome::Closed, handshake.detail);
        break;
    case tls::Handshake::Outcome::NotTried:
    case tls::Handshake::Outcome::Failed:
        record.finish(Outcome::HandshakeFailed, handshake.detail);
        break;
    }
    record.add(TranscriptLine::From::Note, "TLS handshake: " + handshake.detail.toUtf8());
    co_return false;
}

/// RFC 3207 4.2: what was said before is forgotten, so EHLO is said again.
QCoro::Task<bool> sayHelloAgain(async::Context ctx, Connection connection, QByteArray name, Recorded recorded)
{
    Record& record = connection.record();
    record.endpoint.stage = Stage::EhloAfterTls;
    const Result<Reply> reply = co_await connection.command(ctx, "EHLO " + name);
    if (!reply.ok()) {
        record.fail(reply.error());
        co_return false;
    }
    if (!reply->isPositive()) {
        reject(record, *reply);
        co_await quit(ctx, connection, recorded);
        co_return false;
    }
    co_return true;
}

}  // namespace

DialogueSettings dialogueSettings(const NetworkProfile& profile)
{
    DialogueSettings settings;
    settings.ehloName = profile.ehloName;
    settings.sourceAddress = profile.sourceAddress;
    settings.connectTimeout = profile.connectTimeout;
    settings.smtpTimeout = profile.smtpTimeout;
    return settings;
}

QCoro::Task<> converse(async::Context ctx, std::shared_ptr<Record> record, DialogueSettings settings,
                       Recorded recorded)
{
    const async::Context connecting = ctx.within(settings.connectTimeout);
    const Result<tls::Stream> stream = co_await tls::Stream::connectTo(
        connecting, record->endpoint.address, record->endpoint.port, settings.sourceAddress);
    if (!stream.ok()) {
        record->fail(stream.error());
        co_return;
    }
    const Connection connection(*stream, record);
    const QByteArray name = ehloName(settings.ehloName, QHostInfo::localHostName(), stream->localAddress());

    // Each step has its own time: a drip of octets does not lengthen it.
    const async::Context greeting = ctx.within(settings.smtpTimeout);
    const bool greeted = co_await awaitGreeting(greeting, connection, recorded);
    if (!greeted)
        co_return;
    const async::Context hello = ctx.within(settings.smtpTimeout);
    const bool welcome = co_await sayHello(hello, connection, name, recorded);
    if (!welcome)
        co_return;
    if (record->endpoint.startTlsOffered) {
        if (settings.otherType) {
            const tls::CertificateType other = co_await settings.otherType(ctx);
            record->endpoint.certificateType = other;
            if (other == tls::CertificateType::Any) {
                record->finish(Outcome::Completed, QStringLiteral("no certificate seen to look for another"));
                co_await quit(ctx, connection, recorded);
                co_return;
            }
        }
        const async::Context asking = ctx.within(settings.smtpTimeout);
        const bool allowed = co_await askForTls(asking, connection, recorded);
        if (!allowed)
            co_return;
        const async::Context handshake = ctx.within(settings.smtpTimeout);
        const bool encrypted = co_await startTls(handshake, connection);
        if (!encrypted)
            co_return;
    }
    // The certificate has been seen: no more is asked of the server than it must bear.
    if (record->endpoint.startTlsOffered && !settings.otherType) {
        const async::Context again = ctx.within(settings.smtpTimeout);
        const bool welcomeAgain = co_await sayHelloAgain(again, connection, name, recorded);
        if (!welcomeAgain)
            co_return;
    }
    record->endpoint.stage = Stage::Done;
    record->finish(Outcome::Completed);
    co_await quit(ctx, connection, recorded);
}

QByteArray ehloName(const QString& wanted, const QString& hostName, const QHostAddress& local)
{
    // The name goes into a command: nothing but a host name or an address literal gets there.
    static const QRegularExpression literal(QStringLiteral("\\A\\[[0-9A-Za-z.:]+\\]\\z"));
    if (literal.match(wanted).hasMatch())
        return wanted.toLatin1();
    for (const QString& candidate : {wanted, hostName}) {
        const std::optional<DomainName> name = DomainName::fromText(candidate.toUtf8());
        if (name && name->isHostName() && name->labelCount() > 1)
            return name->toString().toLatin1();
    }
    const QByteArray address = local.toString().section(u'%', 0, 0).toLatin1();
    return local.protocol() == QAbstractSocket::IPv6Protocol ? "[IPv6:" + address + ']' : '[' + address + ']';
}

}  // namespace relaydeck::smtp

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakesmtpserver.h"

#include "core/async/wait.h"
#include "core/tls/stream.h"
#include "tests/support/certificates.h"

#include <QtCore/QPointer>
#include <QtNetwork/QTcpSocket>

namespace relaydeck::test {

namespace {

using namespace std::chrono_literals;
using smtp::Stage;

constexpr qsizetype MaxCommand = 10'000;
constexpr auto DripInterval = 5ms;

using LogPtr = std::shared_ptr<FakeSmtpServer::Log>;
using ServerPointer = QPointer<FakeSmtpServer>;

/// Counts as an open connection as long as it lives.
class OpenConnection {
public:
    explicit OpenConnection(LogPtr log) : m_log(std::move(log))
    {
        ++m_log->connections;
        m_log->mostOpen = std::max(m_log->mostOpen, ++m_log->open);
    }
    ~OpenConnection() { --m_log->open; }
    Q_DISABLE_COPY_MOVE(OpenConnection)

private:
    LogPtr m_log;
};

/// What is said once; nothing for the other faults.
QByteArray saidAt(SmtpScript::Fault fault, Stage stage)
{
    if (fault == SmtpScript::Fault::Garbage)
        return QByteArray("\x00\xff\x1b[2J\x07\r\n", 9);
    if (fault != SmtpScript::Fault::WrongAnswer)
        return {};
    // Where TLS begins: a record of data, before any handshake.
    return stage == Stage::Handshake ? QByteArray("\x17\x03\x03\x00\x05hello", 10)
                                     : QByteArray("354 End data with a dot\r\n");
}

/// Keeps the connection until the peer or the test ends it.
QCoro::Task<> misbehave(async::Context ctx, tls::Stream stream, SmtpScript::Fault fault, Stage stage,
                        LogPtr log)
{
    bool open = fault != SmtpScript::Fault::Close;
    const QByteArray said = saidAt(fault, stage);
    if (!said.isEmpty()) {
        const Result<void> written = co_await stream.write(ctx, said);
        open = written.ok();
    }
    const QByteArray flood = fault == SmtpScript::Fault::Oversize
        ? QByteArray(1000, '2')
        : QByteArray("220-and more\r\n").repeated(50);
    while (open) {
        if (fault == SmtpScript::Fault::Flood || fault == SmtpScript::Fault::Oversize) {
            const Result<void> written = co_await stream.write(ctx, flood);
            open = written.ok();
            log->flooded += open ? flood.size() : 0;
        } else if (fault == SmtpScript::Fault::Drip) {
            const Result<void> written = co_await stream.write(ctx, "2");
            const async::Context pause = ctx.within(DripInterval);
            async::Wait wait(pause);
            const async::Wake wake = co_await wait;
            open = written.ok() && wake == async::Wake::Expired;
        } else {
            const Result<QByteArray> received = co_await stream.read(ctx);
            open = received.ok();
        }
    }
    stream.close();
}

/// Whether the dialogue goes on after what belongs to the stage was sent.
QCoro::Task<bool> play(async::Context ctx, ServerPointer server, tls::Stream stream, SmtpScript script,
                       LogPtr log, Stage stage, QByteArray octets)
{
    log->stages.append(stage);
    if (server)
        Q_EMIT server->reached(stage);
    if (script.faultAt == stage && script.fault != SmtpScript::Fault::None) {
        co_await misbehave(ctx, stream, script.fault, stage, log);
        co_return false;
    }
    const Result<void> written = co_await stream.write(ctx, octets);
    co_return written.ok();
}

QCoro::Task<> holdGreeting(async::Context ctx, ServerPointer server, LogPtr log)
{
    if (!server || log->released)
        co_return;
    async::Wait wait(ctx);
    wait.on(server.data(), &FakeSmtpServer::released);
    const async::Wake wake = co_await wait;
    Q_UNUSED(wake)
}

/// Whether the connection is encrypted afterwards.
QCoro::Task<bool> startTls(async::Context ctx, tls::Stream stream, SmtpScript script, LogPtr log)
{
    if (!script.insteadOfHandshake.isEmpty()) {
        const Result<QByteArray> hello = co_await stream.read(ctx);
        Q_UNUSED(hello)
        const Result<void> written = co_await stream.write(ctx, script.insteadOfHandshake);
        Q_UNUSED(written)
        co_await misbehave(ctx, stream, SmtpScript::Fault::Silence, Stage::Handshake, log);
        co_return false;
    }
    const tls::ServerContext context = *script.tls;
    const tls::Handshake handshake = co_await stream.startServer(ctx, context);
    log->serverNames.append(stream.serverName());
    co_return handshake.completed();
}

QCoro::Task<> serve(async::Context ctx, ServerPointer server, tls::Stream stream, SmtpScript script,
                    LogPtr log)
{
    const OpenConnection counted(log);
    log->peers.append(stream.peerAddress());
    if (server)
        Q_EMIT server->accepted(log->open);
    if (script.holdGreeting)
        co_await holdGreeting(ctx, server, log);
    bool goesOn = co_await play(ctx, server, stream, script, log, Stage::Greeting, script.greeting);
    while (goesOn) {
        const Result<QByteArray> command = co_await stream.readLine(ctx, MaxCommand);
        if (!command.ok())
            co_return;
        log->commands.append(*command);
        if (command->startsWith("EHLO")) {
            const Stage stage = stream.isEncrypted() ? Stage::EhloAfterTls : Stage::Ehlo;
            const QByteArray answer = stream.isEncrypted() ? script.ehloAfterTls : script.ehlo;
            goesOn = co_await play(ctx, server, stream, script, log, stage, answer);
        } else if (command->startsWith("HELO")) {
            goesOn = co_await play(ctx, server, stream, script, log, Stage::Ehlo, script.helo);
        } else if (*command == "STARTTLS") {
            goesOn = co_await play(ctx, server, stream, script, log, Stage::StartTls, script.startTls);
            if (goesOn && script.startTls.startsWith("220")) {
                goesOn = co_await play(ctx, server, stream, script, log, Stage::Handshake, QByteArray());
                if (goesOn)
                    goesOn = co_await startTls(ctx, stream, script, log);
            }
        } else {
            const bool said = co_await play(ctx, server, stream, script, log, Stage::Done, script.quit);
            Q_UNUSED(said)
            goesOn = false;
        }
    }
    stream.close();
}

}  // namespace

FakeSmtpServer::FakeSmtpServer(const SmtpScript& script, const QHostAddress& address) : m_script(script)
{
    if (!m_script.tls) {
        const tls::Identity identity = makeIdentity({});
        tls::ServerSettings settings;
        settings.chain = {identity.der};
        settings.keyPem = identity.keyPem;
        m_script.tls = *tls::ServerContext::make(settings);
    }
    connect(&m_listener, &QTcpServer::newConnection, this, &FakeSmtpServer::accept);
    if (!m_listener.listen(address))
        qFatal("the fake SMTP server cannot listen: %s", qPrintable(m_listener.errorString()));
}

FakeSmtpServer::~FakeSmtpServer()
{
    m_stop.request_stop();
    // Dialogues are queued to end; they hold nothing of this object, but their frames shall not outlive the
    // test.
    while (m_log->open > 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void FakeSmtpServer::release()
{
    m_log->released = true;
    Q_EMIT released();
}

void FakeSmtpServer::accept()
{
    while (m_listener.hasPendingConnections()) {
        const tls::Stream stream(std::unique_ptr<QTcpSocket>(m_listener.nextPendingConnection()));
        serve({m_stop.get_token()}, this, stream, m_script, m_log);
    }
}

}  // namespace relaydeck::test

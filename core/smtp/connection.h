// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/smtp/endpoint.h"
#include "core/smtp/reply.h"
#include "core/tls/stream.h"

#include <QtCore/QElapsedTimer>

#include <functional>

namespace relaydeck::smtp {

/// The record of one dialogue, which grows while it runs: whoever can't wait for its end reads what is there.
class Record {
public:
    Record();

    Endpoint endpoint;
    /// Called once the handshake has ended, well or not.
    std::function<void()> handshakeEnded = [] {};

    std::chrono::milliseconds elapsed() const { return std::chrono::milliseconds(m_clock.elapsed()); }
    /// Bounded in length and number; what is beyond that is left out.
    void add(TranscriptLine::From from, const QByteArray& text);
    void finish(Outcome outcome, const QString& detail = {});
    /// The outcome for an operation that failed at the current stage.
    void fail(const Error& error);

private:
    QElapsedTimer m_clock;
};

/// Commands and replies over a stream. A handle; copies are the same connection.
class Connection {
public:
    Connection(tls::Stream stream, std::shared_ptr<Record> record);

    /// Fails as Stream does, with InvalidData for what is no reply, with LimitExceeded for one beyond our
    /// bounds.
    QCoro::Task<Result<Reply>> readReply(async::Context ctx) const;
    /// Sends a command, which is given without its line end, and reads the reply to it.
    QCoro::Task<Result<Reply>> command(async::Context ctx, QByteArray line) const;

    const tls::Stream& stream() const { return m_stream; }
    Record& record() const { return *m_record; }

private:
    tls::Stream m_stream;
    std::shared_ptr<Record> m_record;
};

}  // namespace relaydeck::smtp

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/connection.h"

#include "core/base/plaintext.h"

namespace relaydeck::smtp {

namespace {

constexpr qsizetype MaxTranscriptLines = 300;
constexpr qsizetype MaxTranscriptText = 512;
constexpr qsizetype MaxShownGarbage = 80;

Outcome outcomeOf(ErrorCode code)
{
    // No switch: the codes of other subjects do not come from a stream.
    if (code == ErrorCode::Cancelled)
        return Outcome::Cancelled;
    if (code == ErrorCode::Expired)
        return Outcome::TimedOut;
    if (code == ErrorCode::ConnectionRefused)
        return Outcome::Refused;
    if (code == ErrorCode::NetworkUnreachable)
        return Outcome::Unreachable;
    if (code == ErrorCode::InvalidData || code == ErrorCode::LimitExceeded)
        return Outcome::Garbage;
    return Outcome::Closed;
}

QCoro::Task<Result<Reply>> readReplyFrom(async::Context ctx, tls::Stream stream,
                                         std::shared_ptr<Record> record)
{
    ReplyParser parser;
    while (true) {
        const Result<QByteArray> line = co_await stream.readLine(ctx, MaxLineLength);
        if (!line.ok())
            co_return line.error();
        record->add(TranscriptLine::From::Server, *line);
        switch (parser.add(*line)) {
        case ReplyParser::Step::NeedsLine:
            break;
        case ReplyParser::Step::Done:
            record->endpoint.replyCode = parser.reply().code;
            record->endpoint.replyText = parser.reply().lines.first().left(MaxTranscriptText);
            co_return parser.reply();
        case ReplyParser::Step::NotSmtp:
            co_return Error{ErrorCode::InvalidData,
                            QStringLiteral("no SMTP reply: %1").arg(plainText(*line, MaxShownGarbage))};
        case ReplyParser::Step::TooLong:
            co_return Error{ErrorCode::LimitExceeded,
                            QStringLiteral("a reply has more than %1 lines").arg(MaxReplyLines)};
        }
    }
}

QCoro::Task<Result<Reply>> sendCommand(async::Context ctx, tls::Stream stream, std::shared_ptr<Record> record,
                                       QByteArray line)
{
    Q_ASSERT(!line.contains('\r') && !line.contains('\n'));
    record->add(TranscriptLine::From::Client, line);
    const QByteArray octets = line + "\r\n";
    const Result<void> written = co_await stream.write(ctx, octets);
    if (!written.ok())
        co_return written.error();
    const Result<Reply> reply = co_await readReplyFrom(ctx, stream, record);
    co_return reply;
}

}  // namespace

Record::Record()
{
    m_clock.start();
    endpoint.startedAt = QDateTime::currentDateTimeUtc();
}

void Record::add(TranscriptLine::From from, const QByteArray& text)
{
    if (endpoint.transcript.size() < MaxTranscriptLines)
        endpoint.transcript.append({from, elapsed(), text.left(MaxTranscriptText)});
}

void Record::finish(Outcome outcome, const QString& detail)
{
    endpoint.outcome = outcome;
    endpoint.detail = detail;
    endpoint.duration = elapsed();
}

void Record::fail(const Error& error)
{
    finish(outcomeOf(error.code), error.detail);
}

Connection::Connection(tls::Stream stream, std::shared_ptr<Record> record)
    : m_stream(std::move(stream))
    , m_record(std::move(record))
{
}

QCoro::Task<Result<Reply>> Connection::readReply(async::Context ctx) const
{
    return readReplyFrom(std::move(ctx), m_stream, m_record);
}

QCoro::Task<Result<Reply>> Connection::command(async::Context ctx, QByteArray line) const
{
    return sendCommand(std::move(ctx), m_stream, m_record, std::move(line));
}

}  // namespace relaydeck::smtp

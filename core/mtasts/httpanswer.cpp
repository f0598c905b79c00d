// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/httpanswer.h"

#include <algorithm>
#include <optional>

namespace relaydeck::mtasts {

namespace {

constexpr qsizetype MaxHead = 64 * 1024;  ///< with the lines between chunks and behind them
constexpr qsizetype MaxLine = 8 * 1024;

bool isDigits(const QByteArray& text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// RFC 9112 4: HTTP/1.1 SP 3DIGIT SP [reason]; nothing for what is none.
std::optional<int> statusOf(const QByteArray& line)
{
    const bool hasReason = line.size() > 12;
    if (!line.startsWith("HTTP/1.") || line.size() < 12 || !isDigits(line.mid(7, 1)) || line.at(8) != ' '
        || !isDigits(line.mid(9, 3)) || (hasReason && line.at(12) != ' '))
        return std::nullopt;
    const int status = line.mid(9, 3).toInt();
    return status >= 100 && status < 600 ? std::optional(status) : std::nullopt;
}

/// RFC 9112 7.1: hexadecimal digits, then extensions, which mean nothing to us.
std::optional<qsizetype> chunkSizeOf(const QByteArray& line)
{
    const QByteArray digits = line.split(';').constFirst().trimmed();
    const bool hexadecimal = std::all_of(digits.begin(), digits.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
    // More digits than any size that is kept has: TooLarge is said of it by its value.
    constexpr qsizetype MaxDigits = 12;
    if (digits.isEmpty() || !hexadecimal || digits.size() > MaxDigits)
        return std::nullopt;
    return static_cast<qsizetype>(digits.toLongLong(nullptr, 16));
}

}  // namespace

QByteArray HttpAnswer::field(const QByteArray& name) const
{
    for (const auto& [key, value] : m_fields) {
        if (key == name)
            return value;
    }
    return {};
}

HttpAnswer::Step HttpAnswer::feed(const QByteArray& octets)
{
    m_buffer += octets;
    for (;;) {
        if (m_state == State::Body || m_state == State::ChunkData) {
            const Step step = takeBody();
            if (step != Step::NeedsOctets || m_state != State::ChunkEnd)
                return step;
            continue;
        }
        const qsizetype end = m_buffer.indexOf('\n');
        if ((end < 0 ? m_buffer.size() : end) > MaxLine)
            return Step::NotHttp;
        if (end < 0)
            return Step::NeedsOctets;
        m_headOctets += end + 1;
        if (m_headOctets > MaxHead)
            return Step::NotHttp;
        // RFC 9112 2.2: a line may be ended by LF alone.
        QByteArray line = m_buffer.left(end);
        if (line.endsWith('\r'))
            line.chop(1);
        m_buffer.remove(0, end + 1);
        const Step step = m_state == State::Head ? headLine(line) : chunkLine(line);
        if (step != Step::NeedsOctets)
            return step;
    }
}

HttpAnswer::Step HttpAnswer::end()
{
    return m_state == State::Body && m_untilEnd ? Step::Done : Step::NeedsOctets;
}

HttpAnswer::Step HttpAnswer::headLine(const QByteArray& line)
{
    if (m_status == 0) {
        const std::optional<int> status = statusOf(line);
        if (!status)
            return Step::NotHttp;
        m_status = *status;
        return Step::NeedsOctets;
    }
    if (!line.isEmpty()) {
        const qsizetype colon = line.indexOf(':');
        // A continued line (RFC 9112 5.2) belongs to a value; none that we read is that long.
        if (colon > 0 && line.at(0) != ' ' && line.at(0) != '\t')
            m_fields.append({line.left(colon).toLower(), line.mid(colon + 1).trimmed()});
        return Step::NeedsOctets;
    }
    if (m_status < 200) {  // RFC 9110 15.2: another answer follows
        m_status = 0;
        m_fields.clear();
        return Step::NeedsOctets;
    }
    return beginBody();
}

/// RFC 9112 6.3: how the body ends.
HttpAnswer::Step HttpAnswer::beginBody()
{
    m_state = State::Body;
    if (m_status == 204 || m_status == 304)
        return Step::Done;
    const QByteArray encoding = field("transfer-encoding").toLower();
    if (encoding == "chunked") {
        m_state = State::ChunkSize;
        return Step::NeedsOctets;
    }
    if (!encoding.isEmpty()) {  // we asked for none
        return Step::NotHttp;
    }
    std::optional<qsizetype> length;
    for (const auto& [key, value] : m_fields) {
        if (key != "content-length")
            continue;
        constexpr qsizetype MaxDigits = 15;
        if (!isDigits(value) || value.size() > MaxDigits || (length && *length != value.toLongLong()))
            return Step::NotHttp;
        length = static_cast<qsizetype>(value.toLongLong());
    }
    m_untilEnd = !length;
    m_missing = length.value_or(0);
    if (m_missing > m_maxBody)
        return Step::TooLarge;
    return length == 0 ? Step::Done : Step::NeedsOctets;
}

HttpAnswer::Step HttpAnswer::chunkLine(const QByteArray& line)
{
    switch (m_state) {
    case State::ChunkSize: {
        const std::optional<qsizetype> size = chunkSizeOf(line);
        if (!size)
            return Step::NotHttp;
        if (*size > m_maxBody - m_body.size())
            return Step::TooLarge;
        m_missing = *size;
        m_state = m_missing == 0 ? State::Trailer : State::ChunkData;
        return Step::NeedsOctets;
    }
    case State::ChunkEnd:
        m_state = State::ChunkSize;
        return line.isEmpty() ? Step::NeedsOctets : Step::NotHttp;
    case State::Trailer:
        return line.isEmpty() ? Step::Done : Step::NeedsOctets;
    case State::Head:
    case State::Body:
    case State::ChunkData:
        break;
    }
    Q_UNREACHABLE();
}

/// Moves what belongs to the body, or to the chunk, out of the buffer.
HttpAnswer::Step HttpAnswer::takeBody()
{
    const QByteArray taken = m_untilEnd ? m_buffer : m_buffer.left(m_missing);
    m_buffer.remove(0, taken.size());
    const bool tooLarge = taken.size() > m_maxBody - m_body.size();
    m_body += taken.left(m_maxBody - m_body.size());
    if (tooLarge)
        return Step::TooLarge;
    if (m_untilEnd)
        return Step::NeedsOctets;
    m_missing -= taken.size();
    if (m_missing > 0)
        return Step::NeedsOctets;
    if (m_state == State::Body)
        return Step::Done;
    m_state = State::ChunkEnd;
    return Step::NeedsOctets;
}

}  // namespace relaydeck::mtasts

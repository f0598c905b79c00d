// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace relaydeck::mtasts {

/// One HTTP/1.1 answer to a GET (RFC 9112), read from octets as they come, in whatever pieces. It keeps no
/// more than it was told to, whatever a server sends.
class HttpAnswer {
public:
    enum class Step {
        NeedsOctets,
        Done,  ///< the body is whole
        NotHttp,  ///< malformed, or a head beyond 64 KiB
        TooLarge,  ///< the body is larger than what may be kept
    };

    explicit HttpAnswer(qsizetype maxBody) : m_maxBody(maxBody) { }

    Step feed(const QByteArray& octets);
    /// The server has ended the connection: the end of a body that has none of its own (RFC 9112 6.3). Else
    /// the answer stays at NeedsOctets, broken off.
    Step end();

    /// Nothing below is known before; interim answers (1xx) do not count.
    bool headComplete() const { return m_state != State::Head && m_status != 0; }
    int status() const { return m_status; }
    /// The first field of that name, given in lower case; empty without one.
    QByteArray field(const QByteArray& name) const;
    const QByteArray& body() const { return m_body; }

private:
    enum class State { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailer };

    Step headLine(const QByteArray& line);
    Step beginBody();
    Step chunkLine(const QByteArray& line);
    Step takeBody();

    qsizetype m_maxBody;
    State m_state = State::Head;
    QByteArray m_buffer;
    qsizetype m_headOctets = 0;
    int m_status = 0;
    QList<std::pair<QByteArray, QByteArray>> m_fields;
    bool m_untilEnd = false;
    qsizetype m_missing = 0;  ///< octets of the body, or of the chunk
    QByteArray m_body;
};

}  // namespace relaydeck::mtasts

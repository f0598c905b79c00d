// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QList>
#include <QtCore/QStringList>

namespace relaydeck::smtp {

inline constexpr qsizetype MaxLineLength = 2048;  ///< RFC 5321 4.5.3.1.5 says 512; real servers send more
inline constexpr qsizetype MaxReplyLines = 100;

/// A server's answer: a code and one or more lines of text (RFC 5321 4.2).
struct Reply {
    int code = 0;
    QList<QByteArray> lines;  ///< without the code

    bool isPositive() const { return code >= 200 && code < 300; }
    bool isPermanentFailure() const { return code >= 500; }
    friend bool operator==(const Reply&, const Reply&) = default;
};

/// Puts a reply together from its lines.
class ReplyParser {
public:
    enum class Step {
        NeedsLine,
        Done,
        NotSmtp,  ///< no line of a reply
        TooLong,
    };

    /// A line without its end. Nothing may be added after a step other than NeedsLine.
    Step add(QByteArrayView line);
    const Reply& reply() const { return m_reply; }

private:
    Reply m_reply;
};

/// The keywords with their parameters that a reply to EHLO lists (RFC 5321 4.1.1.1); its first line is a
/// greeting.
QStringList capabilitiesOf(const Reply& ehlo);
/// Keywords compare without regard to case.
bool hasCapability(const QStringList& capabilities, const QString& keyword);

}  // namespace relaydeck::smtp

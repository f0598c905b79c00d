// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/reply.h"

namespace relaydeck::smtp {

namespace {

/// RFC 5321 4.2: three digits, the first from 2 to 5, the second from 0 to 5. Nothing else is a reply code.
int codeOf(QByteArrayView line)
{
    if (line.size() < 3 || line[0] < '2' || line[0] > '5' || line[1] < '0' || line[1] > '5' || line[2] < '0'
        || line[2] > '9')
        return 0;
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

}  // namespace

ReplyParser::Step ReplyParser::add(QByteArrayView line)
{
    const int code = codeOf(line);
    // A bare code without text is seen in the wild, and RFC 5321 4.2 tells clients to take it.
    const char separator = line.size() > 3 ? line[3] : ' ';
    if (code == 0 || (separator != ' ' && separator != '-'))
        return Step::NotSmtp;
    if (m_reply.lines.size() == MaxReplyLines)
        return Step::TooLong;
    // Where codes differ between the lines, the last one counts (RFC 5321 4.2.1 forbids it; servers do it).
    m_reply.code = code;
    m_reply.lines.append(line.sliced(std::min<qsizetype>(4, line.size())).toByteArray());
    return separator == '-' ? Step::NeedsLine : Step::Done;
}

QStringList capabilitiesOf(const Reply& ehlo)
{
    QStringList capabilities;
    for (const QByteArray& line : ehlo.lines.mid(1))
        capabilities.append(QString::fromLatin1(line.trimmed()));
    return capabilities;
}

bool hasCapability(const QStringList& capabilities, const QString& keyword)
{
    return std::any_of(capabilities.begin(), capabilities.end(), [&keyword](const QString& capability) {
        return capability.section(u' ', 0, 0).compare(keyword, Qt::CaseInsensitive) == 0;
    });
}

}  // namespace relaydeck::smtp

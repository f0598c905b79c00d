// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/reply.h"
#include "tests/fuzz/property.h"

using namespace relaydeck;
using namespace relaydeck::smtp;
using fuzz::require;

namespace {

using Step = ReplyParser::Step;

void checkCapabilities(const Reply& reply)
{
    const QStringList capabilities = capabilitiesOf(reply);
    require(capabilities.size() == reply.lines.size() - 1, "the first line is a greeting");
    for (const QString& capability : capabilities) {
        const QString keyword = capability.section(u' ', 0, 0);
        require(hasCapability(capabilities, keyword), "a keyword is found");
        require(hasCapability(capabilities, keyword.toLower()), "case does not count");
    }
}

/// What a server would have to send for this reply.
QList<QByteArray> linesOf(const Reply& reply)
{
    QList<QByteArray> lines;
    for (qsizetype i = 0; i < reply.lines.size(); ++i) {
        const char separator = i + 1 < reply.lines.size() ? '-' : ' ';
        lines.append(QByteArray::number(reply.code) + separator + reply.lines.at(i));
    }
    return lines;
}

Step parse(ReplyParser& parser, const QList<QByteArray>& lines)
{
    Step step = Step::NeedsLine;
    for (const QByteArray& line : lines) {
        if (step == Step::NeedsLine)
            step = parser.add(line);
    }
    return step;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QList<QByteArray> lines = fuzz::octetsOf(data, size).split('\n');
    ReplyParser parser;
    const Step step = parse(parser, lines);
    const Reply& reply = parser.reply();
    require(reply.lines.size() <= MaxReplyLines, "a reply is bounded");
    require(step != Step::NeedsLine || lines.size() == reply.lines.size(),
            "a reply goes on with its last line");
    if (step != Step::Done)
        return 0;
    require(reply.code >= 200 && reply.code < 560, "RFC 5321 4.2: no other number is a code");
    require(!(reply.isPositive() && reply.isPermanentFailure()), "a reply says one thing");
    checkCapabilities(reply);

    ReplyParser again;
    require(parse(again, linesOf(reply)) == Step::Done, "a reply is read back");
    require(again.reply() == reply, "a reply is read back as the same");
    return 0;
}

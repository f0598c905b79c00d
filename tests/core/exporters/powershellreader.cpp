// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exporters/powershellreader.h"

namespace relaydeck::test {

namespace {

bool isQuote(QChar c)
{
    return QStringView(u"'\u2018\u2019\u201a\u201b").contains(c);
}

bool endsLine(QChar c)
{
    return QStringView(u"\r\n\u0085\u2028\u2029").contains(c);
}

/// Reads a single-quoted string at `at`, which moves behind it; empty when it never ends.
std::optional<QString> readString(const QString& text, qsizetype& at)
{
    QString value;
    for (++at; at < text.size(); ++at) {
        if (isQuote(text.at(at))) {
            // Two in a row, of whichever kind, stand for the second one.
            if (at + 1 >= text.size() || !isQuote(text.at(at + 1))) {
                ++at;
                return value;
            }
            ++at;
        }
        value += text.at(at);
    }
    return std::nullopt;
}

}  // namespace

std::optional<QString> evaluated(const QString& expression)
{
    QString text = expression;
    if (text.startsWith(u'(') && text.endsWith(u')'))
        text = text.mid(1, text.size() - 2);
    QString value;
    for (qsizetype at = 0; at < text.size();) {
        if (at > 0) {
            if (QStringView(text).mid(at, 3) != u" + ")
                return std::nullopt;
            at += 3;
        }
        const QStringView character = u"[char]0x";
        if (QStringView(text).mid(at).startsWith(character)) {
            bool ok = false;
            // A number first would make PowerShell add and not join.
            if (at == 0)
                return std::nullopt;
            value += QChar(QStringView(text).mid(at + character.size(), 4).toUShort(&ok, 16));
            if (!ok)
                return std::nullopt;
            at += character.size() + 4;
        } else if (at < text.size() && text.at(at) == u'\'') {
            const std::optional<QString> part = readString(text, at);
            if (!part)
                return std::nullopt;
            value += *part;
        } else {
            return std::nullopt;
        }
    }
    return value;
}

QString skeleton(const QString& script)
{
    QString result;
    for (qsizetype at = 0; at < script.size();) {
        if (isQuote(script.at(at))) {
            if (!readString(script, at))
                return result + QStringLiteral("<a string without an end>");
            result += u'S';
        } else if (script.at(at) == u'#') {
            while (at < script.size() && !endsLine(script.at(at)))
                ++at;
            result += u'#';
        } else {
            result += script.at(at++);
        }
    }
    return result;
}

}  // namespace relaydeck::test

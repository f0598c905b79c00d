// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/quoting.h"

namespace relaydeck::exporters {

namespace {

constexpr qsizetype MaxCommentLength = 400;

/// PowerShell ends a single-quoted string at any of these (about_Quoting_Rules; CharExtensions.IsSingleQuote
/// in its source).
bool isSingleQuote(QChar c)
{
    return c == u'\'' || (c >= u'\u2018' && c <= u'\u201b');
}

/// Ends a line, moves what follows, or hides: control and format characters, line and paragraph separators,
/// and halves of pairs, which UTF-8 cannot hold.
bool isInvisible(char32_t codePoint)
{
    const QChar::Category category = QChar::category(codePoint);
    return category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Other_Surrogate || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph;
}

/// Calls `visible` or `invisible` with each code point's part of the text.
template<typename Visible, typename Invisible>
void walk(const QString& text, Visible visible, Invisible invisible)
{
    for (qsizetype at = 0; at < text.size();) {
        const bool pair =
            text.at(at).isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
        const char32_t codePoint =
            pair ? QChar::surrogateToUcs4(text.at(at), text.at(at + 1)) : text.at(at).unicode();
        const QStringView part = QStringView(text).mid(at, pair ? 2 : 1);
        if (isInvisible(codePoint))
            invisible(part);
        else
            visible(part);
        at += part.size();
    }
}

}  // namespace

QString quotedForPowerShell(const QString& text)
{
    QString result = QStringLiteral("'");
    bool inQuotes = true;
    bool joined = false;
    walk(
        text,
        [&](QStringView part) {
            if (!inQuotes)
                result += QStringLiteral(" + '");
            inQuotes = true;
            result += part;
            if (part.size() == 1 && isSingleQuote(part.front()))
                result += part;
        },
        [&](QStringView part) {
            if (inQuotes)
                result += u'\'';
            inQuotes = false;
            joined = true;
            for (const QChar c : part)
                result += QStringLiteral(" + [char]0x%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        });
    if (inQuotes)
        result += u'\'';
    // The text comes first, so that PowerShell joins texts and does not add numbers.
    return joined ? u'(' + result + u')' : result;
}

QString quotedForPowerShell(const QStringList& texts)
{
    QStringList quoted;
    quoted.reserve(texts.size());
    for (const QString& text : texts)
        quoted.append(quotedForPowerShell(text));
    return QStringLiteral("@(%1)").arg(quoted.join(QStringLiteral(", ")));
}

QString commentText(const QString& text)
{
    QString result;
    walk(
        text, [&result](QStringView part) { result += part; },
        [&result](QStringView part) {
            // Words that a line break or tab kept apart stay apart; what has no width is left out.
            if (part.size() == 1 && part.front().isSpace())
                result += u' ';
        });
    result = result.simplified();
    return result.size() > MaxCommentLength ? result.left(MaxCommentLength) + QStringLiteral("...") : result;
}

}  // namespace relaydeck::exporters

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/policy.h"

#include "core/base/plaintext.h"
#include "core/base/versionedtext.h"
#include "core/base/words.h"
#include "core/mtasts/match.h"

#include <algorithm>

namespace relaydeck::mtasts {

namespace {

constexpr Words<Mode, 3> ModeWords{{
    {Mode::Enforce, "enforce"},
    {Mode::Testing, "testing"},
    {Mode::None, "none"},
}};

constexpr Words<Weight, 3> WeightWords{{
    {Weight::Fatal, "fatal"},
    {Weight::Flaw, "flaw"},
    {Weight::Advice, "advice"},
}};

constexpr qsizetype MaxProblems = 50;
constexpr qsizetype MaxPatterns = 500;
constexpr int MaxAgeDigits = 10;
constexpr std::chrono::seconds Day{24 * 60 * 60};

QString quoted(const QByteArray& text)
{
    return QStringLiteral("\"%1\"").arg(plainText(text, 80));
}

class Parser {
public:
    ParsedPolicy parse(const QByteArray& text)
    {
        if (text.size() > MaxPolicySize) {
            fatal(0, QStringLiteral("The policy is larger than 64 KiB."));
            return result();
        }
        QList<QByteArray> lines = text.split('\n');
        if (lines.last().isEmpty())
            lines.removeLast();
        for (qsizetype i = 0; i < lines.size(); ++i) {
            QByteArray line = lines.at(i);
            if (line.endsWith('\r'))  // CRLF and LF are both line ends
                line.chop(1);
            parseLine(static_cast<int>(i + 1), line);
        }
        checkWhole();
        return result();
    }

private:
    void parseLine(int line, const QByteArray& text)
    {
        if (withoutWhitespace(text).isEmpty()) {
            note(line, QStringLiteral("The line is empty."));
            return;
        }
        if (line == 1 && text.startsWith("\xef\xbb\xbf")) {
            fatal(line,
                  QStringLiteral("The text starts with a byte order mark, so its first key is not known."));
            return;
        }
        const qsizetype colon = text.indexOf(':');
        if (colon < 0) {
            fatal(line, QStringLiteral("%1 is no \"key: value\" line.").arg(quoted(text)));
            return;
        }
        const QByteArray key = text.left(colon);
        // `:` and the end of a line may have spaces and tabs around (RFC 8461 3.2).
        const QByteArray value = withoutWhitespace(text.mid(colon + 1));
        if (key == "version")
            parseVersion(line, value);
        else if (key == "mode")
            parseMode(line, value);
        else if (key == "max_age")
            parseMaxAge(line, value);
        else if (key == "mx")
            parseMx(line, value);
        else
            parseUnknown(line, key);
    }

    /// The first of duplicate keys wins, except for mx (RFC 8461 3.2).
    bool isFirst(int line, bool seen, const char* key)
    {
        if (seen)
            note(line,
                 QStringLiteral("The key %1 was given before; the first one counts.")
                     .arg(QLatin1StringView(key)));
        return !seen;
    }

    void parseVersion(int line, const QByteArray& value)
    {
        if (!isFirst(line, std::exchange(m_versionSeen, true), "version"))
            return;
        if (value != "STSv1")
            fatal(line, QStringLiteral("The version is %1; it must be STSv1.").arg(quoted(value)));
    }

    void parseMode(int line, const QByteArray& value)
    {
        if (!isFirst(line, std::exchange(m_modeSeen, true), "mode"))
            return;
        if (const std::optional<Mode> mode = modeFromName(QString::fromUtf8(value)))
            m_policy.mode = *mode;
        else
            fatal(line,
                  QStringLiteral("The mode is %1; it must be enforce, testing or none.").arg(quoted(value)));
    }

    void parseMaxAge(int line, const QByteArray& value)
    {
        if (!isFirst(line, std::exchange(m_maxAgeSeen, true), "max_age"))
            return;
        const bool digits = !value.isEmpty() && value.size() <= MaxAgeDigits
            && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        m_policy.maxAge = std::chrono::seconds(digits ? value.toLongLong() : 0);
        if (!digits || m_policy.maxAge > MaxMaxAge) {
            fatal(line,
                  QStringLiteral("The max_age is %1; it must be a number from 0 to 31557600.")
                      .arg(quoted(value)));
        } else if (m_policy.maxAge < Day) {
            // RFC 8461 3.2: "weeks or greater"; 10.2: a short one lets whoever blocks the fetch win soon.
            add({.line = line,
                 .text = QStringLiteral("A max_age below one day gives little protection."),
                 .weight = Weight::Advice});
        }
    }

    void parseMx(int line, const QByteArray& value)
    {
        m_mxSeen = true;
        const PatternFault fault = patternFault(value);
        if (fault != PatternFault::None) {
            // Such a pattern matches no host; whether senders drop it or the policy depends on the others.
            note(line, faultText(fault, value));
            return;
        }
        if (m_policy.mx.size() == MaxPatterns) {
            fatal(line, QStringLiteral("The policy has more than %1 mx patterns.").arg(MaxPatterns));
            return;
        }
        const QString pattern = QString::fromLatin1(value.toLower());
        if (m_policy.mx.contains(pattern))
            note(line, QStringLiteral("The mx pattern %1 is listed twice.").arg(quoted(value)));
        else
            m_policy.mx.append(pattern);
    }

    /// The pattern as it should have been written; "xn--..." where it converts to nothing.
    static QString inALabels(const QByteArray& value)
    {
        const bool wildcard = value.startsWith("*.");
        const Result<DomainName> name =
            DomainName::fromUserInput(QString::fromUtf8(wildcard ? value.mid(2) : value));
        if (!name)
            return QStringLiteral("xn--...");
        return wildcard ? QStringLiteral("*.") + name->toString() : name->toString();
    }

    static QString faultText(PatternFault fault, const QByteArray& value)
    {
        const QString shown = quoted(value);
        switch (fault) {
        case PatternFault::None:
            break;
        case PatternFault::Empty:
            return QStringLiteral("The mx pattern %1 is empty.").arg(shown);
        case PatternFault::Address:
            return QStringLiteral("The mx pattern %1 is an IP address; only host names match.").arg(shown);
        case PatternFault::NotAscii:
            return QStringLiteral(
                       "The mx pattern %1 has letters outside of ASCII; write it with A-labels: %2.")
                .arg(shown, inALabels(value));
        case PatternFault::Wildcard:
            return QStringLiteral("The mx pattern %1 has a wildcard that is not its whole first label.")
                .arg(shown);
        case PatternFault::Malformed:
            return QStringLiteral("The mx pattern %1 is no host name.").arg(shown);
        }
        Q_UNREACHABLE();
    }

    void parseUnknown(int line, const QByteArray& key)
    {
        // RFC 8461 3.2: unknown keys are ignored. One that is nearly a known one is worth a word.
        const QByteArray plain = withoutWhitespace(key).toLower().replace('-', '_');
        for (const char* known : {"version", "mode", "max_age", "mx"}) {
            if (plain == known) {
                note(line,
                     QStringLiteral("The key %1 is not known; it is written \"%2\".")
                         .arg(quoted(key), QLatin1StringView(known)));
                return;
            }
        }
        note(line, QStringLiteral("The key %1 is not known and is ignored.").arg(quoted(key)));
    }

    void checkWhole()
    {
        const auto require = [this](bool seen, const char* key) {
            if (!seen)
                fatal(0, QStringLiteral("The key %1 is missing.").arg(QLatin1StringView(key)));
        };
        require(m_versionSeen, "version");
        require(m_modeSeen, "mode");
        require(m_maxAgeSeen, "max_age");
        if (m_policy.mx.isEmpty() && m_policy.mode != Mode::None && m_modeSeen) {
            fatal(0,
                  m_mxSeen ? QStringLiteral("No mx pattern can match a host.")
                           : QStringLiteral("The key mx is missing."));
        }
    }

    ParsedPolicy result()
    {
        const bool valid =
            std::none_of(m_problems.begin(), m_problems.end(),
                         [](const PolicyProblem& problem) { return problem.weight == Weight::Fatal; });
        return {.policy = valid ? std::optional(m_policy) : std::nullopt, .problems = m_problems};
    }

    void note(int line, const QString& text) { add({.line = line, .text = text, .weight = Weight::Flaw}); }
    void fatal(int line, const QString& text) { add({.line = line, .text = text, .weight = Weight::Fatal}); }

    void add(const PolicyProblem& problem)
    {
        // Notes of a hostile text are bounded; what makes it invalid is kept, once beyond the bound.
        const bool full = m_problems.size() >= MaxProblems;
        if (!full || (problem.weight == Weight::Fatal && m_problems.size() == MaxProblems))
            m_problems.append(problem);
    }

    Policy m_policy;
    QList<PolicyProblem> m_problems;
    bool m_versionSeen = false;
    bool m_modeSeen = false;
    bool m_maxAgeSeen = false;
    bool m_mxSeen = false;
};

}  // namespace

ParsedPolicy parsePolicy(const QByteArray& text)
{
    return Parser().parse(text);
}

QString weightName(Weight weight)
{
    return WeightWords.name(weight);
}

std::optional<Weight> weightFromName(const QString& name)
{
    return WeightWords.value(name);
}

QString modeName(Mode mode)
{
    return ModeWords.name(mode);
}

std::optional<Mode> modeFromName(const QString& name)
{
    return ModeWords.value(name);
}

}  // namespace relaydeck::mtasts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/match.h"
#include "core/mtasts/policy.h"
#include "tests/fuzz/property.h"

using namespace relaydeck;
using namespace relaydeck::mtasts;
using fuzz::require;

namespace {

constexpr qsizetype MostProblems = 51;

QByteArray textOf(const Policy& policy)
{
    QByteArray text = "version: STSv1\r\nmode: " + modeName(policy.mode).toLatin1()
        + "\r\nmax_age: " + QByteArray::number(qint64(policy.maxAge.count())) + "\r\n";
    for (const QString& pattern : policy.mx)
        text += "mx: " + pattern.toLatin1() + "\r\n";
    return text;
}

void checkProblems(const ParsedPolicy& parsed, qsizetype lines)
{
    require(parsed.problems.size() <= MostProblems, "problems are bounded");
    bool fatal = false;
    for (const PolicyProblem& problem : parsed.problems) {
        fatal = fatal || problem.weight == Weight::Fatal;
        require(problem.line >= 0 && problem.line <= lines, "a problem is in a line of the text");
        require(!problem.text.isEmpty() && problem.text.size() < 1000, "a problem is a sentence");
        require(std::none_of(problem.text.begin(), problem.text.end(),
                             [](QChar c) { return c.category() == QChar::Other_Control; }),
                "a sentence has no control characters");
    }
    require(parsed.valid() != fatal, "what is not valid is so for a reason");
}

/// RFC 8461 4.1
void checkPattern(const QString& pattern)
{
    require(patternFault(pattern.toLatin1()) == PatternFault::None, "a pattern that is kept can match");
    const bool wildcard = pattern.startsWith(u"*.");
    const DomainName base = *DomainName::fromText(pattern.mid(wildcard ? 2 : 0).toLatin1());
    require(matches(pattern, base) == !wildcard, "S4: a wildcard does not name its parent");
    const std::optional<DomainName> below = base.child("mx");
    if (!below)
        return;
    require(matches(pattern, *below) == wildcard, "S4: a wildcard stands for one label");
    if (const std::optional<DomainName> further = below->child("a"))
        require(!matches(pattern, *further), "S4: a wildcard stands for one label only");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text = fuzz::octetsOf(data, size);
    const ParsedPolicy parsed = parsePolicy(text);
    checkProblems(parsed, text.count('\n') + 1);
    if (!parsed.valid())
        return 0;
    require(text.size() <= MaxPolicySize, "a policy is bounded");
    require(parsed.policy->maxAge.count() >= 0 && parsed.policy->maxAge <= MaxMaxAge,
            "S3: max_age is at most a year");
    require(parsed.policy->mode == Mode::None || !parsed.policy->mx.isEmpty(), "S3: an mx is listed");
    for (const QString& pattern : parsed.policy->mx) {
        checkPattern(pattern);
        const DomainName host =
            *DomainName::fromText(pattern.mid(pattern.startsWith(u"*.") ? 2 : 0).toLatin1());
        require(matchesAny(parsed.policy->mx, host) || !nearestPattern(parsed.policy->mx, host).isEmpty(),
                "a host of the same domain is near to a pattern");
    }
    const ParsedPolicy again = parsePolicy(textOf(*parsed.policy));
    require(again.valid() && *again.policy == *parsed.policy, "a policy is read back from its text");
    return 0;
}

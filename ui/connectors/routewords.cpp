// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/routewords.h"

#include "core/base/plaintext.h"
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::RouteWords)
};

QString shown(const QString& name)
{
    return plainText(name, 64);
}

QString shown(const DomainName& domain)
{
    return isolated(domain.toDisplayString());
}

Tone toneOf(const RouteCandidate& candidate)
{
    const bool doubtful =
        candidate.reason == RouteReason::SameDomain || candidate.reason == RouteReason::NotSure;
    return doubtful ? Tone::Warning : Tone::Neutral;
}

}  // namespace

QString routeHeadline(const Route& route)
{
    return route.byServiceDefault() ? Words::tr("No connector carries mail to %1").arg(shown(route.domain))
                                    : Words::tr("\"%1\" carries mail to %2")
                                          .arg(shown(route.candidates.first().name), shown(route.domain));
}

QString routeSentence(const Route& route)
{
    QStringList sentences;
    if (route.byServiceDefault())
        sentences.append(
            Words::tr("It goes by the service default: by MX records, with DANE and MTA-STS applied "
                      "where the partner publishes them."));
    else
        sentences.append(candidateSentence(route.candidates.first(), route.domain));
    if (route.ambiguous)
        sentences.append(Words::tr("This is not sure: another connector below may carry it instead."));
    if (!route.centralizedBy.isEmpty())
        sentences.append(
            Words::tr("\"%1\" routes all outgoing mail through own servers; where that is in use, "
                      "the mail may leave from there instead.")
                .arg(shown(route.centralizedBy)));
    return sentences.join(u' ');
}

QString candidateSentence(const RouteCandidate& candidate, const DomainName& domain)
{
    const QString name = shown(candidate.name);
    const QString to = shown(domain);
    const QString pattern = isolated(candidate.pattern);
    switch (candidate.reason) {
    case RouteReason::Carries:
        return candidate.match == RouteMatch::Everything
            ? Words::tr("Its recipient domain * takes all mail that no narrower one matches.")
            : Words::tr("Its recipient domain %1 matches, and none is narrower.").arg(pattern);
    case RouteReason::NoMatch:
        return Words::tr("\"%1\" has no recipient domain that matches %2.").arg(name, to);
    case RouteReason::Disabled:
        return Words::tr("\"%1\" matches by %2, but is turned off.").arg(name, pattern);
    case RouteReason::TestMode:
        return Words::tr("\"%1\" matches by %2, but is in test mode.").arg(name, pattern);
    case RouteReason::RuleScoped:
        return Words::tr("\"%1\" is only used by a mail flow rule that names it.").arg(name);
    case RouteReason::LessSpecific:
        return candidate.pattern.isEmpty()
            ? Words::tr("\"%1\" is for accepted domains; another connector names %2.").arg(name, to)
            : Words::tr("\"%1\" matches by %2, which is wider.").arg(name, pattern);
    case RouteReason::SameDomain:
        return Words::tr("\"%1\" matches by %2 just as well; which one is used is not documented.")
            .arg(name, pattern);
    case RouteReason::NotSure:
        return candidate.match == RouteMatch::Apex
            ? Words::tr("\"%1\" has %2; whether that covers %3 itself is documented both ways.")
                  .arg(name, pattern, to)
            : Words::tr(
                  "\"%1\" takes all accepted domains of the tenant; whether %2 is one is not known here.")
                  .arg(name, to);
    }
    Q_UNREACHABLE();
}

QList<Note> losingNotes(const Route& route, qsizetype limit)
{
    QList<Note> notes;
    int others = 0;
    for (const RouteCandidate& candidate : route.candidates) {
        if (candidate.reason == RouteReason::Carries)
            continue;
        if (candidate.match == RouteMatch::None || notes.size() >= limit)
            ++others;
        else
            notes.append({.tone = toneOf(candidate),
                          .text = candidateSentence(candidate, route.domain),
                          .action = {}});
    }
    if (others > 0)
        notes.append(
            {.tone = Tone::Neutral,
             .text = notes.size() >= limit
                 ? Words::tr("%n more do not carry it.", nullptr, others)
                 : Words::tr("%n other connectors have no recipient domain that matches.", nullptr, others),
             .action = {}});
    return notes;
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/routing.h"
#include "ui/widgets/notelist.h"

/// Which connector carries mail, and why the others do not, in words.
namespace relaydeck::ui {

/// "Nordbank payments carries mail to nordbank.example", or the service default.
QString routeHeadline(const Route& route);
/// Why, and what is not sure about it.
QString routeSentence(const Route& route);
/// Why this one carries the mail or not.
QString candidateSentence(const RouteCandidate& candidate, const DomainName& domain);
/// The others that match in some way, best first, at most `limit`; the rest is counted in the last note.
QList<Note> losingNotes(const Route& route, qsizetype limit);

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"
#include "ui/widgets/verdict.h"

/// What the trial of a network profile says about this computer's surroundings, in words.
namespace relaydeck::ui {

struct ProfileFact {
    enum class State { Works, Fails, Unknown };

    State state = State::Unknown;
    QString statement;
    QString meaning;

    Verdict glyph() const;
};

/// Whether signatures of names that are known to be good are valid at this computer's time.
ProfileFact clockFact(const QList<partnertest::ResolverFitness>& resolvers);

/// Whether the mail servers of the domain that was tested could be reached at this port.
ProfileFact portFact(const partnertest::PartnerReport& report, quint16 port);
/// Nobody has named a domain whose mail servers may be asked.
ProfileFact portNotTried(quint16 port);

/// One sentence about what the profile is good for.
QString profileSentence(const QList<partnertest::ResolverFitness>& resolvers, const ProfileFact& port);

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

namespace relaydeck::ui {

/// What tests have shown about this computer's own surroundings, which they depend on.
struct Environment {
    enum class State { Unknown, Works, Fails };

    State resolver = State::Unknown;
    partnertest::ResolverVerdict resolverVerdict = partnertest::ResolverVerdict::Fit;
    QString resolvers;  ///< addresses, when it fails
    State port25 = State::Unknown;

    friend bool operator==(const Environment&, const Environment&) = default;
};

/// With what one more report tells.
Environment learned(Environment environment, const partnertest::PartnerReport& report);

/// With what a trial of the resolvers tells.
Environment learned(Environment environment, const QList<partnertest::ResolverFitness>& resolvers);

}  // namespace relaydeck::ui

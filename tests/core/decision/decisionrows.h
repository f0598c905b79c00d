// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/decision/partners.h"
#include "tests/support/qttest.h"

#include <functional>

/// What the tests of decisions share: partners with one thing changed, and a delivery in one line of words.
namespace relaydeck::test {

using Change = std::function<void(decision::DomainObservation&)>;

decision::DomainObservation changed(decision::DomainObservation partner, const Change& change);
/// One change after the other.
Change both(const Change& first, const Change& second);
decision::SendingPolicy modes(DaneMode dane, MtaStsMode sts = MtaStsMode::Opportunistic);

constexpr DaneMode Opportunistic = DaneMode::Opportunistic;
constexpr DaneMode Mandatory = DaneMode::Mandatory;
constexpr DaneMode NoDane = DaneMode::None;

/// Outcome, or the security reached where mail is delivered; with a question mark when the outcome itself
/// rests on an assumption about mode None.
QString cell(const decision::Delivery& delivery);
/// "outcome status finalStatus reason assumptions", with `-` for what is empty; delivered: "security
/// assumptions".
QString summary(const decision::Delivery& delivery);

/// Columns `partner`, `policy`, `rules`, `expected`, and the check of such a row.
void addDecisionColumns();
void checkDecision();

}  // namespace relaydeck::test

Q_DECLARE_METATYPE(relaydeck::decision::DomainObservation)
Q_DECLARE_METATYPE(relaydeck::decision::SendingPolicy)
Q_DECLARE_METATYPE(relaydeck::decision::Rules)

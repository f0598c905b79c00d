// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/evidence.h"

namespace relaydeck::partnertest {

/// What a record keeps at most of what was received, in octets. A usual one has a tenth of it.
inline constexpr qint64 MaxKeptPackets = 320 * 1024;
inline constexpr qint64 MaxKeptDialogues = 320 * 1024;
inline constexpr qint64 MaxKeptOpinions = 320 * 1024;  ///< of all who were asked for a second one
inline constexpr qint64 MaxKeptTrial = 64 * 1024;  ///< of one resolver's trial
inline constexpr qint64 MaxKeptAuthorities = 128 * 1024;  ///< of CA certificates given for the test

/// Leaves out what a hostile partner sent beyond the bounds, with a note of each cut. To be called before
/// judging, so that the judgement rests on what is kept: what is missing then counts as not tested, never as
/// failed.
void boundEvidence(Evidence& evidence);

}  // namespace relaydeck::partnertest

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

namespace relaydeck::partnertest {

/// Whose doing a verdict is, and the finding that explains it.
struct Attribution {
    Party party = Party::Nobody;
    std::optional<Finding> finding;  ///< of the report; none where nothing has to be explained

    friend bool operator==(const Attribution&, const Attribution&) = default;
};

/// For the verdict under some modes. Pure. A verdict that is not known is never laid at the partner's door,
/// and one that stops mail never at ours.
Attribution attribute(const PartnerReport& report, const decision::Delivery& delivery);
/// For the verdict under the service default.
Attribution attribute(const PartnerReport& report);

/// Whether a party's fault says nothing about the partner.
bool isInconclusive(Party party);

/// English source sentence (QT_TRANSLATE_NOOP, context "relaydeck::Party"), such as "The cause lies with the
/// partner's DNS."
const char* partySentence(Party party);

QJsonObject toJson(const Attribution& attribution);

}  // namespace relaydeck::partnertest

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/observation.h"

#include <QtCore/QJsonObject>

namespace relaydeck::partnertest {

/// The observation as a report keeps it, so that a stored report can be simulated on without its evidence.
QJsonObject toJson(const decision::DomainObservation& observation);
Result<decision::DomainObservation> observationFromJson(const QJsonObject& object);

}  // namespace relaydeck::partnertest

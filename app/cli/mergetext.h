// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/mergeplan.h"

#include <QtCore/QJsonArray>

namespace relaydeck::cli {

/// What an import does to each connector, field by field, as lines; nothing of those that stay as they are.
QString mergeText(const MergePlan& plan);
QJsonArray mergeJson(const MergePlan& plan);

/// The connectors whose lists are lost in the file, what becomes of each, and how to export so that they are
/// there; nothing when all is there.
QString lostText(const MergePlan& plan);
QJsonArray lostJson(const MergePlan& plan);

}  // namespace relaydeck::cli

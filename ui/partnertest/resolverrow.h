// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/resolverfitness.h"

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What a resolver is good for: what was seen, what it means for tests, what to do. The caller owns the row.
QWidget* resolverRow(const partnertest::ResolverFitness& fitness);

}  // namespace relaydeck::ui

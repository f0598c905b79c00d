// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectorrow.h"
#include "ui/connectors/filterquery.h"

namespace relaydeck::ui {

/// Whether a row fits one condition, and all of them.
bool matches(const FilterTerm& term, const ConnectorRow& row, const QDateTime& now);
bool matches(const FilterQuery& query, const ConnectorRow& row, const QDateTime& now);

/// `*` stands for any characters, also none. Both in the same case.
bool matchesGlob(QStringView text, QStringView pattern);

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

class QSqlError;

namespace relaydeck::store {

/// Our code for what SQLite reports (sqlite.org/rescode.html), its text as detail.
Error toError(const QSqlError& error);

}  // namespace relaydeck::store

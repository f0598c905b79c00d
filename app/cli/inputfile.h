// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>

namespace relaydeck::cli {

class Session;

/// readWholeFile() for what a person names on the command line: `-` is standard input.
Result<QByteArray> readInput(Session& session, const QString& path, qint64 limit);

}  // namespace relaydeck::cli

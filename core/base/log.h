// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QLoggingCategory>

namespace relaydeck {

Q_DECLARE_LOGGING_CATEGORY(logAsync)
Q_DECLARE_LOGGING_CATEGORY(logDns)
Q_DECLARE_LOGGING_CATEGORY(logDnssec)
Q_DECLARE_LOGGING_CATEGORY(logTls)
Q_DECLARE_LOGGING_CATEGORY(logSmtp)
Q_DECLARE_LOGGING_CATEGORY(logMtaSts)
Q_DECLARE_LOGGING_CATEGORY(logPartnerTest)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logPractice)
Q_DECLARE_LOGGING_CATEGORY(logUi)

/// Sends every message of the program, with time and category, to the end of a file (`--log FILE`) and turns
/// debug messages of all relaydeck categories on. Call once, before other threads exist.
Result<void> logToFile(const QString& path);

}  // namespace relaydeck

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <optional>

namespace relaydeck::test {

/// The text that PowerShell makes of an expression of quotedForPowerShell(); empty when it is anything else,
/// such as a string that ends too early.
std::optional<QString> evaluated(const QString& expression);

/// A script with each string replaced by `S` and each comment by `#`: what PowerShell would run, whatever the
/// texts. Strings end and lines break where PowerShell has them do so.
QString skeleton(const QString& script);

}  // namespace relaydeck::test

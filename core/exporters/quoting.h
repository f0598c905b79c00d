// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

/// Text from outside as part of a script, which it cannot break out of.
namespace relaydeck::exporters {

/// A PowerShell expression for exactly this text, on one line. Single quotes, in which nothing is expanded;
/// what cannot be seen, or would end a line, is added by its code: `('a' + [char]0x000A + 'b')`.
QString quotedForPowerShell(const QString& text);
/// `@('a', 'b')`
QString quotedForPowerShell(const QStringList& texts);

/// For a comment that ends with its line: on one line, without control and format characters, shortened.
QString commentText(const QString& text);

}  // namespace relaydeck::exporters

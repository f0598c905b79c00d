// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace relaydeck {

/// Text from outside made fit to be shown: control characters, line ends and direction overrides become
/// visible
/// (`\x1b`, `\u202e`), and what is longer than `limit` characters is cut with an ellipsis. Show it as plain
/// text.
QString plainText(const QString& text, qsizetype limit = 300);
/// The same for octets, read as UTF-8; what is no UTF-8 becomes U+FFFD.
QString plainText(const QByteArray& octets, qsizetype limit = 300);

}  // namespace relaydeck

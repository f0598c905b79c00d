// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace relaydeck::ui {

/// Domains read from what a person typed or pasted.
struct DomainInput {
    QStringList domains;  ///< as DomainName::toString() has them, each once, in the order given
    QStringList rejected;  ///< words that are no domain
    int trimmed = 0;  ///< mail addresses and URLs that were read as their domain
    int leftOut = 0;  ///< beyond the bound
};

/// So many domains are read from one paste.
inline constexpr int MaxPastedDomains = 500;

/// Reads domains that stand between spaces, commas, semicolons or line ends; mail addresses and URLs count as
/// their domain.
DomainInput readDomains(const QString& text);

}  // namespace relaydeck::ui

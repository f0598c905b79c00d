// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"

namespace relaydeck {

/// A value of RecipientDomains or TlsDomain: a domain, `*.domain`, or `*` alone for every domain.
struct DomainPattern {
    enum class Kind { Exact, Wildcard, Everything };

    Kind kind = Kind::Exact;
    DomainName domain;  ///< without the wildcard label; the root for `*`

    /// A wildcard is taken only as the whole first label (New-OutboundConnector, RecipientDomains).
    static Result<DomainPattern> fromText(const QString& text);

    QString toString() const;

    friend bool operator==(const DomainPattern&, const DomainPattern&) = default;
};

}  // namespace relaydeck

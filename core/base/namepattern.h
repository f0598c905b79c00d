// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"

#include <QtCore/QString>

#include <optional>

namespace relaydeck {

/// A host name, or `*.` in front of one, in which the asterisk stands for exactly one left-most label (RFC
/// 8461 4.1, RFC 6125 6.4.3). Only a whole label `*` is a wildcard: `*mail` is a label like any other.
class NamePattern {
public:
    /// A-labels; spaces at either end do not count. Nothing for what is no domain name (text outside of ASCII
    /// too, which is no A-label form), the root, and an asterisk alone.
    static std::optional<NamePattern> fromText(const QString& text);

    /// Case does not count. A host that is itself a wildcard matches nothing.
    bool matches(const DomainName& host) const;

    bool isWildcard() const { return m_wildcard; }
    /// Without the asterisk.
    const DomainName& name() const { return m_name; }

private:
    NamePattern(DomainName name, bool wildcard) : m_name(std::move(name)), m_wildcard(wildcard) { }

    DomainName m_name;
    bool m_wildcard = false;
};

/// Whether a host matches a pattern; text that is none matches nothing.
bool matchesPattern(const DomainName& host, const QString& pattern);

}  // namespace relaydeck

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace relaydeck::mtasts {

/// Why text is no `mx` pattern.
enum class PatternFault {
    None,
    Empty,
    Address,  ///< an IP address: only host names are compared
    NotAscii,  ///< U-labels instead of A-labels
    Wildcard,  ///< `*` elsewhere than as the whole left-most label, or alone
    Malformed,
};

PatternFault patternFault(const QByteArray& pattern);

/// Whether a host is one that the pattern names: the same name, or with `*.` in front exactly one label more
/// (RFC 8461 4.1). Case does not count.
bool matches(const QString& pattern, const DomainName& host);
bool matchesAny(const QStringList& patterns, const DomainName& host);

/// The pattern that comes closest to a host which none matches: most labels in common from the right, the
/// first of equals. Empty when not even the last label is common.
QString nearestPattern(const QStringList& patterns, const DomainName& host);

/// The pattern that a partner could list for a host and its siblings: `*.` and the parent; the host itself
/// where the parent is a top-level domain.
QString patternFor(const DomainName& host);

}  // namespace relaydeck::mtasts

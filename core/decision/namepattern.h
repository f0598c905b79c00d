// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"

#include <QtCore/QStringList>

namespace relaydeck::decision {

/// Whether a host matches a name or a pattern `*.suffix`, in which the asterisk stands for exactly one
/// left-most label (RFC 8461 4.1, RFC 6125 6.4.3).
bool matchesPattern(const DomainName& host, const QString& pattern);

/// Whether a certificate with these names is one for -TlsDomain: `*.suffix` there takes any name below the
/// suffix.
bool certificateIsFor(const QString& tlsDomain, const QStringList& certificateNames);

}  // namespace relaydeck::decision

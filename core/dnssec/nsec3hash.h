// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"

namespace relaydeck::dnssec {

/// The first label of the NSEC3 record for a name, base32hex in lower case: SHA-1 (RFC 5155 5).
QByteArray nsec3Label(const DomainName& name, const QByteArray& salt, quint16 iterations);
/// The hash that such a label stands for.
QByteArray nsec3HashOfLabel(const QByteArray& label);

}  // namespace relaydeck::dnssec

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"

#include <QtNetwork/QHostAddress>

namespace relaydeck {

/// A value of SmartHosts: a host name, one address, or a range in CIDR form. There is no way to give a port.
struct SmartHost {
    enum class Kind { Name, Address, Range };

    Kind kind = Kind::Name;
    DomainName name;
    QHostAddress address;
    int prefixLength = -1;  ///< of a range

    static Result<SmartHost> fromText(const QString& text);

    friend bool operator==(const SmartHost&, const SmartHost&) = default;
};

/// True for `host:25`, `192.0.2.1:587` and `[2001:db8::1]:25`.
bool hasPort(const QString& smartHost);

}  // namespace relaydeck

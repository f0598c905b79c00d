// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/networkprofile.h"

namespace relaydeck {

/// An IP address and perhaps a port.
struct SocketAddress {
    QHostAddress address;
    std::optional<quint16> port;
};

/// `ADDR`, `ADDR:PORT` or `[ADDR]:PORT`; nothing for anything else.
std::optional<SocketAddress> parseSocketAddress(const QString& text);

/// What parseSocketAddress() takes, `tls://ADDR[:PORT]#NAME` or `https://HOST[:PORT]/PATH`. InvalidArgument:
/// with a sentence for whoever typed it.
Result<Upstream> parseUpstream(const QString& text);

/// The text that parseUpstream() reads back to the same resolver.
QString upstreamText(const Upstream& upstream);

}  // namespace relaydeck

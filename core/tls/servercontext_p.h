// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tls/opensslhandles.h"
#include "core/tls/servercontext.h"

namespace relaydeck::tls {

class ServerContext::Private {
public:
    SslContextPtr context;
    QHash<DomainName, ServerContext> byName;
};

}  // namespace relaydeck::tls

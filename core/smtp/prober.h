// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/context.h"
#include "core/network/networkprofile.h"
#include "core/smtp/endpoint.h"

#include <QCoro/QCoroTask>

#include <memory>

namespace relaydeck::smtp {

/// Holds SMTP dialogues, with manners: at most 2 connections at once to an address and 4 a minute to it for
/// one domain's test; the same host, address and SNI is probed once per run and shared by all domains that
/// ask for it.
class Prober {
public:
    explicit Prober(const NetworkProfile& profile);
    ~Prober();
    Q_DISABLE_COPY_MOVE(Prober)

    /// Never fails as an operation: whatever happens is in the endpoint.
    QCoro::Task<Endpoint> probe(async::Context ctx, QHostAddress address, DomainName host, DomainName sni);

private:
    class Private;
    std::shared_ptr<Private> d;
};

}  // namespace relaydeck::smtp

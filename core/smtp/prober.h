// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/context.h"
#include "core/network/networkprofile.h"
#include "core/smtp/endpoint.h"

#include <QCoro/QCoroTask>

#include <memory>

namespace relaydeck::smtp {

/// How much a stranger's server is asked to bear.
struct Manners {
    int atOnce = 2;  ///< connections to an address at the same time
    int perWindow = 4;  ///< connections to an address within `window`, for one domain's test
    std::chrono::milliseconds window{60'000};
};

/// Which of a server's certificates a dialogue is to see.
enum class Look {
    First,  ///< that which the server prefers for a client that can verify any
    Other,  ///< that of the type which the first look did not show, if there is one
};

/// Holds SMTP dialogues, with manners. Lives for one run: the same host, address, SNI and look is probed once
/// and shared by all domains that ask for it. Each asks with its own context; one that is stopped or late
/// gets what was seen so far, and the dialogue goes on for the others.
class Prober {
public:
    explicit Prober(const NetworkProfile& profile, Manners manners = {});
    ~Prober();
    Q_DISABLE_COPY_MOVE(Prober)

    /// Never fails as an operation: whatever happens is in the endpoint. `forDomain` is the domain under
    /// test, to whose account a new connection goes; without it
    /// the host stands for it. When our own manners do not allow a connection in time,
    /// the outcome is Cancelled at stage Connect.
    ///
    /// The other look is held beside the first one, which must have been asked for before, and waits for its
    /// handshake to know what to ask for.
    QCoro::Task<Endpoint> probe(async::Context ctx, QHostAddress address, DomainName host, DomainName sni,
                                DomainName forDomain = DomainName(), Look look = Look::First);

    class Private;

private:
    std::shared_ptr<Private> d;
};

}  // namespace relaydeck::smtp

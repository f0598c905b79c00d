// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/semaphore.h"
#include "core/smtp/prober.h"

#include <QtCore/QHash>

#include <vector>

namespace relaydeck::smtp {

/// How often an address was connected to, and for whom: gives leave for the next connection.
class ConnectionAccount {
public:
    explicit ConnectionAccount(const Manners& manners);

    /// A place, held as long as the connection stands. Fails with Cancelled, with Expired, and at once with
    /// LimitExceeded when the domain's turn would come after the deadline.
    static QCoro::Task<Result<async::Semaphore::Permit>> enter(async::Context ctx,
                                                               std::shared_ptr<ConnectionAccount> account,
                                                               DomainName domain);

    /// Whether it holds nothing back: no domain has connected within the window.
    bool isClear() const;

private:
    /// How long until the domain may connect once more; takes the turn when that is now.
    std::chrono::milliseconds takeTurn(const DomainName& domain);

    Manners m_manners;
    async::Semaphore m_places;
    QHash<DomainName, std::vector<QDeadlineTimer>> m_turns;  ///< ends of the windows of recent connections
};

}  // namespace relaydeck::smtp

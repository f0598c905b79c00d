// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"
#include "core/network/networkprofile.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>

#include <optional>

namespace relaydeck::partnertest {

/// What one resolver was asked to find out whether it is fit for tests, and what came back: evidence,
/// unjudged. Without it, a resolver that spoils every answer would look like partners who all have faults.
struct ResolverTrial {
    /// A question whose DNSSEC status is known beforehand.
    struct Known {
        dns::Question question;
        KnownName::Status status = KnownName::Status::Secure;

        friend bool operator==(const Known&, const Known&) = default;
    };

    QString resolver;  ///< as address#port
    QDateTime judgedAt;  ///< the time at which signatures must be valid, UTC
    QList<Known> known;
    DomainName missing;  ///< a top-level name made at random, which does not exist
    QList<dns::Exchange> exchanges;  ///< for the known questions and the missing name's DS and A
    std::optional<dns::Exchange> stream;  ///< the root's keys over a stream

    friend bool operator==(const ResolverTrial&, const ResolverTrial&) = default;
};

/// What a profile's resolver is to be asked. `missing` is a label that was drawn at random.
ResolverTrial planTrial(const NetworkProfile& profile, const QByteArray& missing);

QJsonObject toJson(const ResolverTrial& trial);
Result<ResolverTrial> resolverTrialFromJson(const QJsonObject& object);

}  // namespace relaydeck::partnertest

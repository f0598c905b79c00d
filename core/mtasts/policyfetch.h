// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtNetwork/QHostAddress>

#include <chrono>

namespace relaydeck::mtasts {

/// One attempt to fetch a policy over HTTPS (RFC 8461 3.3): evidence, not a verdict.
struct PolicyFetch {
    enum class Outcome {
        Fetched,  ///< status 200; `body` is whole, from a host whose chain was not judged yet
        NoAddress,  ///< the policy host has none, or its lookup failed
        ConnectFailed,
        TlsFailed,  ///< no handshake
        Redirected,  ///< not followed
        HttpError,  ///< another status
        TooLarge,
        TimedOut,
        Cancelled,
    };

    QString url{};
    QHostAddress address{};  ///< that was connected to
    QDateTime at{};  ///< UTC
    std::chrono::milliseconds duration{0};
    Outcome outcome = Outcome::NoAddress;
    int httpStatus = 0;
    QString mediaType{};  ///< of Content-Type, bounded
    QString location{};  ///< where a redirect points to, bounded
    QByteArray body{};  ///< at most 64 KiB
    QList<QByteArray>
        chain{};  ///< DER of the policy host's certificates, leaf first, when the handshake came that far
    QString detail{};

    friend bool operator==(const PolicyFetch&, const PolicyFetch&) = default;
};

QJsonObject toJson(const PolicyFetch& fetch);
Result<PolicyFetch> policyFetchFromJson(const QJsonObject& object);
QString outcomeName(PolicyFetch::Outcome outcome);

}  // namespace relaydeck::mtasts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/context.h"
#include "core/dns/message.h"

#include <QCoro/QCoroTask>

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>

#include <chrono>

namespace relaydeck::dns {

/// One question put to the upstream resolvers and what came of it: evidence, kept as it was received. That no
/// answer came is an outcome too.
struct Exchange {
    enum class Outcome {
        Answered,  ///< `response` holds a message that answers the question, whatever its rcode
        TimedOut,
        Unreachable,  ///< every upstream refused the connection, or there is no route
        Malformed,  ///< only answers that do not parse, over TCP too
        Cancelled,
    };
    enum class Transport { Udp, Tcp, Tls, Https };

    Question question;
    Outcome outcome = Outcome::TimedOut;
    QByteArray response;  ///< wire form; empty unless Answered
    QString upstream;  ///< the one that answered, as address#port or URL; else those tried
    Transport transport = Transport::Udp;
    QDateTime at;  ///< UTC, when the answer came or the wait ended
    std::chrono::milliseconds duration{0};
    QString detail;  ///< technical, for outcomes other than Answered

    friend bool operator==(const Exchange&, const Exchange&) = default;
};

QJsonObject toJson(const Exchange& exchange);
Result<Exchange> exchangeFromJson(const QJsonObject& object);

/// Asks questions. Answers are not judged here: their DNSSEC status is found by dnssec.
class Resolver {
public:
    virtual ~Resolver() = default;

    virtual QCoro::Task<Exchange> ask(async::Context ctx, Question question) = 0;
};

}  // namespace relaydeck::dns

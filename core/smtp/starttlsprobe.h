// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/networkprofile.h"
#include "core/smtp/connection.h"

#include <functional>

/// What a sending mail server does up to the point where it would give a sender address: greeting, EHLO,
/// STARTTLS (RFC 3207), EHLO once more, QUIT. No mail is offered.
namespace relaydeck::smtp {

struct DialogueSettings {
    QString ehloName;  ///< empty or unusable: the host name, else the address literal
    QHostAddress sourceAddress;
    std::chrono::milliseconds connectTimeout{15'000};
    std::chrono::milliseconds smtpTimeout{30'000};
    /// Tells before the handshake which type of certificate to ask for: that which another dialogue did not
    /// see. Any: there is nothing to compare with, the dialogue ends. Without it any is asked for.
    std::function<QCoro::Task<tls::CertificateType>(async::Context)> otherType = {};
};

DialogueSettings dialogueSettings(const NetworkProfile& profile);

/// Tells that a record is complete, before the connection ends.
using Recorded = std::function<void()>;

/// Holds the dialogue with the address, port and SNI that stand in the record's endpoint, and records it.
/// Where the dialogue comes as far as to QUIT, `recorded` is called when only its answer is awaited.
QCoro::Task<> converse(async::Context ctx, std::shared_ptr<Record> record, DialogueSettings settings,
                       Recorded recorded);

/// What to say in EHLO (RFC 5321 4.1.1.1, 4.1.4): the wanted name, else this computer's full host name, else
/// the literal of the address that the connection comes from.
QByteArray ehloName(const QString& wanted, const QString& hostName, const QHostAddress& local);

}  // namespace relaydeck::smtp

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"
#include "core/tls/handshake.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtNetwork/QHostAddress>

#include <chrono>

namespace relaydeck::smtp {

/// A line of the dialogue, bounded, without its line end.
struct TranscriptLine {
    enum class From { Client, Server, Note };

    From from = From::Server;
    std::chrono::milliseconds at{0};  ///< since the connection was started
    QByteArray text;  ///< as received; shown only as plain text with control characters made visible

    friend bool operator==(const TranscriptLine&, const TranscriptLine&) = default;
};

/// How far the dialogue came.
enum class Stage { Connect, Greeting, Ehlo, StartTls, Handshake, EhloAfterTls, Done };

enum class Outcome {
    Completed,  ///< came to its end: with TLS, or without when STARTTLS is not offered
    TimedOut,  ///< at `stage`
    Refused,  ///< connection refused
    Unreachable,  ///< no route from here, or the family is not there
    Closed,  ///< by the peer at `stage`
    Rejected,  ///< by a reply: `replyCode` at `stage`
    Garbage,  ///< not SMTP, or beyond our bounds
    HandshakeFailed,
    Cancelled,  ///< by us: a stop request, or our own limit on connections
};

/// One SMTP dialogue with one address of an MX host: greeting, EHLO, STARTTLS, EHLO, QUIT. Evidence, not a
/// verdict.
struct Endpoint {
    QHostAddress address;
    quint16 port = 25;
    DomainName sni;  ///< the name sent in the handshake: the TLSA base domain, or the MX host (N10, S8)
    /// Made to see the certificate of the type that the dialogue beside it did not show: a server may have
    /// one for RSA and one for ECDSA. What it shows of anything else says nothing new.
    bool forOtherCertificate = false;
    tls::CertificateType certificateType = tls::CertificateType::Any;  ///< that was asked for
    QDateTime startedAt;  ///< UTC
    std::chrono::milliseconds duration{0};
    std::chrono::milliseconds greetingDelay{0};  ///< from connection to greeting
    Stage stage = Stage::Connect;
    Outcome outcome = Outcome::TimedOut;
    int replyCode = 0;  ///< of the last reply
    QByteArray replyText;  ///< of the last reply, first line, bounded
    QStringList capabilities;  ///< EHLO keywords with parameters, before TLS
    bool usedHelo = false;  ///< EHLO was refused, HELO was not: no STARTTLS then (RFC 5321 3.2)
    bool startTlsOffered = false;
    bool plaintextAfterStartTls =
        false;  ///< octets behind the reply to STARTTLS, thrown away (CVE-2011-0411)
    tls::Handshake handshake;
    QList<TranscriptLine> transcript;
    QString detail;

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

QJsonObject toJson(const Endpoint& endpoint);
Result<Endpoint> endpointFromJson(const QJsonObject& object);

QString stageName(Stage stage);
QString outcomeName(Outcome outcome);

}  // namespace relaydeck::smtp

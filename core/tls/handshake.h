// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace relaydeck::tls {

/// The kinds of certificates of which a server may have one each. Which one it shows depends on what the
/// client can verify.
enum class CertificateType {
    Any,
    Rsa,
    Ecdsa,  ///< EdDSA too
};

QString certificateTypeName(CertificateType type);
std::optional<CertificateType> certificateTypeFromName(const QString& name);

/// What a handshake showed: evidence, not a verdict. The peer's certificate is not judged while it runs.
struct Handshake {
    enum class Outcome {
        NotTried,
        Completed,
        Failed,  ///< alert, no common version or cipher, garbage
        Closed,  ///< the peer closed in the middle
        TimedOut,
    };

    Outcome outcome = Outcome::NotTried;
    QString version;  ///< "TLSv1.2", "TLSv1.3"; also the older ones
    QString cipher;  ///< OpenSSL's name
    QString keyExchange;  ///< such as "X25519", "DH"
    int keyExchangeBits = 0;  ///< 0 when not known; weak DH is judged by us, not by OpenSSL's security level
    QList<QByteArray> chain;  ///< DER, as the peer sent it, leaf first
    QString detail;  ///< OpenSSL's words for a failure

    bool completed() const { return outcome == Outcome::Completed; }
    friend bool operator==(const Handshake&, const Handshake&) = default;
};

QJsonObject toJson(const Handshake& handshake);
Result<Handshake> handshakeFromJson(const QJsonObject& object);

/// The type of the leaf; Any when no certificate was shown.
CertificateType shownType(const Handshake& handshake);

/// TLS 1.2 or newer, as DANE and MTA-STS ask (RFC 7672 2.2 with RFC 8996; RFC 8461 4.2).
bool isModern(const Handshake& handshake);

}  // namespace relaydeck::tls

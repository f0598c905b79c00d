// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

/// Makes certificates on the spot, for the practice network and the tests.
namespace relaydeck::tls {

enum class KeyType {
    EcdsaP256,  ///< made in under a millisecond
    Ed25519,
    Rsa2048,  ///< takes a tenth of a second or more
    Rsa1024,  ///< to be found weak
};

/// A certificate with its private key.
struct Identity {
    QByteArray der;
    QByteArray certificatePem;
    QByteArray keyPem;  ///< PKCS #8
};

struct CertificateRequest {
    QString commonName;
    QStringList dnsNames;
    QDateTime notBefore;  ///< invalid: an hour before the current time
    QDateTime notAfter;  ///< invalid: ninety days after notBefore
    bool isCa = false;
    KeyType keyType = KeyType::EcdsaP256;  ///< not used with a kept key
    QByteArray keptKeyPem;  ///< not empty: this key instead of a new one, as in a renewal that keeps the key
    bool sha1Signature = false;  ///< to be found weak
};

/// Signed by the issuer, or self-signed without one.
Result<Identity> makeCertificate(const CertificateRequest& request, const Identity* issuer = nullptr);

/// The chain that a server sends: the leaf first.
QList<QByteArray> chainOf(const QList<Identity>& identities);

}  // namespace relaydeck::tls

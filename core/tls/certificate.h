// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"
#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace relaydeck::tls {

/// What reports and judgements need of an X.509 certificate. Text fields are bounded and printable.
struct Certificate {
    QByteArray der;
    QString subject;  ///< RFC 2253 form
    QString issuer;
    QString commonName;  ///< last CN of the subject
    QStringList dnsNames;  ///< DNS SANs, lower case, as they stand (a leading `*.` possible)
    QDateTime notBefore;  ///< UTC
    QDateTime notAfter;
    QString serial;  ///< hexadecimal
    QString keyType;  ///< such as "RSA", "ECDSA P-256", "Ed25519"
    int keyBits = 0;
    QString signatureAlgorithm;
    bool isCa = false;
    QByteArray publicKey;  ///< SubjectPublicKeyInfo, DER
    QByteArray sha256;  ///< of the certificate
    QByteArray keySha256;  ///< of SubjectPublicKeyInfo: what 3 1 1 publishes
    QByteArray sha512;
    QByteArray keySha512;
};

Result<Certificate> parseCertificate(const QByteArray& der);

/// True for a SubjectPublicKeyInfo in DER with a key that OpenSSL can use, and nothing behind it.
bool isPublicKey(const QByteArray& der);

/// PEM of one certificate.
QByteArray toPem(const QByteArray& der);
/// The DER of each certificate in a PEM text.
QList<QByteArray> certificatesFromPem(const QByteArray& pem);

/// The names that identify a server: the DNS SANs, else the common name (RFC 6125 6.4.4).
QStringList presentedNames(const Certificate& certificate);
/// One presented name against a reference name: no regard to case, `*` only as the whole left-most label, for
/// exactly one label (RFC 6125 6.4.3).
bool nameMatches(const QString& presented, const DomainName& reference);

}  // namespace relaydeck::tls

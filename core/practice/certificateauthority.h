// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/partner.h"
#include "core/tls/certificatemaker.h"

namespace relaydeck::practice {

/// A server's certificate and what it sends in a handshake.
struct ServerCertificate {
    tls::Identity leaf;
    QList<QByteArray> chain;  ///< DER, leaf first; without the root
};

/// The practice network's own: a root that clients trust, and an issuing authority below it.
class CertificateAuthority {
public:
    static Result<CertificateAuthority> make();

    QByteArray rootPem() const { return m_root.certificatePem; }
    /// DER of the issuing authority, which 2 1 1 pins.
    QByteArray issuer() const { return m_issuer.der; }
    /// DER of the root, which no server sends.
    QByteArray root() const { return m_root.der; }

    Result<ServerCertificate> certify(const QByteArray& hostName, CertificateKind kind,
                                      tls::KeyType keyType = tls::KeyType::EcdsaP256) const;

private:
    tls::Identity m_root;
    tls::Identity m_issuer;
};

}  // namespace relaydeck::practice

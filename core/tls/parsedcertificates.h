// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tls/opensslhandles.h"

/// Certificates in OpenSSL's form. Its version 3.0 takes about a millisecond for each, since it looks for a
/// decoder of the public key anew, so that none is taken apart twice: the recent ones of a thread are kept.
/// For core/tls alone.
namespace relaydeck::tls {

/// The certificate; null for octets that are none, are more than one, or exceed MaxCertificateSize.
X509Ptr parsedCertificate(const QByteArray& der);

/// The octets of a certificate that a handshake has taken apart, for which parsedCertificate() then has no
/// work.
QByteArray rememberedDerOf(x509_st* certificate);

}  // namespace relaydeck::tls

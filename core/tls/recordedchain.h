// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tls/opensslhandles.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>

#include <optional>

/// What both verifications share: a recorded chain, ready for X509_verify_cert. For core/tls alone.
namespace relaydeck::tls {

/// A chain as the server sent it, leaf first; nothing when a part of it is no certificate.
std::optional<X509StackPtr> parseChain(const QList<QByteArray>& chain);

/// A verification of the chain for a TLS server at the given time; `store` and `chain` must outlive it.
StoreContextPtr makeVerification(x509_store_st* store, stack_st_X509* chain, const QDateTime& at,
                                 int authLevel);

/// OpenSSL's words for how a verification ended.
QString verificationWords(x509_store_ctx_st* verification);

}  // namespace relaydeck::tls

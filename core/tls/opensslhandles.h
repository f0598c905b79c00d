// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>

// OpenSSL's own names for what it hands out; its headers stay in the .cpp files of this folder.
struct bio_st;
struct bignum_st;
struct evp_pkey_st;
struct evp_pkey_ctx_st;
struct ssl_ctx_st;
struct ssl_st;
struct stack_st_X509;
struct x509_st;
struct X509_name_st;
struct x509_store_ctx_st;
struct x509_store_st;

/// Owners of OpenSSL's objects, for core/tls alone.
namespace relaydeck::tls {

struct OpenSslFree {
    void operator()(bio_st* object) const noexcept;
    void operator()(bignum_st* object) const noexcept;
    void operator()(evp_pkey_st* object) const noexcept;
    void operator()(evp_pkey_ctx_st* object) const noexcept;
    void operator()(ssl_ctx_st* object) const noexcept;
    void operator()(ssl_st* object) const noexcept;
    void operator()(stack_st_X509* object) const noexcept;  ///< with the certificates in it
    void operator()(x509_st* object) const noexcept;
    void operator()(X509_name_st* object) const noexcept;
    void operator()(x509_store_ctx_st* object) const noexcept;
    void operator()(x509_store_st* object) const noexcept;
};

using BioPtr = std::unique_ptr<bio_st, OpenSslFree>;
using BignumPtr = std::unique_ptr<bignum_st, OpenSslFree>;
using KeyPtr = std::unique_ptr<evp_pkey_st, OpenSslFree>;
using KeyContextPtr = std::unique_ptr<evp_pkey_ctx_st, OpenSslFree>;
using SslContextPtr = std::unique_ptr<ssl_ctx_st, OpenSslFree>;
using SslPtr = std::unique_ptr<ssl_st, OpenSslFree>;
using X509StackPtr = std::unique_ptr<stack_st_X509, OpenSslFree>;
using X509Ptr = std::unique_ptr<x509_st, OpenSslFree>;
using X509NamePtr = std::unique_ptr<X509_name_st, OpenSslFree>;
using StoreContextPtr = std::unique_ptr<x509_store_ctx_st, OpenSslFree>;
using StorePtr = std::unique_ptr<x509_store_st, OpenSslFree>;

/// A certificate is refused above this size.
inline constexpr qsizetype MaxCertificateSize = 64 * 1024;
/// A chain is judged up to this length; OpenSSL's own handshake limit (100 KiB) is stricter for real ones.
inline constexpr qsizetype MaxChainLength = 64;

/// Null for what is not exactly one certificate.
X509Ptr certificateFromDer(const QByteArray& der);
QByteArray derOf(x509_st* certificate);
/// SubjectPublicKeyInfo in DER; empty for a malformed one.
QByteArray publicKeyOf(x509_st* certificate);
/// Null for what is not one private key without a password.
KeyPtr keyFromPem(const QByteArray& pem);
/// A BIO that reads the octets, which must outlive it.
BioPtr readingBio(const QByteArray& octets);
QByteArray takeAll(bio_st* memory);

/// Empties this thread's error queue into one line; `fallback` when it is empty.
QString takeErrors(const QString& fallback);

}  // namespace relaydeck::tls

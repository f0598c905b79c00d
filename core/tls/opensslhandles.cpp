// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/opensslhandles.h"

#include "core/tls/cryptolibrary.h"

#include <QtCore/QStringList>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace relaydeck::tls {

void OpenSslFree::operator()(bio_st* object) const noexcept
{
    BIO_free_all(object);
}

void OpenSslFree::operator()(bignum_st* object) const noexcept
{
    BN_free(object);
}

void OpenSslFree::operator()(evp_pkey_st* object) const noexcept
{
    EVP_PKEY_free(object);
}

void OpenSslFree::operator()(evp_pkey_ctx_st* object) const noexcept
{
    EVP_PKEY_CTX_free(object);
}

void OpenSslFree::operator()(ssl_ctx_st* object) const noexcept
{
    SSL_CTX_free(object);
}

void OpenSslFree::operator()(ssl_st* object) const noexcept
{
    SSL_free(object);
}

void OpenSslFree::operator()(stack_st_X509* object) const noexcept
{
    sk_X509_pop_free(object, X509_free);
}

void OpenSslFree::operator()(x509_st* object) const noexcept
{
    X509_free(object);
}

void OpenSslFree::operator()(X509_name_st* object) const noexcept
{
    X509_NAME_free(object);
}

void OpenSslFree::operator()(x509_store_ctx_st* object) const noexcept
{
    X509_STORE_CTX_free(object);
}

void OpenSslFree::operator()(x509_store_st* object) const noexcept
{
    X509_STORE_free(object);
}

X509Ptr certificateFromDer(const QByteArray& der)
{
    if (der.isEmpty() || der.size() > MaxCertificateSize)
        return nullptr;
    const auto* begin = reinterpret_cast<const unsigned char*>(der.constData());
    const unsigned char* at = begin;
    X509* read = X509_new_ex(certificateLibrary(), nullptr);
    // What it gives is not looked at: null as well for a certificate with a malformed extension, which we
    // take. What is no certificate, it frees.
    d2i_X509(&read, &at, static_cast<long>(der.size()));
    X509Ptr certificate(read);
    if (certificate && at != begin + der.size())
        certificate.reset();
    ERR_clear_error();
    return certificate;
}

QByteArray derOf(x509_st* certificate)
{
    const int size = i2d_X509(certificate, nullptr);
    if (size <= 0)
        return {};
    QByteArray der(size, Qt::Uninitialized);
    auto* at = reinterpret_cast<unsigned char*>(der.data());
    i2d_X509(certificate, &at);
    return der;
}

QByteArray publicKeyOf(x509_st* certificate)
{
    const X509_PUBKEY* key = X509_get_X509_PUBKEY(certificate);
    const int size = i2d_X509_PUBKEY(key, nullptr);
    if (size <= 0)
        return {};
    QByteArray der(size, Qt::Uninitialized);
    auto* at = reinterpret_cast<unsigned char*>(der.data());
    i2d_X509_PUBKEY(key, &at);
    return der;
}

KeyPtr keyFromPem(const QByteArray& pem)
{
    const BioPtr bio = readingBio(pem);
    // A callback that gives no password, else OpenSSL would ask at the terminal.
    const auto noPassword = [](char*, int, int, void*) { return -1; };
    KeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr));
    ERR_clear_error();
    return key;
}

BioPtr readingBio(const QByteArray& octets)
{
    return BioPtr(BIO_new_mem_buf(octets.constData(), static_cast<int>(octets.size())));
}

QByteArray takeAll(bio_st* memory)
{
    QByteArray octets(static_cast<qsizetype>(BIO_ctrl_pending(memory)), Qt::Uninitialized);
    const int size = octets.isEmpty() ? 0 : BIO_read(memory, octets.data(), static_cast<int>(octets.size()));
    octets.truncate(std::max(size, 0));
    return octets;
}

QString takeErrors(const QString& fallback)
{
    QStringList words;
    while (const unsigned long code = ERR_get_error()) {
        const char* reason = ERR_reason_error_string(code);
        const QString text = reason ? QString::fromLatin1(reason)
                                    : QStringLiteral("error %1").arg(code, 8, 16, QLatin1Char('0'));
        if (!words.contains(text))
            words.append(text);
    }
    return words.isEmpty() ? fallback : words.join(QStringLiteral("; "));
}

}  // namespace relaydeck::tls

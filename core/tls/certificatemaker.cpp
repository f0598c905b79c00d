// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/certificatemaker.h"

#include "core/tls/certificate.h"
#include "core/tls/opensslhandles.h"

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace relaydeck::tls {

namespace {

constexpr int SerialBits = 127;  // RFC 5280 4.1.2.2: at most 20 octets, positive
constexpr qint64 SecondsPerDay = 86'400;
constexpr qint64 DaysOfLife = 90;

Error failure(const char* what)
{
    return {ErrorCode::TlsFailed, takeErrors(QString::fromLatin1(what))};
}

KeyPtr makeKey(KeyType type)
{
    switch (type) {
    case KeyType::EcdsaP256:
        return KeyPtr(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    case KeyType::Ed25519:
        return KeyPtr(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    case KeyType::Rsa2048:
        return KeyPtr(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", size_t{2048}));
    case KeyType::Rsa1024:
        return KeyPtr(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", size_t{1024}));
    }
    Q_UNREACHABLE();
}

QByteArray pemOf(EVP_PKEY* key)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return takeAll(bio.get());
}

bool setSerial(X509* certificate)
{
    const BignumPtr serial(BN_new());
    return BN_rand(serial.get(), SerialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1
        && BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setSubject(X509* certificate, const QString& commonName)
{
    const X509NamePtr subject(X509_NAME_new());
    const QByteArray text = commonName.toUtf8();
    if (!text.isEmpty()
        && X509_NAME_add_entry_by_NID(subject.get(), NID_commonName, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(text.constData()),
                                      static_cast<int>(text.size()), -1, 0)
            != 1)
        return false;
    return X509_set_subject_name(certificate, subject.get()) == 1;
}

bool setValidity(X509* certificate, const CertificateRequest& request)
{
    const QDateTime from =
        request.notBefore.isValid() ? request.notBefore : QDateTime::currentDateTimeUtc().addSecs(-3600);
    const QDateTime until =
        request.notAfter.isValid() ? request.notAfter : from.addSecs(DaysOfLife * SecondsPerDay);
    return ASN1_TIME_set(X509_getm_notBefore(certificate), static_cast<time_t>(from.toSecsSinceEpoch()))
        && ASN1_TIME_set(X509_getm_notAfter(certificate), static_cast<time_t>(until.toSecsSinceEpoch()));
}

bool addExtension(X509* certificate, X509* issuer, int nid, const QByteArray& value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
    const bool added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

bool addNames(X509* certificate, const QStringList& dnsNames)
{
    if (dnsNames.isEmpty())
        return true;
    // Not by the configuration syntax, in which commas and colons of a name would mean something.
    GENERAL_NAMES* names = sk_GENERAL_NAME_new_null();
    for (const QString& dnsName : dnsNames) {
        const QByteArray text = dnsName.toLatin1();
        GENERAL_NAME* name = GENERAL_NAME_new();
        ASN1_IA5STRING* value = ASN1_IA5STRING_new();
        ASN1_STRING_set(value, text.constData(), static_cast<int>(text.size()));
        GENERAL_NAME_set0_value(name, GEN_DNS, value);
        sk_GENERAL_NAME_push(names, name);
    }
    const bool added = X509_add1_ext_i2d(certificate, NID_subject_alt_name, names, 0, 0) == 1;
    GENERAL_NAMES_free(names);
    return added;
}

bool addExtensions(X509* certificate, X509* issuer, const CertificateRequest& request)
{
    // RFC 5280 4.2.1.3, 4.2.1.9: critical for a CA.
    const bool ok = request.isCa
        ? addExtension(certificate, issuer, NID_basic_constraints, "critical,CA:TRUE")
            && addExtension(certificate, issuer, NID_key_usage, "critical,keyCertSign,cRLSign")
        : addExtension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE")
            && addExtension(certificate, issuer, NID_key_usage, "critical,digitalSignature,keyEncipherment")
            && addExtension(certificate, issuer, NID_ext_key_usage, "serverAuth");
    return ok && addExtension(certificate, issuer, NID_subject_key_identifier, "hash")
        && (issuer == certificate || addExtension(certificate, issuer, NID_authority_key_identifier, "keyid"))
        && addNames(certificate, request.dnsNames);
}

const EVP_MD* digestFor(const EVP_PKEY* key, const CertificateRequest& request)
{
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519)
        return nullptr;  // signs the octets themselves
    return request.sha1Signature ? EVP_sha1() : EVP_sha256();
}

}  // namespace

Result<Identity> makeCertificate(const CertificateRequest& request, const Identity* issuer)
{
    const KeyPtr key =
        request.keptKeyPem.isEmpty() ? makeKey(request.keyType) : keyFromPem(request.keptKeyPem);
    const X509Ptr issuerCertificate = issuer ? certificateFromDer(issuer->der) : nullptr;
    const KeyPtr issuerKey = issuer ? keyFromPem(issuer->keyPem) : nullptr;
    if (!key)
        return failure("no key");
    if (issuer && (!issuerCertificate || !issuerKey))
        return failure("the issuer is no identity");

    const X509Ptr certificate(X509_new());
    X509* signer = issuer ? issuerCertificate.get() : certificate.get();
    EVP_PKEY* signingKey = issuer ? issuerKey.get() : key.get();
    if (!certificate || X509_set_version(certificate.get(), X509_VERSION_3) != 1
        || !setSerial(certificate.get()) || !setSubject(certificate.get(), request.commonName)
        || !setValidity(certificate.get(), request)
        || X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer)) != 1
        || X509_set_pubkey(certificate.get(), key.get()) != 1
        || !addExtensions(certificate.get(), signer, request)
        || X509_sign(certificate.get(), signingKey, digestFor(signingKey, request)) == 0)
        return failure("the certificate could not be made");

    Identity identity;
    identity.der = derOf(certificate.get());
    identity.certificatePem = toPem(identity.der);
    identity.keyPem = pemOf(key.get());
    return identity;
}

QList<QByteArray> chainOf(const QList<Identity>& identities)
{
    QList<QByteArray> chain;
    for (const Identity& identity : identities)
        chain.append(identity.der);
    return chain;
}

}  // namespace relaydeck::tls

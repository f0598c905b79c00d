// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/certificate.h"

#include "core/base/namepattern.h"
#include "core/tls/opensslhandles.h"
#include "core/tls/parsedcertificates.h"

#include <QtCore/QCache>
#include <QtCore/QCryptographicHash>

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <ctime>

namespace relaydeck::tls {

namespace {

constexpr qsizetype MaxTextLength = 512;
constexpr int MaxNames = 1000;
constexpr qsizetype MaxPemSize = 16 * 1024 * 1024;

/// What a certificate says is written by its owner: nothing of it may steer a terminal or a text layout.
QString printable(const QByteArray& utf8)
{
    QString text = QString::fromUtf8(utf8.left(4 * MaxTextLength)).left(MaxTextLength);
    for (QChar& c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QChar::ReplacementCharacter;
    }
    return text;
}

QByteArray utf8Of(const ASN1_STRING* string)
{
    unsigned char* octets = nullptr;
    const int size = ASN1_STRING_to_UTF8(&octets, string);
    if (size < 0)
        return {};
    const QByteArray text(reinterpret_cast<const char*>(octets), size);
    OPENSSL_free(octets);
    return text;
}

QString nameText(const X509_NAME* name)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(bio.get(), name, 0,
                       XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    return printable(takeAll(bio.get()));
}

QString commonNameOf(const X509_NAME* name)
{
    int last = -1;
    for (int at = -1; (at = X509_NAME_get_index_by_NID(name, NID_commonName, at)) >= 0;)
        last = at;
    if (last < 0)
        return {};
    return printable(utf8Of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, last))));
}

QStringList dnsNamesOf(const X509* certificate)
{
    QStringList names;
    auto* all =
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; i < sk_GENERAL_NAME_num(all) && names.size() < MaxNames; ++i) {
        int type = 0;
        const void* value = GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(all, i), &type);
        if (type == GEN_DNS)
            names.append(printable(utf8Of(static_cast<const ASN1_STRING*>(value))).toLower());
    }
    GENERAL_NAMES_free(all);
    return names;
}

QDateTime timeOf(const ASN1_TIME* time)
{
    std::tm fields{};
    if (ASN1_TIME_to_tm(time, &fields) != 1)
        return {};
    return {QDate(fields.tm_year + 1900, fields.tm_mon + 1, fields.tm_mday),
            QTime(fields.tm_hour, fields.tm_min, fields.tm_sec), Qt::UTC};
}

QString serialOf(const X509* certificate)
{
    const BignumPtr number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    char* hex = number ? BN_bn2hex(number.get()) : nullptr;
    const QString text = QString::fromLatin1(hex ? hex : "").left(MaxTextLength).toLower();
    OPENSSL_free(hex);
    return text;
}

QString keyTypeOf(const EVP_PKEY* key)
{
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
        return QStringLiteral("RSA");
    case EVP_PKEY_RSA_PSS:
        return QStringLiteral("RSA-PSS");
    case EVP_PKEY_ED25519:
        return QStringLiteral("Ed25519");
    case EVP_PKEY_ED448:
        return QStringLiteral("Ed448");
    case EVP_PKEY_EC: {
        char group[64] = {};
        size_t size = 0;
        if (EVP_PKEY_get_group_name(key, group, sizeof group, &size) != 1)
            return QStringLiteral("ECDSA");
        const char* nist = EC_curve_nid2nist(OBJ_sn2nid(group));
        return QStringLiteral("ECDSA %1").arg(QString::fromLatin1(nist ? nist : group));
    }
    default: {
        const char* name = EVP_PKEY_get0_type_name(key);
        return QString::fromLatin1(name ? name : "unknown");
    }
    }
}

Result<Certificate> readCertificate(const QByteArray& der)
{
    const X509Ptr certificate = parsedCertificate(der);
    if (!certificate)
        return Error{ErrorCode::InvalidData, QStringLiteral("not an X.509 certificate")};

    Certificate result;
    result.der = der;
    const X509_NAME* subject = X509_get_subject_name(certificate.get());
    result.subject = nameText(subject);
    result.issuer = nameText(X509_get_issuer_name(certificate.get()));
    result.commonName = commonNameOf(subject);
    result.dnsNames = dnsNamesOf(certificate.get());
    result.notBefore = timeOf(X509_get0_notBefore(certificate.get()));
    result.notAfter = timeOf(X509_get0_notAfter(certificate.get()));
    result.serial = serialOf(certificate.get());
    if (const EVP_PKEY* key = X509_get0_pubkey(certificate.get())) {
        result.keyType = keyTypeOf(key);
        result.keyBits = EVP_PKEY_get_bits(key);
    } else {
        result.keyType = QStringLiteral("unknown");
    }
    result.signatureAlgorithm = QString::fromLatin1(OBJ_nid2ln(X509_get_signature_nid(certificate.get())));
    result.isCa = X509_check_ca(certificate.get()) != 0;
    result.publicKey = publicKeyOf(certificate.get());
    result.sha256 = QCryptographicHash::hash(der, QCryptographicHash::Sha256);
    result.keySha256 = QCryptographicHash::hash(result.publicKey, QCryptographicHash::Sha256);
    result.sha512 = QCryptographicHash::hash(der, QCryptographicHash::Sha512);
    result.keySha512 = QCryptographicHash::hash(result.publicKey, QCryptographicHash::Sha512);
    ERR_clear_error();
    return result;
}

}  // namespace

Result<Certificate> parseCertificate(const QByteArray& der)
{
    // Octets of DER. A certificate is looked at some times while its partner is probed and judged, and its
    // text and digests cost more than all other looks.
    constexpr qsizetype MaxRemembered = 256 * 1024;
    thread_local QCache<QByteArray, Certificate> remembered(MaxRemembered);
    if (const Certificate* known = remembered.object(der))
        return *known;
    Result<Certificate> certificate = readCertificate(der);
    if (certificate)
        remembered.insert(der, new Certificate(*certificate), der.size());
    return certificate;
}

bool isPublicKey(const QByteArray& der)
{
    if (der.isEmpty() || der.size() > MaxCertificateSize)
        return false;
    const auto* begin = reinterpret_cast<const unsigned char*>(der.constData());
    const unsigned char* at = begin;
    const KeyPtr key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
    ERR_clear_error();
    return key && at == begin + der.size();
}

QByteArray toPem(const QByteArray& der)
{
    QByteArray pem = "-----BEGIN CERTIFICATE-----\n";
    const QByteArray text = der.toBase64();
    for (qsizetype at = 0; at < text.size(); at += 64)
        pem += text.mid(at, 64) + '\n';
    return pem + "-----END CERTIFICATE-----\n";
}

QList<QByteArray> certificatesFromPem(const QByteArray& pem)
{
    QList<QByteArray> certificates;
    if (pem.size() > MaxPemSize)
        return certificates;
    const BioPtr bio = readingBio(pem);
    while (true) {
        // Also reads the TRUSTED CERTIFICATE form; what is no certificate is passed over.
        const X509Ptr certificate(PEM_read_bio_X509_AUX(bio.get(), nullptr, nullptr, nullptr));
        if (!certificate)
            break;
        certificates.append(derOf(certificate.get()));
    }
    ERR_clear_error();
    return certificates;
}

QStringList presentedNames(const Certificate& certificate)
{
    // RFC 6125 6.4.4: the common name counts only where no DNS name is presented.
    if (!certificate.dnsNames.isEmpty() || certificate.commonName.isEmpty())
        return certificate.dnsNames;
    return {certificate.commonName.toLower()};
}

bool nameMatches(const QString& presented, const DomainName& reference)
{
    const std::optional<NamePattern> pattern = NamePattern::fromText(presented);
    // A name in a certificate has no final dot (RFC 5280 4.2.1.6).
    if (!pattern || presented.endsWith(u'.'))
        return false;
    // `*.org` would stand for every organization in it; no library accepts it.
    const bool tooWide = pattern->isWildcard() && pattern->name().labelCount() < 2;
    return !tooWide && pattern->matches(reference);
}

}  // namespace relaydeck::tls

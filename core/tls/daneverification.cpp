// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/recordedchain.h"
#include "core/tls/verification.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace relaydeck::tls {

namespace {

/// OpenSSL's DANE is judged here for keys of any size: weak ones are a finding of ours, not a mismatch.
constexpr int AuthLevel = 0;
constexpr quint8 DaneTa = 2;
constexpr quint8 DaneEe = 3;

SSL_CTX* daneContext()
{
    static const SslContextPtr context = [] {
        SslContextPtr made(SSL_CTX_new(TLS_client_method()));
        if (made && SSL_CTX_dane_enable(made.get()) != 1)
            made.reset();
        return made;
    }();
    return context.get();
}

/// An SSL that never sees a connection: it holds the TLSA records as OpenSSL wants them.
SslPtr makeDane(const QList<dns::TlsaData>& records, const QList<DomainName>& references)
{
    SslPtr ssl(daneContext() ? SSL_new(daneContext()) : nullptr);
    const QByteArray base = references.isEmpty() ? QByteArray() : references.first().toString().toLatin1();
    if (!ssl || SSL_dane_enable(ssl.get(), base.isEmpty() ? nullptr : base.constData()) != 1)
        return nullptr;
    // RFC 7671 5.1: with DANE-EE(3) the record binds the key to the name; the certificate's names don't
    // count.
    SSL_dane_set_flags(ssl.get(), DANE_FLAG_NO_DANE_EE_NAMECHECKS);
    for (const dns::TlsaData& record : records) {
        // RFC 7672 3.1.3: usages 0 and 1 are not for SMTP.
        if (record.usage != DaneTa && record.usage != DaneEe)
            continue;
        // Gives 0 for a record that is not usable: one digest of the wrong length must not spoil the others.
        SSL_dane_tlsa_add(ssl.get(), record.usage, record.selector, record.matchingType,
                          reinterpret_cast<const unsigned char*>(record.association.constData()),
                          static_cast<size_t>(record.association.size()));
    }
    return ssl;
}

void addNames(X509_VERIFY_PARAM* param, const QList<DomainName>& references)
{
    for (const DomainName& reference : references) {
        if (reference.isRoot())
            continue;
        const QByteArray name = reference.toString().toLatin1();
        X509_VERIFY_PARAM_add1_host(param, name.constData(), static_cast<size_t>(name.size()));
    }
    X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
}

void findMatch(SSL* ssl, const QList<dns::TlsaData>& records, DaneVerdict& verdict)
{
    quint8 usage = 0;
    quint8 selector = 0;
    quint8 matchingType = 0;
    const unsigned char* data = nullptr;
    size_t size = 0;
    const int depth = SSL_get0_dane_tlsa(ssl, &usage, &selector, &matchingType, &data, &size);
    if (depth < 0)
        return;
    const dns::TlsaData matched{
        usage, selector, matchingType,
        QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size))};
    verdict.matchedRecord = static_cast<int>(records.indexOf(matched));
    verdict.matchedDepth = depth;
}

DaneVerdict::Outcome outcomeOf(int error)
{
    switch (error) {
    case X509_V_OK:
        return DaneVerdict::Outcome::Match;
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return DaneVerdict::Outcome::Expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return DaneVerdict::Outcome::NotYetValid;
    case X509_V_ERR_HOSTNAME_MISMATCH:
        return DaneVerdict::Outcome::NameMismatch;
    default:
        return DaneVerdict::Outcome::NoMatch;
    }
}

}  // namespace

DaneVerdict verifyDane(const QList<QByteArray>& chain, const QList<dns::TlsaData>& records,
                       const QList<DomainName>& references, const QDateTime& at)
{
    DaneVerdict verdict;
    if (chain.isEmpty()) {
        verdict.detail = QStringLiteral("the server sent no certificate");
        return verdict;
    }
    const std::optional<X509StackPtr> certificates = parseChain(chain);
    if (!certificates) {
        verdict.outcome = DaneVerdict::Outcome::Malformed;
        verdict.detail = QStringLiteral("the chain holds what is no certificate");
        return verdict;
    }
    const SslPtr ssl = makeDane(records, references);
    // No root counts: the chain stands as it was sent, never completed from this computer's store.
    const StorePtr noRoots(X509_STORE_new());
    const StoreContextPtr verification =
        ssl && noRoots ? makeVerification(noRoots.get(), certificates->get(), at, AuthLevel) : nullptr;
    if (!verification) {
        verdict.detail = takeErrors(QStringLiteral("verification could not be set up"));
        return verdict;
    }
    addNames(X509_STORE_CTX_get0_param(verification.get()), references);
    X509_STORE_CTX_set0_dane(verification.get(), SSL_get0_dane(ssl.get()));

    const bool verified = X509_verify_cert(verification.get()) == 1;
    const int error = X509_STORE_CTX_get_error(verification.get());
    findMatch(ssl.get(), records, verdict);
    verdict.outcome = outcomeOf(error);
    // Success without a record that matched would be PKIX by accident: without one usable record OpenSSL does
    // not use DANE at all.
    if (verdict.outcome == DaneVerdict::Outcome::Match && (!verified || verdict.matchedRecord < 0))
        verdict.outcome = DaneVerdict::Outcome::NoMatch;
    if (verdict.outcome == DaneVerdict::Outcome::NoMatch) {
        verdict.matchedRecord = -1;
        verdict.matchedDepth = -1;
    }
    if (verdict.outcome != DaneVerdict::Outcome::Match)
        verdict.detail = verificationWords(verification.get());
    ERR_clear_error();
    return verdict;
}

}  // namespace relaydeck::tls

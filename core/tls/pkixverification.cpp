// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/chainsignatures.h"
#include "core/tls/recordedchain.h"
#include "core/tls/verification.h"

#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace relaydeck::tls {

namespace {

/// 80 bits of security: what Exchange and current mail servers still accept, below that nobody does.
constexpr int AuthLevel = 1;

ChainProblem problemOf(int error)
{
    switch (error) {
    case X509_V_OK:
        return ChainProblem::None;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_UNTRUSTED:
        return ChainProblem::UntrustedRoot;
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return ChainProblem::Expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return ChainProblem::NotYetValid;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK:
        return ChainProblem::WeakKey;
    default:
        return ChainProblem::Other;
    }
}

bool leafHasName(X509* leaf, const DomainName& reference, NameRule rule)
{
    unsigned int flags = X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS;  // RFC 6125 6.4.3, as read by all mail servers
    if (rule == NameRule::DnsNamesOnly)
        flags |= X509_CHECK_FLAG_NEVER_CHECK_SUBJECT;
    const QByteArray name = reference.toString().toLatin1();
    return !reference.isRoot()
        && X509_check_host(leaf, name.constData(), static_cast<size_t>(name.size()), flags, nullptr) == 1;
}

}  // namespace

PkixVerdict verifyPkix(const QList<QByteArray>& chain, const DomainName& reference, const QDateTime& at,
                       const Roots& roots, NameRule rule)
{
    PkixVerdict verdict;
    if (chain.isEmpty()) {
        verdict.problem = ChainProblem::NoCertificate;
        verdict.detail = QStringLiteral("the server sent no certificate");
        return verdict;
    }
    const std::optional<X509StackPtr> certificates = parseChain(chain);
    if (!certificates) {
        verdict.problem = ChainProblem::Malformed;
        verdict.detail = QStringLiteral("the chain holds what is no certificate");
        return verdict;
    }

    const StoreContextPtr verification =
        makeVerification(static_cast<X509_STORE*>(roots.handle()), certificates->get(), at, AuthLevel);
    if (!verification) {
        verdict.problem = ChainProblem::Other;
        verdict.detail = takeErrors(QStringLiteral("verification could not be set up"));
        return verdict;
    }
    rememberSignatures(verification.get());
    // The path and the name are judged apart: a wrong name must not hide an unknown root, nor the other way.
    verdict.trusted = X509_verify_cert(verification.get()) == 1;
    verdict.nameMatches = leafHasName(sk_X509_value(certificates->get(), 0), reference, rule);
    if (!verdict.trusted) {
        verdict.problem = problemOf(X509_STORE_CTX_get_error(verification.get()));
        if (verdict.problem == ChainProblem::None)
            verdict.problem = ChainProblem::Other;
        verdict.detail = verificationWords(verification.get());
    } else if (!verdict.nameMatches) {
        verdict.problem = ChainProblem::NameMismatch;
        verdict.detail =
            QStringLiteral("the certificate does not carry the name %1").arg(reference.toString());
    }
    ERR_clear_error();
    return verdict;
}

}  // namespace relaydeck::tls

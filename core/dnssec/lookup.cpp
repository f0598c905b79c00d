// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/lookup.h"

#include "core/base/words.h"

namespace relaydeck::dnssec {

namespace {

constexpr Words<dns::Security, 4> SecurityWords{{
    {dns::Security::Bogus, "bogus"},
    {dns::Security::Indeterminate, "indeterminate"},
    {dns::Security::Insecure, "insecure"},
    {dns::Security::Secure, "secure"},
}};

constexpr Words<Fault, 25> FaultWords{{
    {Fault::None, "none"},
    {Fault::NoAnswer, "no-answer"},
    {Fault::ServerFailure, "server-failure"},
    {Fault::ResolverStripsDnssec, "resolver-strips-dnssec"},
    {Fault::NotRecorded, "not-recorded"},
    {Fault::ResolverUnfit, "resolver-unfit"},
    {Fault::TooMuchWork, "too-much-work"},
    {Fault::SignatureMissing, "signature-missing"},
    {Fault::SignatureExpired, "signature-expired"},
    {Fault::SignatureNotYetValid, "signature-not-yet-valid"},
    {Fault::SignatureInvalid, "signature-invalid"},
    {Fault::SignerUnknown, "signer-unknown"},
    {Fault::DnskeyMissing, "dnskey-missing"},
    {Fault::DsMismatch, "ds-mismatch"},
    {Fault::DenialMissing, "denial-missing"},
    {Fault::DenialIncomplete, "denial-incomplete"},
    {Fault::WildcardUnproven, "wildcard-unproven"},
    {Fault::AliasLoop, "alias-loop"},
    {Fault::AliasMismatch, "alias-mismatch"},
    {Fault::NoDs, "no-ds"},
    {Fault::UnsupportedAlgorithm, "unsupported-algorithm"},
    {Fault::UnsupportedDigest, "unsupported-digest"},
    {Fault::OptOut, "opt-out"},
    {Fault::Nsec3Iterations, "nsec3-iterations"},
    {Fault::NoTrustAnchor, "no-trust-anchor"},
}};

}  // namespace

QString securityName(dns::Security security)
{
    return SecurityWords.name(security);
}

std::optional<dns::Security> securityFromName(const QString& name)
{
    return SecurityWords.value(name);
}

QString faultName(Fault fault)
{
    return FaultWords.name(fault);
}

std::optional<Fault> faultFromName(const QString& name)
{
    return FaultWords.value(name);
}

}  // namespace relaydeck::dnssec

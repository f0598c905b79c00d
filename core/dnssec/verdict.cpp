// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/verdict.h"

namespace relaydeck::dnssec {

dns::Security securityOf(Fault fault)
{
    switch (fault) {
    case Fault::None:
        return dns::Security::Secure;
    case Fault::NoAnswer:
    case Fault::ServerFailure:
    case Fault::ResolverStripsDnssec:
    case Fault::NotRecorded:
    case Fault::TooMuchWork:
    case Fault::ResolverUnfit:
        return dns::Security::Indeterminate;
    case Fault::SignatureMissing:
    case Fault::SignatureExpired:
    case Fault::SignatureNotYetValid:
    case Fault::SignatureInvalid:
    case Fault::SignerUnknown:
    case Fault::DnskeyMissing:
    case Fault::DsMismatch:
    case Fault::DenialMissing:
    case Fault::DenialIncomplete:
    case Fault::WildcardUnproven:
    case Fault::AliasLoop:
    case Fault::AliasMismatch:
        return dns::Security::Bogus;
    case Fault::NoDs:
    case Fault::UnsupportedAlgorithm:
    case Fault::UnsupportedDigest:
    case Fault::OptOut:
    case Fault::Nsec3Iterations:
    case Fault::NoTrustAnchor:
        return dns::Security::Insecure;
    }
    Q_UNREACHABLE();
}

Verdict verdictOf(Fault fault, const DomainName& zone, dns::RecordType type, const QString& why)
{
    return {securityOf(fault), fault, zone, type, why};
}

QString describe(const DomainName& owner, dns::RecordType type)
{
    return QStringLiteral("%1 of %2").arg(dns::typeName(type), owner.toString());
}

QString describe(const QDateTime& time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")) + QStringLiteral(" UTC");
}

}  // namespace relaydeck::dnssec

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/findingplace.h"

namespace relaydeck::partnertest {

std::optional<CheckId> checkOf(FindingCode code)
{
    switch (code) {
    case FindingCode::NullMx:
    case FindingCode::NullMxMixed:
    case FindingCode::NoSuchDomain:
    case FindingCode::NoMailHost:
    case FindingCode::ImplicitMx:
    case FindingCode::MxLookupFailed:
    case FindingCode::MxIsAlias:
    case FindingCode::MxNotAHostName:
    case FindingCode::MxDoubledDomain:
    case FindingCode::AddressLookupFailed:
    case FindingCode::AddressMissing:
        return CheckId::MailServers;
    case FindingCode::MxBogus:
    case FindingCode::ResolverStripsDnssec:
    case FindingCode::ResolverNotAnswering:
    case FindingCode::ResolverFails:
    case FindingCode::ResolverAlters:
    case FindingCode::ResolverLimited:
    case FindingCode::ResolverFit:
    case FindingCode::ClockSuspect:
    case FindingCode::DomainInsecure:
    case FindingCode::DomainAlgorithmUnsupported:
    case FindingCode::SignatureEndsSoon:
    case FindingCode::SignatureExpired:
    case FindingCode::SignatureNotYetValid:
    case FindingCode::SignatureBroken:
    case FindingCode::DsMismatch:
    case FindingCode::DenialBroken:
    case FindingCode::AddressBogus:
    case FindingCode::AddressInsecure:
    case FindingCode::AddressOneFamily:
        return CheckId::DnssecChain;
    case FindingCode::TlsaBogus:
    case FindingCode::TlsaLookupFailed:
    case FindingCode::TlsaNotPublished:
    case FindingCode::TlsaOnSomeHosts:
    case FindingCode::TlsaUnderInsecureMx:
    case FindingCode::TlsaRecordUnusable:
    case FindingCode::TlsaAllUnusable:
    case FindingCode::TlsaHashOfNothing:
    case FindingCode::TlsaBindsCertificate:
    case FindingCode::TlsaNotSigned:
        return CheckId::TlsaRecords;
    case FindingCode::ConnectTimedOut:
    case FindingCode::ConnectRefused:
    case FindingCode::ConnectUndecided:
    case FindingCode::ConnectionClosed:
    case FindingCode::FamilyMissingHere:
    case FindingCode::GreetingRejected:
    case FindingCode::ProberRefused:
    case FindingCode::NotSmtp:
    case FindingCode::GreetingSlow:
    case FindingCode::Port25Blocked:
    case FindingCode::FamilyUndecided:
    case FindingCode::StartTlsOverwritten:
    case FindingCode::StartTlsRemovedHere:
    case FindingCode::StartTlsMissing:
    case FindingCode::StartTlsMissingWithTlsa:
    case FindingCode::HandshakeFailed:
    case FindingCode::TlsTooOld:
    case FindingCode::KeyExchangeWeak:
    case FindingCode::PlaintextAfterStartTls:
    case FindingCode::AddressesDiffer:
        return CheckId::StartTls;
    case FindingCode::DaneMatches:
    case FindingCode::DaneMismatch:
    case FindingCode::DaneRollOver:
    case FindingCode::DaneExpired:
    case FindingCode::DaneNameMismatch:
    case FindingCode::DaneLeafExpired:
    case FindingCode::DaneNotYetValid:
    case FindingCode::DaneAnchorNotSent:
    case FindingCode::DaneRenewalUnprepared:
    case FindingCode::DaneFailsUnderInsecureMx:
    case FindingCode::DaneOneCertificateOfTwo:
        return CheckId::TlsaMatch;
    case FindingCode::CertificateExpired:
    case FindingCode::CertificateExpiresSoon:
    case FindingCode::CertificateUntrusted:
    case FindingCode::CertificateNameMismatch:
        return CheckId::Certificate;
    case FindingCode::StsNotPublished:
    case FindingCode::StsLookupFailed:
    case FindingCode::StsRecordsSeveral:
    case FindingCode::StsRecordInvalid:
    case FindingCode::StsHostUnknown:
    case FindingCode::StsHostUnreachable:
    case FindingCode::StsHostCertificate:
    case FindingCode::StsRedirected:
    case FindingCode::StsHttpStatus:
    case FindingCode::StsPolicyTooLarge:
    case FindingCode::StsPolicyInvalid:
    case FindingCode::StsPolicyMediaType:
    case FindingCode::StsPolicyRemark:
    case FindingCode::StsMaxAgeShort:
    case FindingCode::StsTesting:
    case FindingCode::StsModeNone:
    case FindingCode::StsMatches:
    case FindingCode::StsMxNotListed:
    case FindingCode::StsMxWithoutStartTls:
    case FindingCode::StsMxCertificate:
    case FindingCode::StsHostLookupFailed:
    case FindingCode::StsHostTimedOut:
    case FindingCode::StsHostTlsFailed:
    case FindingCode::StsHostCertificateExpired:
    case FindingCode::StsHostCertificateName:
    case FindingCode::StsMxOtherDepth:
    case FindingCode::StsFromCache:
    case FindingCode::StsTextChanged:
    case FindingCode::StsMxNotInHeldPolicy:
        return CheckId::MtaSts;
    case FindingCode::TlsRptNotPublished:
    case FindingCode::TlsRptInvalid:
        return CheckId::TlsReporting;
    case FindingCode::NameServersFail:
    case FindingCode::NameServersDropType:
    case FindingCode::SecondOpinionContradicts:
    case FindingCode::SecondOpinionAgrees:
    case FindingCode::SecondOpinionMissing:
    case FindingCode::TestCancelled:
    case FindingCode::TestLimitReached:
    case FindingCode::EvidenceCut:
        return std::nullopt;
    case FindingCode::FindingCount:
        break;
    }
    Q_UNREACHABLE();
}

}  // namespace relaydeck::partnertest

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/finding.h"

#include <QtCore/QtGlobal>

#include <array>

namespace relaydeck::partnertest {

#define TEXT(text) QT_TRANSLATE_NOOP("relaydeck::Finding", text)

/// The part of the catalogue (findingcatalogue.cpp) that is about certificates, by DANE and by PKIX.
inline constexpr std::array DaneFindingTexts{
    // DANE
    FindingText{FindingCode::DaneMatches, "dane-matches", Severity::Ok, "N7", Party::Nobody,
                TEXT("%1 proves itself by DANE (TLSA %2)."),
                TEXT("Under Opportunistic and Mandatory mail is delivered with the strongest protection."),
                TEXT("Mandatory can be set for this partner.")},
    FindingText{
        FindingCode::DaneMismatch, "dane-mismatch", Severity::Error, "N7", Party::PartnerMailServer,
        TEXT("The certificate of %1 matches none of its TLSA records (%2 usable)."),
        TEXT("This host is skipped while DANE is not None (tlsa-invalid, 4.7.323); under None nobody looks."),
        TEXT("The partner publishes the record for the new key: %3")},
    FindingText{
        FindingCode::DaneRollOver, "dane-roll-over", Severity::Notice, "N12", Party::PartnerDns,
        TEXT("One of %2 TLSA records of %1 matches: a key roll-over is prepared or going on."),
        TEXT("Mail is delivered under every mode: one match is enough."),
        TEXT("The partner removes the records of the old key once the new one is in use everywhere.")},
    FindingText{FindingCode::DaneExpired, "dane-expired", Severity::Error, "N8", Party::PartnerMailServer,
                TEXT("The certificate chain of %1 matches by DANE-TA, but expired on %2."),
                TEXT("This host is skipped while DANE is not None (certificate-expired, 4.7.322)."),
                TEXT("The partner renews the certificate at the same issuer; the TLSA record can stay.")},
    FindingText{FindingCode::DaneNameMismatch, "dane-name-mismatch", Severity::Error, "N8",
                Party::PartnerMailServer, TEXT("The certificate of %1 matches by DANE-TA, but names %2."),
                TEXT("This host is skipped while DANE is not None (certificate-host-mismatch, 4.7.325)."),
                TEXT("The partner reissues the certificate with the name under which the TLSA records stand, "
                     "or pins the key (3 1 1).")},
    FindingText{FindingCode::DaneLeafExpired, "dane-leaf-expired", Severity::Warning, "N12",
                Party::PartnerMailServer,
                TEXT("The certificate of %1 expired on %2; DANE-EE does not look at dates."),
                TEXT("Under DANE RFC 7672 delivers; whether Exchange Online does is not documented. Under "
                     "None, an enforced policy stops mail."),
                TEXT("The partner renews the certificate and publishes its record first.")},
    FindingText{FindingCode::DaneOneCertificateOfTwo, "dane-one-certificate-of-two", Severity::Warning, "N12",
                Party::PartnerMailServer,
                TEXT("%1 shows two certificates: its %2 one matches a TLSA record, its %3 one matches none."),
                TEXT("Senders that get the certificate without a record queue the mail and drop it after 24 "
                     "hours; others deliver."),
                TEXT("The partner also publishes %4, or takes that certificate off the server.")},
    FindingText{FindingCode::DaneNotYetValid, "dane-not-yet-valid", Severity::Error, "N8",
                Party::PartnerMailServer,
                TEXT("The certificate chain of %1 matches by DANE-TA, but is valid only from %2."),
                TEXT("This host is skipped while DANE is not None (tlsa-invalid, 4.7.323)."),
                TEXT("The partner installs a certificate that is valid already; where the date is past, set "
                     "this computer's clock.")},
    FindingText{FindingCode::DaneAnchorNotSent, "dane-anchor-not-sent", Severity::Error, "N8",
                Party::PartnerMailServer,
                TEXT("%1 does not send the authority that its TLSA records pin by DANE-TA(2)."),
                TEXT("This host is skipped while DANE is not None (tlsa-invalid, 4.7.323): nothing is "
                     "completed from a local store."),
                TEXT("The partner adds that authority to the chain that the server sends, or pins one that "
                     "it sends.")},
    FindingText{
        FindingCode::DaneRenewalUnprepared, "dane-renewal-unprepared", Severity::Warning, "N12",
        Party::PartnerMailServer,
        TEXT("The certificate of %1 expires in %2 days, and no TLSA record stands ready for another key."),
        TEXT("Mail passes now; a renewal with a new key stops it while DANE is not None (tlsa-invalid, "
             "4.7.323)."),
        TEXT("The partner keeps the key at the renewal, or publishes the record of the next key two TTLs "
             "before.")},
    FindingText{
        FindingCode::DaneFailsUnderInsecureMx, "dane-fails-under-insecure-mx", Severity::Warning, "N1",
        Party::PartnerMailServer,
        TEXT("The TLSA records of %1 do not fit what it shows (%2), under an MX answer that is not signed."),
        TEXT("Exchange Online delivers without DANE, except under Mandatory. A sender that uses the records "
             "for the server alone, such as Postfix, skips this host (RFC 7672 2.2.1)."),
        TEXT("The partner brings certificate and TLSA records together, or withdraws the records.")},
    // certificates by PKIX
    FindingText{FindingCode::CertificateExpired, "certificate-expired", Severity::Warning, "S6",
                Party::PartnerMailServer, TEXT("The certificate of %1 expired on %2."),
                TEXT("Passes under opportunistic TLS and DANE-EE; this host is skipped under MTA-STS "
                     "enforce, or where the connector checks certificates."),
                TEXT("The partner renews it, and looks why that did not happen by itself.")},
    FindingText{FindingCode::CertificateExpiresSoon, "certificate-expires-soon", Severity::Warning, "N12",
                Party::PartnerMailServer, TEXT("The certificate of %1 expires in %2 days."),
                TEXT("Mail passes now; after that date this host is skipped under MTA-STS enforce, under "
                     "DANE-TA, or where the connector checks certificates."),
                TEXT("The partner renews it in time.")},
    FindingText{FindingCode::CertificateUntrusted, "certificate-untrusted", Severity::Notice, "S6",
                Party::PartnerMailServer, TEXT("The certificate chain of %1 ends at an unknown issuer: %2"),
                TEXT("Fine for opportunistic TLS and DANE; this host is skipped under MTA-STS enforce, or "
                     "where the connector checks certificates."),
                TEXT("The partner installs a certificate of a public authority with its intermediates.")},
    FindingText{FindingCode::CertificateNameMismatch, "certificate-name-mismatch", Severity::Notice, "S4",
                Party::PartnerMailServer, TEXT("The certificate of %1 names %2."),
                TEXT("Fine for opportunistic TLS and DANE-EE; this host is skipped under MTA-STS enforce, or "
                     "where the connector checks names."),
                TEXT("The partner reissues it with the MX name.")},
};

#undef TEXT

}  // namespace relaydeck::partnertest

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/finding.h"

#include <QtCore/QtGlobal>

#include <array>

namespace relaydeck::partnertest {

#define TEXT(text) QT_TRANSLATE_NOOP("relaydeck::Finding", text)

/// The part of the catalogue (findingcatalogue.cpp) that is about MTA-STS.
inline constexpr std::array StsFindingTexts{
    FindingText{FindingCode::StsNotPublished, "sts-not-published", Severity::Notice, "S1", Party::Nobody,
                TEXT("%1 publishes no MTA-STS policy."),
                TEXT("MTA-STS does not apply; mail passes without it under either MTA-STS mode."),
                TEXT("Where mail to this partner must not be read on the way, rely on DANE or on the "
                     "connector's TLS setting.")},
    FindingText{FindingCode::StsLookupFailed, "sts-lookup-failed", Severity::Warning, "S1", Party::PartnerDns,
                TEXT("The MTA-STS record of %1 could not be looked up: %2"),
                TEXT("Senders without a stored policy go on as if there were none."),
                TEXT("Test again; if it stays, the partner's DNS operator makes its name servers answer TXT "
                     "questions at _mta-sts.")},
    FindingText{FindingCode::StsRecordsSeveral, "sts-records-several", Severity::Warning, "S1",
                Party::PartnerDns, TEXT("%1 publishes %2 MTA-STS records; exactly one is allowed."),
                TEXT("Senders take it as no policy: MTA-STS does not protect."),
                TEXT("The partner removes all but one (RFC 8461 3.1).")},
    FindingText{FindingCode::StsRecordInvalid, "sts-record-invalid", Severity::Warning, "S1",
                Party::PartnerDns, TEXT("The MTA-STS record of %1 is not valid: %2"),
                TEXT("Senders take it as no policy: MTA-STS does not protect."),
                TEXT("The partner corrects the TXT record at _mta-sts (RFC 8461 3.1).")},
    FindingText{FindingCode::StsHostUnknown, "sts-host-unknown", Severity::Warning, "S2", Party::PartnerDns,
                TEXT("The policy host %1 has no address."),
                TEXT("The policy cannot be read: senders without a stored one go on as if there were none."),
                TEXT("The partner publishes the policy host's address.")},
    FindingText{FindingCode::StsHostUnreachable, "sts-host-unreachable", Severity::Warning, "S2",
                Party::PartnerPolicyHost, TEXT("The policy host %1 cannot be reached: %2"),
                TEXT("The policy cannot be read: senders without a stored one go on as if there were none."),
                TEXT("The partner repairs the web server.")},
    FindingText{FindingCode::StsHostCertificate, "sts-host-certificate", Severity::Warning, "S2",
                Party::PartnerPolicyHost, TEXT("The certificate of the policy host %1 does not pass: %2"),
                TEXT("The policy cannot be read: senders without a stored one go on as if there were none."),
                TEXT("The partner installs a valid certificate for that very name.")},
    FindingText{FindingCode::StsRedirected, "sts-redirected", Severity::Warning, "S2",
                Party::PartnerPolicyHost,
                TEXT("The policy host %1 redirects to %2; redirects are not followed."),
                TEXT("The policy cannot be read: senders without a stored one go on as if there were none."),
                TEXT("The partner serves the policy at the address itself (RFC 8461 3.3).")},
    FindingText{FindingCode::StsHttpStatus, "sts-http-status", Severity::Warning, "S2",
                Party::PartnerPolicyHost, TEXT("The policy host %1 answers with HTTP status %2."),
                TEXT("The policy cannot be read: senders without a stored one go on as if there were none."),
                TEXT("The partner puts the policy file in place.")},
    FindingText{FindingCode::StsPolicyTooLarge, "sts-policy-too-large", Severity::Warning, "S2",
                Party::PartnerPolicyHost, TEXT("The policy at %1 is larger than 64 KiB."),
                TEXT("Senders give up, so it is not applied."), TEXT("The partner shortens the policy.")},
    FindingText{FindingCode::StsPolicyInvalid, "sts-policy-invalid", Severity::Warning, "S3",
                Party::PartnerPolicyHost, TEXT("The MTA-STS policy of %1 is not valid: %2"),
                TEXT("Senders take it as no policy: MTA-STS does not protect."),
                TEXT("The partner corrects the policy and changes the id.")},
    FindingText{FindingCode::StsPolicyMediaType, "sts-policy-media-type", Severity::Notice, "S2",
                Party::PartnerPolicyHost, TEXT("The policy of %1 is served as %2 instead of text/plain."),
                TEXT("Some senders may not take it."), TEXT("The partner serves it as text/plain.")},
    FindingText{FindingCode::StsPolicyRemark, "sts-policy-remark", Severity::Notice, "S3",
                Party::PartnerPolicyHost, TEXT("The MTA-STS policy of %1 has a flaw: %2"),
                TEXT("Most senders read the policy all the same."), TEXT("The partner corrects the line.")},
    FindingText{FindingCode::StsMaxAgeShort, "sts-max-age-short", Severity::Notice, "S3",
                Party::PartnerPolicyHost, TEXT("The MTA-STS policy of %1 is kept for %2 hours only."),
                TEXT("A short time gives little protection against blocked policy lookups."),
                TEXT("The partner sets max_age to some weeks (RFC 8461 3.2).")},
    FindingText{FindingCode::StsTesting, "sts-testing", Severity::Notice, "S6", Party::Nobody,
                TEXT("The MTA-STS policy of %1 is in testing mode."),
                TEXT("Failures are reported, mail passes."),
                TEXT("Do not count on the policy until the partner enforces it.")},
    FindingText{FindingCode::StsModeNone, "sts-mode-none", Severity::Notice, "S5", Party::Nobody,
                TEXT("The MTA-STS policy of %1 has mode none."), TEXT("It works as if there were no policy."),
                TEXT("Do not count on MTA-STS for this partner.")},
    FindingText{FindingCode::StsMatches, "sts-matches", Severity::Ok, "S6", Party::Nobody,
                TEXT("%1 enforces MTA-STS, and %2 passes."),
                TEXT("With MTA-STS mode Opportunistic mail is delivered with a checked certificate; with "
                     "None nobody checks it."),
                TEXT("Set the MTA-STS mode to Opportunistic for this partner, so that the policy counts.")},
    FindingText{FindingCode::StsMxNotListed, "sts-mx-not-listed", Severity::Error, "S4",
                Party::PartnerPolicyHost,
                TEXT("The MX host %1 is not listed in the MTA-STS policy (nearest pattern: %3)."),
                TEXT("Under enforce this host is skipped; mail waits when no other takes it (4.4.8)."),
                TEXT("The partner adds \"mx: %2\" and changes the id.")},
    FindingText{FindingCode::StsMxWithoutStartTls, "sts-mx-without-starttls", Severity::Error, "S6",
                Party::PartnerMailServer,
                TEXT("The MX host %1 offers no working STARTTLS, which the MTA-STS policy demands."),
                TEXT("Under enforce this host is skipped; mail waits when no other takes it (4.7.5)."),
                TEXT("The partner enables STARTTLS, or sets the policy to testing until it can.")},
    FindingText{FindingCode::StsMxCertificate, "sts-mx-certificate", Severity::Error, "S6",
                Party::PartnerMailServer,
                TEXT("The certificate of %1 does not pass, which the MTA-STS policy demands: %2"),
                TEXT("Under enforce this host is skipped; mail waits when no other takes it (4.7.5)."),
                TEXT("The partner installs a valid certificate of a public authority with the MX name.")},
    FindingText{FindingCode::StsHostLookupFailed, "sts-host-lookup-failed", Severity::Warning, "S2",
                Party::PartnerDns, TEXT("The address lookup for the policy host %1 fails: %2"),
                TEXT("The policy cannot be read: senders without a stored one go on as if there were none."),
                TEXT("Test again; if it stays, the partner's DNS operator makes its name servers answer for "
                     "the policy host.")},
    FindingText{FindingCode::StsHostTimedOut, "sts-host-timed-out", Severity::Warning, "S2",
                Party::PartnerPolicyHost, TEXT("The policy host %1 does not answer in time: %2"),
                TEXT("The policy cannot be read: senders without a stored one go on as if there were none."),
                TEXT("Test again; the partner looks for a firewall or an overloaded web server.")},
    FindingText{FindingCode::StsHostTlsFailed, "sts-host-tls-failed", Severity::Warning, "S2",
                Party::PartnerPolicyHost, TEXT("TLS with the policy host %1 fails: %2"),
                TEXT("The policy cannot be read: senders without a stored one go on as if there were none."),
                TEXT("The partner enables TLS 1.2 or 1.3 on the web server.")},
    FindingText{
        FindingCode::StsHostCertificateExpired, "sts-host-certificate-expired", Severity::Warning, "S2",
        Party::PartnerPolicyHost, TEXT("The certificate of the policy host %1 has expired (%2)."),
        TEXT("The policy cannot be read: senders without a stored one go on as if there were none."),
        TEXT("The partner renews it, and looks why that did not happen by itself: often an AAAA record "
             "that leads nowhere.")},
    FindingText{
        FindingCode::StsHostCertificateName, "sts-host-certificate-name", Severity::Warning, "S2",
        Party::PartnerPolicyHost, TEXT("The policy host %1 shows a certificate for %2."),
        TEXT("The policy cannot be read: senders without a stored one go on as if there were none."),
        TEXT("The partner adds the policy host's name to the certificate; behind a CDN it sets up that "
             "name there.")},
    FindingText{
        FindingCode::StsMxOtherDepth, "sts-mx-other-depth", Severity::Error, "S4", Party::PartnerPolicyHost,
        TEXT("The MX host %1 is not covered by the policy's pattern %3: an asterisk stands for exactly "
             "one label."),
        TEXT("Under enforce this host is skipped; mail waits when no other takes it (4.4.8)."),
        TEXT("The partner adds \"mx: %2\" or a pattern that is one label longer, and changes the id.")},
    FindingText{
        FindingCode::StsFromCache, "sts-from-cache", Severity::Warning, "S5", Party::PartnerPolicyHost,
        TEXT("No MTA-STS policy of %1 can be read now; the one that was read before applies until %2."),
        TEXT("Senders that hold it go on applying it (RFC 8461 5.1); others deliver without."),
        TEXT("The partner publishes record and policy again, with mode none and a new id to end "
             "MTA-STS (RFC 8461 8.3).")},
    FindingText{FindingCode::StsTextChanged, "sts-text-changed", Severity::Warning, "S5", Party::PartnerDns,
                TEXT("The MTA-STS policy of %1 has changed, but its id is still %2."),
                TEXT("Senders that read it before keep the earlier policy until %3."),
                TEXT("The partner gives the record a new id whenever the policy changes (RFC 8461 3.1).")},
    FindingText{
        FindingCode::StsMxNotInHeldPolicy, "sts-mx-not-in-held-policy", Severity::Warning, "S5",
        Party::PartnerDns,
        TEXT("The MX host %1 is not in the enforcing policy that senders may hold until %2."),
        TEXT("Those senders skip this host; mail of theirs waits when no other takes it (4.4.8)."),
        TEXT("The partner publishes a policy that lists the host, under a new id, so that senders read "
             "it.")},
};

#undef TEXT

}  // namespace relaydeck::partnertest

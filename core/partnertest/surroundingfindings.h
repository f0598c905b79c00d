// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/finding.h"

#include <QtCore/QtGlobal>

#include <array>

namespace relaydeck::partnertest {

#define TEXT(text) QT_TRANSLATE_NOOP("relaydeck::Finding", text)

/// The part of the catalogue about what lies around a test: our resolver and network, and second opinions.
inline constexpr std::array SurroundingFindings{
    // the resolver and the network here
    FindingText{FindingCode::ResolverFails, "resolver-fails", Severity::Warning, "D1", Party::OurResolver,
                TEXT("The resolver %1 fails for names that are known to be good: %2"),
                TEXT("Nothing is known about the partner: this says nothing about its DNS."),
                TEXT("Choose another resolver and test again.")},
    FindingText{FindingCode::ResolverAlters, "resolver-alters", Severity::Warning, "D1", Party::OurResolver,
                TEXT("The resolver %1 changes answers: %2"),
                TEXT("Nothing is known about the partner: what it publishes does not arrive here unchanged."),
                TEXT("Choose a resolver that neither filters nor redirects, and test again.")},
    FindingText{FindingCode::ResolverLimited, "resolver-limited", Severity::Notice, "D3", Party::OurResolver,
                TEXT("The resolver %1 serves most tests, not all: %2"),
                TEXT("No effect on mail; some causes cannot be shown."),
                TEXT("Choose another resolver where a cause stays unclear.")},
    FindingText{FindingCode::ResolverFit, "resolver-fit", Severity::Ok, "D1", Party::Nobody,
                TEXT("The resolver %1 was tried with names that are known, and is fit."),
                TEXT("What fails in DNS is not its doing."),
                TEXT("Look for the cause at the partner's name servers.")},
    FindingText{FindingCode::ClockSuspect, "clock-suspect", Severity::Warning, "D4", Party::OurNetwork,
                TEXT("At the time used here, the signatures of known names are not valid (resolver %1): %2"),
                TEXT("Nothing is known about the partner: every signed domain would look broken."),
                TEXT("Set this computer's clock, or correct the time given, and test again.")},
    FindingText{FindingCode::Port25Blocked, "port-25-blocked", Severity::Warning, "N10", Party::OurNetwork,
                TEXT("No mail server of %1 answers, nor any of %2 unrelated partners in this run."),
                TEXT("Port 25 is blocked from this computer: nothing is known about the partner's servers."),
                TEXT("Have port 25 opened, or test from a host that may send mail.")},
    FindingText{FindingCode::FamilyUndecided, "family-undecided", Severity::Notice, "RFC 5321 5.1",
                Party::Undecidable, TEXT("%1 does not answer over IPv6, and no server in this run has."),
                TEXT("Nothing is known about this address; senders fall back to others."),
                TEXT("Test from a network where IPv6 works to cover it.")},
    FindingText{FindingCode::StartTlsOverwritten, "starttls-overwritten", Severity::Warning, "RFC 3207",
                Party::Undecidable, TEXT("In the EHLO reply of %1 a firewall has written over STARTTLS."),
                TEXT("Whoever sends through that firewall sends in clear text, or not at all where TLS is "
                     "required."),
                TEXT("Test another partner to see on which side the firewall is; turn off its SMTP "
                     "inspection.")},
    FindingText{FindingCode::StartTlsRemovedHere, "starttls-removed-here", Severity::Warning, "RFC 3207",
                Party::OurNetwork,
                TEXT("No mail server of %1 shows STARTTLS, nor any of the other partners in this run."),
                TEXT("A firewall near this computer removes it: nothing is known about the partner's TLS."),
                TEXT("Turn off SMTP inspection in the firewall here, or test from another network.")},
    // second opinions
    FindingText{FindingCode::NameServersFail, "name-servers-fail", Severity::Warning, "N5", Party::PartnerDns,
                TEXT("%2 of %3 name servers of %1 answer wrongly: %4"),
                TEXT("Some mail is delayed, depending on which server is asked."),
                TEXT("The partner's DNS operator repairs these servers.")},
    FindingText{FindingCode::NameServersDropType, "name-servers-drop-type", Severity::Warning, "N5",
                Party::PartnerDns, TEXT("None of the %2 name servers of %1 answers %3, but they answer %4."),
                TEXT("A firewall or an old server in front of them drops the type: mail waits where it is "
                     "needed."),
                TEXT("The partner's DNS operator lets %3 questions through.")},
    FindingText{FindingCode::SecondOpinionContradicts, "second-opinion-contradicts", Severity::Warning, "D1",
                Party::Undecidable, TEXT("About %1 our resolver says: %2; but %3 says: %4"),
                TEXT("The verdict may rest on a passing failure, or on a resolver that errs."),
                TEXT("Test again; if it stays, use another resolver.")},
    FindingText{FindingCode::SecondOpinionAgrees, "second-opinion-agrees", Severity::Ok, "D1", Party::Nobody,
                TEXT("What our resolver said about %1 is confirmed by %2."),
                TEXT("What was found rests on more than one witness."), TEXT("Nothing to do.")},
    FindingText{FindingCode::SecondOpinionMissing, "second-opinion-missing", Severity::Notice, "D1",
                Party::Undecidable,
                TEXT("No second opinion on %1: nobody who was asked answers this computer."),
                TEXT("What was found rests on our resolver alone."),
                TEXT("Port 53 may be closed here; ask another resolver instead.")},
};

#undef TEXT

}  // namespace relaydeck::partnertest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/danefindingtexts.h"
#include "core/partnertest/stsfindingtexts.h"

#include "core/partnertest/surroundingfindings.h"

#include <QtCore/QtGlobal>

#include <algorithm>
#include <array>

namespace relaydeck::partnertest {

namespace {

using enum FindingCode;
using enum Severity;

#define TEXT(text) QT_TRANSLATE_NOOP("relaydeck::Finding", text)

// Rules: D, N, S ids of core/README.md, else the RFC section. %1 is the subject.
constexpr std::array BeforeCertificates{
    // the domain and its MX
    FindingText{
        NullMx, "null-mx", Error, "N2", Party::Nobody, TEXT("%1 states that it takes no mail (null MX)."),
        TEXT("Mail is rejected at once under every mode."), TEXT("Check the address for a typing error.")},
    FindingText{NullMxMixed, "null-mx-mixed", Warning, "N2", Party::PartnerDns,
                TEXT("%1 publishes a null MX beside other MX records."),
                TEXT("Some senders reject the mail, others use the remaining hosts."),
                TEXT("The partner removes the null MX or the other MX records (RFC 7505 3).")},
    FindingText{NoSuchDomain, "no-such-domain", Error, "RFC 5321 5.1", Party::PartnerDns,
                TEXT("%1 does not exist in DNS."), TEXT("Mail is rejected at once under every mode."),
                TEXT("Check the domain for a typing error; ask the partner whether it was given up.")},
    FindingText{NoMailHost, "no-mail-host", Error, "RFC 5321 5.1", Party::PartnerDns,
                TEXT("%1 has neither an MX record nor an address."),
                TEXT("Mail is rejected at once under every mode."),
                TEXT("Check the domain; the partner publishes an MX record.")},
    FindingText{ImplicitMx, "implicit-mx", Notice, "N1", Party::PartnerDns,
                TEXT("%1 has no MX record; its own address takes the mail."),
                TEXT("Mail is delivered to the domain's address (RFC 5321 5.1)."),
                TEXT("The partner publishes an MX record, so that mail and web can be moved apart.")},
    FindingText{
        MxBogus, "mx-bogus", Error, "N1", Party::PartnerDns,
        TEXT("The MX answer for %1 fails DNSSEC validation: %2"),
        TEXT("Mail waits under every mode and is dropped after 24 hours."),
        TEXT("The partner's DNS operator repairs the broken link; until then no mode lets mail through.")},
    FindingText{MxLookupFailed, "mx-lookup-failed", Error, "N1", Party::PartnerDns,
                TEXT("The MX lookup for %1 fails: %2"),
                TEXT("Mail waits under every mode and is dropped after 24 hours."),
                TEXT("Test again; if it stays, the partner's DNS operator makes its name servers answer MX "
                     "questions.")},
    FindingText{MxIsAlias, "mx-is-alias", Warning, "N4", Party::PartnerDns,
                TEXT("The MX host %1 is an alias of %2."),
                TEXT("Mail passes, though RFC 5321 5.1 forbids it; under DANE the TLSA records must stand at "
                     "the right one of the two names."),
                TEXT("The partner names the real host in the MX record.")},
    FindingText{MxNotAHostName, "mx-not-a-host-name", Warning, "RFC 5321 5.1", Party::PartnerDns,
                TEXT("The MX record names %1, which is %2."),
                TEXT("Senders differ; neither DANE nor MTA-STS can hold for it, so that Mandatory and an "
                     "enforced policy stop mail to it."),
                TEXT("The partner gives the server a name with an address record, and puts that name into "
                     "the MX record.")},
    FindingText{ResolverStripsDnssec, "resolver-strips-dnssec", Warning, "D1", Party::OurResolver,
                TEXT("The resolver %1 leaves out DNSSEC signatures."),
                TEXT("Nothing is known about the partner: this says nothing about its DNS."),
                TEXT("Choose a resolver that passes DNSSEC records on, and test again.")},
    FindingText{ResolverNotAnswering, "resolver-not-answering", Warning, "D1", Party::OurResolver,
                TEXT("No resolver answers (asked: %1)."), TEXT("Nothing is known about the partner."),
                TEXT("Check this computer's network or choose another resolver.")},
    FindingText{DomainInsecure, "domain-insecure", Notice, "D1", Party::PartnerDns,
                TEXT("%1 is not signed with DNSSEC: %2"),
                TEXT("DANE cannot apply: under Opportunistic mail passes without it, under Mandatory it "
                     "waits and is dropped after 24 hours."),
                TEXT("Leave DANE at Opportunistic, or ask the partner to sign the zone.")},
    FindingText{DomainAlgorithmUnsupported, "domain-algorithm-unsupported", Warning, "D6", Party::PartnerDns,
                TEXT("%1 is signed only with algorithms that no longer count: %2"),
                TEXT("The domain counts as unsigned: under Opportunistic mail passes without DANE, under "
                     "Mandatory it waits and is dropped after 24 hours."),
                TEXT("The partner rolls over to ECDSA P-256 (13) or RSA/SHA-256 (8).")},
    FindingText{
        SignatureEndsSoon, "signature-ends-soon", Notice, "D4", Party::PartnerDns,
        TEXT("A DNSSEC signature on which mail to %1 rests ends in %2 hours: that of zone %4 over %3."),
        TEXT("Mail passes now. If the zone is not signed again by then, mail waits under every mode; for "
             "TLSA records, while DANE is not None."),
        TEXT("Test again tomorrow: zones that sign often always look so. If the end has not moved, ask the "
             "operator of zone %4.")},
    FindingText{
        MxDoubledDomain, "mx-doubled-domain", Error, "RFC 5321 5.1", Party::PartnerDns,
        TEXT("The MX record names %1, in which the domain stands twice."),
        TEXT("There is no such host: it is skipped under every mode, and mail waits when no other takes it."),
        TEXT("The partner adds the final dot that is missing in its zone file.")},
    FindingText{SignatureExpired, "signature-expired", Error, "D4", Party::PartnerDns,
                TEXT("The signature of zone %1 over its %2 records has expired: %3"),
                TEXT("Every validating sender takes the answer as forged. Without MX records, or keys to "
                     "check them, mail waits under every mode; a host without addresses is skipped under "
                     "every mode, one without TLSA records while DANE is not None."),
                TEXT("The operator of the zone signs it again, and repairs what should do so by itself.")},
    FindingText{SignatureNotYetValid, "signature-not-yet-valid", Error, "D4", Party::PartnerDns,
                TEXT("The signature of zone %1 over its %2 records is not valid yet: %3"),
                TEXT("Every validating sender takes the answer as forged. Without MX records, or keys to "
                     "check them, mail waits under every mode; a host without addresses is skipped under "
                     "every mode, one without TLSA records while DANE is not None."),
                TEXT("The operator of the zone sets the signer's clock; where other domains look the same, "
                     "set this computer's.")},
    FindingText{SignatureBroken, "signature-broken", Error, "D4", Party::PartnerDns,
                TEXT("Zone %1 does not sign its %2 records as it should: %3"),
                TEXT("Every validating sender takes the answer as forged. Without MX records, or keys to "
                     "check them, mail waits under every mode; a host without addresses is skipped under "
                     "every mode, one without TLSA records while DANE is not None."),
                TEXT("The operator signs the zone anew with a key that it publishes, and loads it on every "
                     "name server.")},
    FindingText{DsMismatch, "ds-mismatch", Error, "D5", Party::PartnerDns,
                TEXT("The keys of zone %1 do not fit the DS records of its parent: %2"),
                TEXT("All of the zone fails validation, and mail waits under every mode that needs an answer "
                     "from it."),
                TEXT("The operator has the parent publish the DS record of the present key (often forgotten "
                     "after a move).")},
    FindingText{
        DenialBroken, "denial-broken", Error, "D7", Party::PartnerDns,
        TEXT(
            "The name servers of zone %1 deny without proof; the %2 records for it are missing or wrong: %3"),
        TEXT("Every validating sender takes the denial as forged. Where it denies MX records, mail waits "
             "under "
             "every mode; a host whose addresses it denies is skipped under every mode, one whose TLSA "
             "records it denies while DANE is not None."),
        TEXT("The operator updates the name server's software, or has it make the NSEC or NSEC3 "
             "records anew.")},
    // addresses
    FindingText{AddressBogus, "address-bogus", Error, "N3", Party::PartnerDns,
                TEXT("The address answer for %1 fails DNSSEC validation: %2"),
                TEXT("This host is skipped under every mode; mail waits when no other host takes it."),
                TEXT("The operator of the host's zone repairs the broken link, or the partner names another "
                     "host in its MX record until then.")},
    FindingText{AddressLookupFailed, "address-lookup-failed", Error, "N3", Party::PartnerDns,
                TEXT("The address lookup for %1 fails: %2"),
                TEXT("This host is skipped under every mode; mail waits when no other host takes it."),
                TEXT("Test again; if it stays, the operator of the host's zone makes its name servers answer "
                     "address questions.")},
    FindingText{AddressMissing, "address-missing", Error, "RFC 5321 5.1", Party::PartnerDns,
                TEXT("The MX host %1 has no address."),
                TEXT("This host is skipped under every mode; mail waits when no other host takes it."),
                TEXT("The partner publishes an address or removes the MX record.")},
    FindingText{AddressInsecure, "address-insecure", Notice, "N3", Party::PartnerDns,
                TEXT("The address of the MX host %1 is not signed with DNSSEC."),
                TEXT("DANE does not apply to this host: under Opportunistic mail passes without it, under "
                     "Mandatory this host cannot take mail."),
                TEXT("Leave DANE at Opportunistic; the operator of the host's zone would have to sign it.")},
    FindingText{AddressOneFamily, "address-one-family", Warning, "N3", Party::PartnerDns,
                TEXT("%1 has usable addresses of one family only; its %2 lookup fails: %3"),
                TEXT("Mail goes over the other family under every mode; senders that have only this one skip "
                     "the host."),
                TEXT("The operator of the host's zone repairs the %2 answer.")},
    // TLSA
    FindingText{TlsaBogus, "tlsa-bogus", Error, "N5", Party::PartnerDns,
                TEXT("The TLSA answer for %1 fails DNSSEC validation: %2"),
                TEXT("This host is skipped while DANE is not None; mail waits when no other host takes it."),
                TEXT("The operator of the host's zone repairs the broken link; until then only SMTP DANE "
                     "mode None lets mail to this host through.")},
    FindingText{TlsaLookupFailed, "tlsa-lookup-failed", Error, "N5", Party::PartnerDns,
                TEXT("The TLSA lookup for %1 fails: %2"),
                TEXT("This host is skipped while DANE is not None, since the failure may be an attack; mail "
                     "waits when no other host takes it."),
                TEXT("The partner's DNS operator makes the name servers answer TLSA questions.")},
    FindingText{TlsaNotPublished, "tlsa-not-published", Notice, "N5", Party::PartnerDns,
                TEXT("%1 publishes no TLSA record, and DNSSEC proves it."),
                TEXT("DANE does not apply: under Opportunistic mail passes without it, under Mandatory it "
                     "waits and is dropped after 24 hours."),
                TEXT("Leave DANE at Opportunistic, or ask the partner to publish TLSA records.")},
    FindingText{TlsaOnSomeHosts, "tlsa-on-some-hosts", Warning, "N12", Party::PartnerDns,
                TEXT("Only some MX hosts of %1 publish TLSA records: not %2."),
                TEXT("Whoever blocks the protected hosts can steer mail to the others under Opportunistic; "
                     "Mandatory uses the protected ones alone."),
                TEXT("The partner publishes TLSA records for every MX host.")},
    FindingText{TlsaUnderInsecureMx, "tlsa-under-insecure-mx", Notice, "N1", Party::PartnerDns,
                TEXT("The host %1 publishes TLSA records, but the MX answer of the domain is not signed."),
                TEXT("DANE protects the server, not the domain: Opportunistic may use it for the server "
                     "alone, and it is never enough for Mandatory."),
                TEXT("The owner of the recipient domain signs its zone.")},
    FindingText{TlsaRecordUnusable, "tlsa-record-unusable", Warning, "N6", Party::PartnerDns,
                TEXT("%1 publishes a TLSA record that SMTP cannot use: %2"),
                TEXT("Senders pass over this record; under DANE the others decide."),
                TEXT("The partner removes this record.")},
    FindingText{TlsaAllUnusable, "tlsa-all-unusable", Error, "N6", Party::PartnerDns,
                TEXT("Every TLSA record of %1 is unusable for SMTP."),
                TEXT("Under Opportunistic TLS is required but nobody is authenticated; under Mandatory mail "
                     "waits and is dropped after 24 hours."),
                TEXT("The partner publishes 3 1 1 records (RFC 7672 3.1).")},
    FindingText{
        TlsaHashOfNothing, "tlsa-hash-of-nothing", Error, "N6", Party::PartnerDns,
        TEXT("A TLSA record of %1 is the hash of empty input: a script that renews TLSA records failed."),
        TEXT("It matches no certificate: where no other record does, this host is skipped while DANE is not "
             "None."),
        TEXT("The partner repairs the script and publishes the hash of the server's key.")},
    FindingText{TlsaBindsCertificate, "tlsa-binds-certificate", Notice, "N12", Party::PartnerMailServer,
                TEXT("%1 pins the whole certificate (3 0 x) instead of its key."),
                TEXT("Works; every renewal of the certificate needs a new TLSA record first."),
                TEXT("The partner publishes 3 1 1 and keeps the key at renewals.")},
    FindingText{
        TlsaNotSigned, "tlsa-not-signed", Notice, "N5", Party::PartnerDns,
        TEXT("The TLSA records of %1 are not signed: %2"),
        TEXT("They do not count: under Opportunistic mail passes without DANE, under Mandatory it waits and "
             "is dropped after 24 hours."),
        TEXT(
            "The partner publishes the records in a signed zone, not behind an alias that leads out of it.")},
    // SMTP and TLS
    FindingText{ConnectTimedOut, "connect-timed-out", Error, "N10", Party::PartnerMailServer,
                TEXT("%1 does not answer on the SMTP port."),
                TEXT("This address is skipped; mail waits when no other takes it (4.4.315)."),
                TEXT("The partner starts the server, or looks for a firewall that drops the packets.")},
    FindingText{ConnectRefused, "connect-refused", Error, "N10", Party::PartnerMailServer,
                TEXT("%1 refuses connections on the SMTP port."),
                TEXT("This address is skipped; mail waits when no other takes it (4.4.316)."),
                TEXT("The partner has its mail server listen on port 25 of this address, or removes the "
                     "address from DNS.")},
    FindingText{
        ConnectUndecided, "connect-undecided", Warning, "N10", Party::Undecidable,
        TEXT("No SMTP server of %1 could be reached, and none of any partner before."),
        TEXT("Port 25 may be blocked from this computer: nothing is known about the partner's servers."),
        TEXT("Test another partner to compare, or test from a host that may send mail.")},
    FindingText{ConnectionClosed, "connection-closed", Error, "RFC 5321 3.1", Party::PartnerMailServer,
                TEXT("%1 closes the connection during %2."),
                TEXT("This address is skipped; mail waits when no other takes it (4.4.318)."),
                TEXT("The partner checks the server's log and any inspecting firewall.")},
    FindingText{FamilyMissingHere, "family-missing-here", Notice, "RFC 5321 5.1", Party::OurNetwork,
                TEXT("This computer has no route to %1."), TEXT("Nothing is known about this address."),
                TEXT("Test from a network with both IPv4 and IPv6 to cover it.")},
    FindingText{GreetingRejected, "greeting-rejected", Error, "RFC 5321 3.1", Party::PartnerMailServer,
                TEXT("%1 refuses the session: %2"),
                TEXT("This address is skipped; mail waits when no other takes it."),
                TEXT("The partner checks why the server refuses mail.")},
    FindingText{FindingCode::ProberRefused, "prober-refused", Warning, "RFC 5321 3.1", Party::ProberRefused,
                TEXT("%1 refuses this computer (%3): %2"),
                TEXT("It says nothing about mail from Exchange Online or your relay."),
                TEXT("Test from a host that usually sends mail, or later.")},
    FindingText{NotSmtp, "not-smtp", Error, "RFC 5321 4.2", Party::PartnerMailServer,
                TEXT("%1 does not speak SMTP: %2"),
                TEXT("This address is skipped; mail waits when no other takes it."),
                TEXT("The partner checks what listens on port 25.")},
    FindingText{
        GreetingSlow, "greeting-slow", Notice, "RFC 5321 4.5.3.2", Party::PartnerMailServer,
        TEXT("%1 greets only after %2 seconds."), TEXT("Mail passes; senders wait up to five minutes."),
        TEXT("Leave the greeting time-out of a relay of your own at five minutes (RFC 5321 4.5.3.2).")},
    FindingText{StartTlsMissing, "starttls-missing", Warning, "RFC 3207", Party::PartnerMailServer,
                TEXT("%1 does not offer STARTTLS."),
                TEXT("Mail is sent in clear text; where TLS is demanded (an enforced policy, the connector's "
                     "TLS setting) it waits."),
                TEXT("The partner enables STARTTLS. If several partners lack it, look for a firewall here.")},
    FindingText{StartTlsMissingWithTlsa, "starttls-missing-with-tlsa", Error, "N10", Party::PartnerMailServer,
                TEXT("%1 promises TLS in DNS, but does not offer STARTTLS."),
                TEXT("This host is skipped while DANE is not None (starttls-not-supported, 4.7.321); under "
                     "None mail goes in clear text."),
                TEXT("The partner enables STARTTLS, or withdraws the TLSA records until it can.")},
    FindingText{HandshakeFailed, "handshake-failed", Error, "N10", Party::PartnerMailServer,
                TEXT("The TLS handshake with %1 fails: %2"),
                TEXT("No TLS: this address is skipped where DANE, an enforced policy or the connector "
                     "demands it, else mail goes in clear text."),
                TEXT("The partner checks the server's TLS settings and certificate files.")},
    FindingText{TlsTooOld, "tls-too-old", Error, "N10", Party::PartnerMailServer, TEXT("%1 offers only %2."),
                TEXT("Exchange Online needs TLS 1.2 at least: under DANE with TLSA records "
                     "(validation-failure, 4.7.321) and under an enforced policy (4.7.5) this host is "
                     "skipped, else mail goes in clear text."),
                TEXT("The partner enables TLS 1.2 and 1.3.")},
    FindingText{KeyExchangeWeak, "key-exchange-weak", Warning, "RFC 9325 4.4", Party::PartnerMailServer,
                TEXT("%1 uses a weak key exchange: %2."),
                TEXT("Mail passes where the sender allows it; with others the handshake fails, and mail "
                     "waits where DANE, an enforced policy or the connector demands TLS."),
                TEXT("The partner enables ECDHE, or DH with 2048 bits.")},
    FindingText{PlaintextAfterStartTls, "plaintext-after-starttls", Warning, "N11", Party::PartnerMailServer,
                TEXT("%1 sent plain text after its answer to STARTTLS."),
                TEXT("It was thrown away. Somebody may try to inject commands (CVE-2011-0411)."),
                TEXT("The partner updates the server or looks for a device in between.")},
    FindingText{AddressesDiffer, "addresses-differ", Warning, "N12", Party::PartnerMailServer,
                TEXT("The addresses of %1 behave differently: %2"),
                TEXT("Some mail passes and some waits, depending on the address."),
                TEXT("The partner brings all servers behind the name to the same state.")},
};

constexpr std::array AfterSts{
    // TLS reporting
    FindingText{TlsRptNotPublished, "tls-rpt-not-published", Notice, "RFC 8460 3", Party::Nobody,
                TEXT("%1 asks for no TLS reports."),
                TEXT("No effect on mail; the partner does not hear of failures."),
                TEXT("The partner may publish a _smtp._tls record.")},
    FindingText{TlsRptInvalid, "tls-rpt-invalid", Notice, "RFC 8460 3", Party::PartnerDns,
                TEXT("The TLS reporting record of %1 is not valid: %2"),
                TEXT("No effect on mail; no reports are sent."),
                TEXT("The partner corrects the TXT record at _smtp._tls (RFC 8460 3).")},
};

constexpr std::array TestFindings{
    // the test itself
    FindingText{TestCancelled, "test-cancelled", Warning, "", Party::Undecidable,
                TEXT("The test of %1 was cancelled."), TEXT("What was not seen until then is unknown."),
                TEXT("Test again.")},
    FindingText{TestLimitReached, "test-limit-reached", Warning, "", Party::Undecidable,
                TEXT("The test of %1 reached its time limit."),
                TEXT("What was not seen until then is unknown."),
                TEXT("Test again, with a longer limit if the partner's servers are slow.")},
    FindingText{EvidenceCut, "evidence-cut", Notice, "D10", Party::Undecidable,
                TEXT("Servers of %1 sent more than a record keeps; left out: %2."),
                TEXT("What was left out counts as not tested."),
                TEXT("Answers of this size are not usual: ask the partner what they are for.")},
};

#undef TEXT

template<std::size_t... Sizes>
constexpr auto joined(const std::array<FindingText, Sizes>&... parts)
{
    std::array<FindingText, (Sizes + ...)> result{};
    auto place = result.begin();
    ((place = std::copy(parts.begin(), parts.end(), place)), ...);
    return result;
}

constexpr auto Catalogue = joined(BeforeCertificates, DaneFindingTexts, StsFindingTexts, AfterSts,
                                  SurroundingFindings, TestFindings);

static_assert(Catalogue.size() == static_cast<std::size_t>(FindingCount));

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < Catalogue.size(); ++i) {
        if (static_cast<std::size_t>(Catalogue[i].code) != i)
            return false;
    }
    return true;
}
static_assert(inOrder(), "the catalogue is indexed by FindingCode");

}  // namespace

std::span<const FindingText> findingCatalogue()
{
    return Catalogue;
}

const FindingText& findingText(FindingCode code)
{
    return Catalogue[static_cast<std::size_t>(code)];
}

}  // namespace relaydeck::partnertest

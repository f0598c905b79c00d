// SPDX-License-Identifier: GPL-3.0-or-later
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
constexpr std::array BeforeSts{
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
    FindingText{MxBogus, "mx-bogus", Error, "N1", Party::PartnerDns,
                TEXT("The MX answer for %1 fails DNSSEC validation: %2"),
                TEXT("Mail waits under every mode and is dropped after 24 hours."),
                TEXT("Send the broken link to the partner's DNS operator.")},
    FindingText{MxLookupFailed, "mx-lookup-failed", Error, "N1", Party::PartnerDns,
                TEXT("The MX lookup for %1 fails: %2"),
                TEXT("Mail waits under every mode and is dropped after 24 hours."),
                TEXT("Test again; if it stays, write to the partner's DNS operator.")},
    FindingText{MxIsAlias, "mx-is-alias", Warning, "N4", Party::PartnerDns,
                TEXT("The MX host %1 is an alias of %2."),
                TEXT("Most senders follow it; RFC 5321 5.1 forbids it, and TLSA must stand at the right one "
                     "of the two names."),
                TEXT("The partner names the real host in the MX record.")},
    FindingText{MxNotAHostName, "mx-not-a-host-name", Warning, "RFC 5321 5.1", Party::PartnerDns,
                TEXT("The MX record names %1, which is no host name."),
                TEXT("Senders differ; DANE and MTA-STS cannot work for it."),
                TEXT("The partner corrects the MX record.")},
    FindingText{ResolverStripsDnssec, "resolver-strips-dnssec", Warning, "D1", Party::OurResolver,
                TEXT("The resolver %1 leaves out DNSSEC signatures."),
                TEXT("Nothing is known about the partner: this says nothing about its DNS."),
                TEXT("Choose another resolver and test again.")},
    FindingText{ResolverNotAnswering, "resolver-not-answering", Warning, "D1", Party::OurResolver,
                TEXT("No resolver answers (asked: %1)."), TEXT("Nothing is known about the partner."),
                TEXT("Check this computer's network or choose another resolver.")},
    FindingText{DomainInsecure, "domain-insecure", Notice, "D1", Party::PartnerDns,
                TEXT("%1 is not signed with DNSSEC: %2"),
                TEXT("DANE cannot apply; under Mandatory mail waits and is dropped after 24 hours."),
                TEXT("Leave DANE at Opportunistic, or ask the partner to sign the zone.")},
    FindingText{DomainAlgorithmUnsupported, "domain-algorithm-unsupported", Warning, "D6", Party::PartnerDns,
                TEXT("%1 is signed only with algorithms that no longer count: %2"),
                TEXT("The domain counts as unsigned: DANE cannot apply."),
                TEXT("The partner rolls over to ECDSA P-256 (13) or RSA/SHA-256 (8).")},
    FindingText{
        SignatureEndsSoon, "signature-ends-soon", Notice, "D4", Party::PartnerDns,
        TEXT("A DNSSEC signature that %1 rests on ends in %2 hours."),
        TEXT("Mail passes now. If the zone is not signed again by then, mail waits under every mode."),
        TEXT("Normal for zones that sign often; test again tomorrow.")},
    // addresses
    FindingText{AddressBogus, "address-bogus", Error, "N3", Party::PartnerDns,
                TEXT("The address answer for %1 fails DNSSEC validation: %2"),
                TEXT("This host is skipped; mail waits when no other host takes it."),
                TEXT("Send the broken link to the partner's DNS operator.")},
    FindingText{AddressLookupFailed, "address-lookup-failed", Error, "N3", Party::PartnerDns,
                TEXT("The address lookup for %1 fails: %2"),
                TEXT("This host is skipped; mail waits when no other host takes it."),
                TEXT("Test again; if it stays, write to the partner's DNS operator.")},
    FindingText{AddressMissing, "address-missing", Error, "RFC 5321 5.1", Party::PartnerDns,
                TEXT("The MX host %1 has no address."),
                TEXT("This host is skipped; mail waits when no other host takes it."),
                TEXT("The partner publishes an address or removes the MX record.")},
    FindingText{AddressInsecure, "address-insecure", Notice, "N3", Party::PartnerDns,
                TEXT("The address of the MX host %1 is not signed with DNSSEC."),
                TEXT("DANE does not apply to this host; under Mandatory it cannot take mail."),
                TEXT("Leave DANE at Opportunistic; the operator of the host's zone would have to sign it.")},
    // TLSA
    FindingText{TlsaBogus, "tlsa-bogus", Error, "N5", Party::PartnerDns,
                TEXT("The TLSA answer for %1 fails DNSSEC validation: %2"),
                TEXT("This host is skipped while DANE is not None; mail waits when no other host takes it."),
                TEXT("Send the broken link to the partner's DNS operator.")},
    FindingText{TlsaLookupFailed, "tlsa-lookup-failed", Error, "N5", Party::PartnerDns,
                TEXT("The TLSA lookup for %1 fails: %2"),
                TEXT("This host is skipped while DANE is not None, since the failure may be an attack; mail "
                     "waits when no "
                     "other host takes it."),
                TEXT("The partner's DNS operator makes the name servers answer TLSA questions.")},
    FindingText{TlsaNotPublished, "tlsa-not-published", Notice, "N5", Party::PartnerDns,
                TEXT("%1 publishes no TLSA record, and DNSSEC proves it."),
                TEXT("DANE does not apply; under Mandatory mail waits and is dropped after 24 hours."),
                TEXT("Leave DANE at Opportunistic, or ask the partner to publish TLSA records.")},
    FindingText{TlsaOnSomeHosts, "tlsa-on-some-hosts", Warning, "N12", Party::PartnerDns,
                TEXT("Only some MX hosts of %1 publish TLSA records: not %2."),
                TEXT("Whoever blocks the protected hosts can steer mail to the others under Opportunistic."),
                TEXT("The partner publishes TLSA records for every MX host.")},
    FindingText{TlsaUnderInsecureMx, "tlsa-under-insecure-mx", Notice, "N1", Party::PartnerDns,
                TEXT("The host %1 publishes TLSA records, but the MX answer of the domain is not signed."),
                TEXT("DANE protects the server, not the domain: never enough for Mandatory."),
                TEXT("The owner of the recipient domain signs its zone.")},
    FindingText{TlsaRecordUnusable, "tlsa-record-unusable", Warning, "N6", Party::PartnerDns,
                TEXT("%1 publishes a TLSA record that SMTP cannot use: %2"),
                TEXT("Senders skip this record."),
                TEXT("The partner removes it and publishes 3 1 1 records (RFC 7672 3.1).")},
    FindingText{
        TlsaAllUnusable, "tlsa-all-unusable", Error, "N6", Party::PartnerDns,
        TEXT("Every TLSA record of %1 is unusable for SMTP."),
        TEXT("TLS is required but nobody is authenticated; under Mandatory mail waits and is dropped."),
        TEXT("The partner publishes 3 1 1 records (RFC 7672 3.1).")},
    FindingText{TlsaHashOfNothing, "tlsa-hash-of-nothing", Error, "N6", Party::PartnerDns,
                TEXT("A TLSA record of %1 is the hash of empty input."),
                TEXT("It matches no certificate: a script that renews TLSA records failed."),
                TEXT("The partner repairs the script and publishes the hash of the server's key.")},
    FindingText{TlsaBindsCertificate, "tlsa-binds-certificate", Notice, "N12", Party::PartnerMailServer,
                TEXT("%1 pins the whole certificate (3 0 x) instead of its key."),
                TEXT("Works; every renewal of the certificate needs a new TLSA record first."),
                TEXT("The partner publishes 3 1 1 and keeps the key at renewals.")},
    // SMTP and TLS
    FindingText{ConnectTimedOut, "connect-timed-out", Error, "N10", Party::PartnerMailServer,
                TEXT("%1 does not answer on the SMTP port."),
                TEXT("This address is skipped; mail waits when no other takes it (4.4.315)."),
                TEXT("The partner checks server and firewall.")},
    FindingText{ConnectRefused, "connect-refused", Error, "N10", Party::PartnerMailServer,
                TEXT("%1 refuses connections on the SMTP port."),
                TEXT("This address is skipped; mail waits when no other takes it (4.4.316)."),
                TEXT("The partner checks server and firewall.")},
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
    FindingText{GreetingSlow, "greeting-slow", Notice, "RFC 5321 4.5.3.2", Party::PartnerMailServer,
                TEXT("%1 greets only after %2 seconds."),
                TEXT("Mail passes; senders wait up to five minutes."),
                TEXT("Nothing to do; common where senders are screened.")},
    FindingText{StartTlsMissing, "starttls-missing", Warning, "RFC 3207", Party::PartnerMailServer,
                TEXT("%1 does not offer STARTTLS."),
                TEXT("Mail is sent in clear text where no mode or TLS setting forbids it."),
                TEXT("The partner enables STARTTLS. If several partners lack it, look for a firewall here.")},
    FindingText{StartTlsMissingWithTlsa, "starttls-missing-with-tlsa", Error, "N10", Party::PartnerMailServer,
                TEXT("%1 promises TLS in DNS, but does not offer STARTTLS."),
                TEXT("This host is skipped while DANE is not None (starttls-not-supported, 4.7.321)."),
                TEXT("The partner enables STARTTLS.")},
    FindingText{HandshakeFailed, "handshake-failed", Error, "N10", Party::PartnerMailServer,
                TEXT("The TLS handshake with %1 fails: %2"),
                TEXT("No TLS: this address is skipped where TLS is required, else mail goes in clear text."),
                TEXT("The partner checks the server's TLS settings and certificate files.")},
    FindingText{TlsTooOld, "tls-too-old", Error, "N10", Party::PartnerMailServer, TEXT("%1 offers only %2."),
                TEXT("Exchange Online needs TLS 1.2 at least; DANE and MTA-STS fail."),
                TEXT("The partner enables TLS 1.2 and 1.3.")},
    FindingText{KeyExchangeWeak, "key-exchange-weak", Warning, "RFC 9325 4.4", Party::PartnerMailServer,
                TEXT("%1 uses a weak key exchange: %2."),
                TEXT("Some senders refuse it and count it as a failed handshake."),
                TEXT("The partner enables ECDHE, or DH with 2048 bits.")},
    FindingText{PlaintextAfterStartTls, "plaintext-after-starttls", Warning, "N11", Party::PartnerMailServer,
                TEXT("%1 sent plain text after its answer to STARTTLS."),
                TEXT("It was thrown away. Somebody may try to inject commands (CVE-2011-0411)."),
                TEXT("The partner updates the server or looks for a device in between.")},
    FindingText{AddressesDiffer, "addresses-differ", Warning, "N12", Party::PartnerMailServer,
                TEXT("The addresses of %1 behave differently: %2"),
                TEXT("Some mail passes and some waits, depending on the address."),
                TEXT("The partner brings all servers behind the name to the same state.")},
    // DANE
    FindingText{DaneMatches, "dane-matches", Ok, "N7", Party::Nobody,
                TEXT("%1 proves itself by DANE (TLSA %2)."),
                TEXT("Mail is delivered with the strongest protection."),
                TEXT("Mandatory can be set for this partner.")},
    FindingText{DaneMismatch, "dane-mismatch", Error, "N7", Party::PartnerMailServer,
                TEXT("The certificate of %1 matches none of its TLSA records (%2 usable)."),
                TEXT("This host is skipped while DANE is not None (tlsa-invalid, 4.7.323)."),
                TEXT("The partner publishes the record for the new key: %3")},
    FindingText{DaneRollOver, "dane-roll-over", Notice, "N12", Party::PartnerDns,
                TEXT("One of %2 TLSA records of %1 matches: a key roll-over is prepared or going on."),
                TEXT("Mail is delivered: one match is enough."), TEXT("Nothing to do.")},
    FindingText{DaneExpired, "dane-expired", Error, "N8", Party::PartnerMailServer,
                TEXT("The certificate chain of %1 matches by DANE-TA, but expired on %2."),
                TEXT("This host is skipped while DANE is not None (certificate-expired, 4.7.322)."),
                TEXT("The partner renews the certificate.")},
    FindingText{DaneNameMismatch, "dane-name-mismatch", Error, "N8", Party::PartnerMailServer,
                TEXT("The certificate of %1 matches by DANE-TA, but names %2."),
                TEXT("This host is skipped while DANE is not None (certificate-host-mismatch, 4.7.325)."),
                TEXT("The partner reissues the certificate with the MX name.")},
    FindingText{DaneLeafExpired, "dane-leaf-expired", Warning, "N12", Party::PartnerMailServer,
                TEXT("The certificate of %1 expired on %2; DANE-EE does not look at dates."),
                TEXT("RFC 7672 delivers; whether Exchange Online does is not documented."),
                TEXT("The partner renews the certificate and publishes its record first.")},
    FindingText{DaneOneCertificateOfTwo, "dane-one-certificate-of-two", Warning, "N12",
                Party::PartnerMailServer,
                TEXT("%1 shows two certificates: its %2 one matches a TLSA record, its %3 one matches none."),
                TEXT("Senders that get the certificate without a record queue the mail and drop it after 24 "
                     "hours; others deliver."),
                TEXT("The partner also publishes %4, or takes that certificate off the server.")},
    // certificates by PKIX
    FindingText{
        CertificateExpired, "certificate-expired", Warning, "S6", Party::PartnerMailServer,
        TEXT("The certificate of %1 expired on %2."),
        TEXT("Fails where a certificate is checked: MTA-STS enforce, or the connector's TLS setting."),
        TEXT("The partner renews it.")},
    FindingText{CertificateExpiresSoon, "certificate-expires-soon", Warning, "N12", Party::PartnerMailServer,
                TEXT("The certificate of %1 expires in %2 days."),
                TEXT("Mail passes now; it may wait after that date where the certificate is checked."),
                TEXT("The partner renews it, and publishes a new TLSA record before if the key changes.")},
    FindingText{CertificateUntrusted, "certificate-untrusted", Notice, "S6", Party::PartnerMailServer,
                TEXT("The certificate chain of %1 ends at an unknown issuer: %2"),
                TEXT("Fine for opportunistic TLS and DANE; fails where a public certificate is checked."),
                TEXT("The partner installs a certificate of a public authority with its intermediates.")},
    FindingText{CertificateNameMismatch, "certificate-name-mismatch", Notice, "S4", Party::PartnerMailServer,
                TEXT("The certificate of %1 names %2."),
                TEXT("Fine for opportunistic TLS and DANE-EE; fails where the name is checked."),
                TEXT("The partner reissues it with the MX name.")},
};

constexpr std::array AfterSts{
    // TLS reporting
    FindingText{TlsRptNotPublished, "tls-rpt-not-published", Notice, "RFC 8460 3", Party::Nobody,
                TEXT("%1 asks for no TLS reports."),
                TEXT("No effect on mail; the partner does not hear of failures."),
                TEXT("The partner may publish a _smtp._tls record.")},
    FindingText{TlsRptInvalid, "tls-rpt-invalid", Notice, "RFC 8460 3", Party::PartnerDns,
                TEXT("The TLS reporting record of %1 is not valid: %2"),
                TEXT("No effect on mail; no reports are sent."), TEXT("The partner corrects the record.")},
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

constexpr auto Catalogue = joined(BeforeSts, StsFindingTexts, AfterSts, SurroundingFindings, TestFindings);

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

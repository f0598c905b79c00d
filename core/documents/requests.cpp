// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/requests.h"

#include <algorithm>
#include <array>

namespace relaydeck::documents {

using enum partnertest::FindingCode;

namespace {

struct Request {
    partnertest::FindingCode code;
    const char* text;  ///< with the markers of the catalogue: %1 the subject, %2... the arguments
};

/// For every error and warning of a partner's party, in the order of the catalogue.
constexpr std::array Requests{
    // the domain and its MX
    Request{NullMxMixed, "Remove the null MX or the other MX records (RFC 7505 3)."},
    Request{NoSuchDomain, "Bring the domain back into DNS, or tell senders that it was given up."},
    Request{NoMailHost, "Publish an MX record."},
    Request{MxBogus, "Repair the broken link; until then no mail gets through."},
    Request{MxLookupFailed, "Make the name servers answer MX questions."},
    Request{MxIsAlias, "Name the real host in the MX record."},
    Request{MxNotAHostName,
            "Give the server a name with an address record, and put that name into the MX record."},
    Request{DomainAlgorithmUnsupported, "Roll over to ECDSA P-256 (13) or RSA/SHA-256 (8)."},
    Request{MxDoubledDomain, "Add the final dot that is missing in the zone file."},
    Request{SignatureExpired, "Sign the zone again, and repair what should do so by itself."},
    Request{SignatureNotYetValid, "Set the clock of the signer."},
    Request{SignatureBroken,
            "Sign the zone anew with a key that it publishes, and load it on every name server."},
    Request{DsMismatch,
            "Have the parent publish the DS record of the present key (often forgotten after a move)."},
    Request{DenialBroken,
            "Update the name server's software, or have it make the NSEC or NSEC3 records anew."},
    // addresses
    Request{AddressBogus,
            "Repair the broken link in the host's zone, or name another host in the MX record until then."},
    Request{AddressLookupFailed, "Make the name servers of the host's zone answer address questions."},
    Request{AddressMissing, "Publish an address, or remove the MX record."},
    Request{AddressOneFamily, "Repair the %2 answer of the host's zone."},
    // TLSA
    Request{TlsaBogus, "Repair the broken link in the host's zone."},
    Request{TlsaLookupFailed, "Make the name servers answer TLSA questions."},
    Request{TlsaOnSomeHosts, "Publish TLSA records for every MX host."},
    Request{TlsaRecordUnusable, "Remove this record."},
    Request{TlsaAllUnusable, "Publish 3 1 1 records (RFC 7672 3.1)."},
    Request{TlsaHashOfNothing, "Repair the script, and publish the hash of the server's key."},
    // SMTP and TLS
    Request{ConnectTimedOut, "Start the server, or look for a firewall that drops the packets."},
    Request{ConnectRefused,
            "Have the mail server listen on port 25 of this address, or remove the address from DNS."},
    Request{ConnectionClosed, "Look into the server's log, and at any inspecting firewall."},
    Request{GreetingRejected, "Find out why the server refuses mail."},
    Request{NotSmtp, "Find out what listens on port 25."},
    Request{StartTlsMissing, "Enable STARTTLS."},
    Request{StartTlsMissingWithTlsa, "Enable STARTTLS, or withdraw the TLSA records until then."},
    Request{HandshakeFailed, "Check the server's TLS settings and certificate files."},
    Request{TlsTooOld, "Enable TLS 1.2 and 1.3."},
    Request{KeyExchangeWeak, "Enable ECDHE, or DH with 2048 bits."},
    Request{PlaintextAfterStartTls, "Update the server, or look for a device in between."},
    Request{AddressesDiffer, "Bring all servers behind the name to the same state."},
    // DANE
    Request{DaneMismatch, "Publish the record for the new key: %3"},
    Request{DaneExpired, "Renew the certificate at the same issuer; the TLSA record can stay."},
    Request{
        DaneNameMismatch,
        "Reissue the certificate with the name under which the TLSA records stand, or pin the key (3 1 1)."},
    Request{DaneLeafExpired, "Renew the certificate, and publish its record first."},
    Request{DaneOneCertificateOfTwo, "Also publish %4, or take that certificate off the server."},
    Request{DaneNotYetValid, "Install a certificate that is valid already."},
    Request{DaneAnchorNotSent,
            "Add that authority to the chain that the server sends, or pin one that it sends."},
    Request{DaneRenewalUnprepared,
            "Keep the key at the renewal, or publish the record of the next key two TTLs before."},
    Request{DaneFailsUnderInsecureMx,
            "Bring certificate and TLSA records together, or withdraw the records."},
    // certificates by PKIX
    Request{CertificateExpired, "Renew it, and find out why that did not happen by itself."},
    Request{CertificateExpiresSoon, "Renew it in time."},
    // MTA-STS
    Request{StsLookupFailed, "Make the name servers answer TXT questions at _mta-sts."},
    Request{StsRecordsSeveral, "Remove all but one (RFC 8461 3.1)."},
    Request{StsRecordInvalid, "Correct the TXT record at _mta-sts (RFC 8461 3.1)."},
    Request{StsHostUnknown, "Publish the policy host's address."},
    Request{StsHostUnreachable, "Repair the web server."},
    Request{StsHostCertificate, "Install a valid certificate for that very name."},
    Request{StsRedirected, "Serve the policy at the address itself (RFC 8461 3.3)."},
    Request{StsHttpStatus, "Put the policy file in place."},
    Request{StsPolicyTooLarge, "Shorten the policy."},
    Request{StsPolicyInvalid, "Correct the policy, and change the id."},
    Request{StsMxNotListed, "Add \"mx: %2\", and change the id."},
    Request{StsMxWithoutStartTls, "Enable STARTTLS, or set the policy to testing until then."},
    Request{StsMxCertificate, "Install a valid certificate of a public authority with the MX name."},
    Request{StsHostLookupFailed, "Make the name servers answer for the policy host."},
    Request{StsHostTimedOut, "Look for a firewall or an overloaded web server."},
    Request{StsHostTlsFailed, "Enable TLS 1.2 or 1.3 on the web server."},
    Request{
        StsHostCertificateExpired,
        "Renew it, and find out why that did not happen by itself: often an AAAA record that leads nowhere."},
    Request{StsHostCertificateName,
            "Add the policy host's name to the certificate; behind a CDN, set up that name there."},
    Request{StsMxOtherDepth, "Add \"mx: %2\" or a pattern that is one label longer, and change the id."},
    Request{StsFromCache,
            "Publish record and policy again, with mode none and a new id to end MTA-STS (RFC 8461 8.3)."},
    Request{StsTextChanged, "Give the record a new id whenever the policy changes (RFC 8461 3.1)."},
    Request{StsMxNotInHeldPolicy,
            "Publish a policy that lists the host, under a new id, so that senders read it."},
    // second opinions
    Request{NameServersFail, "Repair these servers."},
    Request{NameServersDropType, "Let %3 questions through."},
};

}  // namespace

QString englishRequest(const partnertest::Finding& finding)
{
    const auto found = std::ranges::find(Requests, finding.code, &Request::code);
    return found == Requests.cend() ? QString()
                                    : partnertest::fillSentence(QString::fromLatin1(found->text), finding);
}

}  // namespace relaydeck::documents

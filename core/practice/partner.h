// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/zonesigner.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <array>
#include <optional>

/// The partners of the practice network, as values: how each is set up, and what a test of it must find.
namespace relaydeck::practice {

/// The certificate that a server shows.
enum class CertificateKind {
    Good,  ///< by the practice CA, for the server's name
    Expired,  ///< the same, ended a month ago
    OtherName,  ///< by the practice CA, for another name
    SelfSigned,  ///< for the server's name, by nobody that is known
};

/// A TLSA record made from what the server shows (RFC 6698 2.1), or made wrong.
enum class TlsaKind {
    Key,  ///< 3 1 1
    KeySha512,  ///< 3 1 2
    WholeCertificate,  ///< 3 0 1
    Issuer,  ///< 2 1 1 of the issuing CA, which the server sends
    FormerKey,  ///< 3 1 1 of a key that the server does not have
    HashOfNothing,  ///< 3 1 1 of no octets, as a failing script writes it
    PkixCertificate,  ///< 1 1 1: not for SMTP (RFC 7672 3.1.3)
    PkixIssuer,  ///< 0 1 1: the same
    Root,  ///< 2 1 1 of the root above the issuing CA, which no server sends
};

enum class SmtpBehaviour {
    StartTls,
    NoStartTls,
    OldTls,  ///< STARTTLS, with TLS 1.0 at most
    WeakDh,  ///< STARTTLS, with a key exchange by DH of 1024 bits
    OverwritesStartTls,  ///< offers it, but a firewall on the way writes over the word
    SlowGreeting,  ///< STARTTLS, after a greeting that comes late
    Refusing,  ///< greets with 554
    NotListening,
};

/// A mail server, on loopback addresses of its own.
struct MailServer {
    QByteArray name = {};  ///< relative to the partner's domain; `@` is the domain itself
    SmtpBehaviour behaviour = SmtpBehaviour::StartTls;
    CertificateKind certificate = CertificateKind::Good;
    QList<TlsaKind> tlsa = {};
    int preference = 10;  ///< of its MX record; negative: none
    bool ipv6 = false;  ///< on ::1 too; for one server of the whole network
    bool rsaToo =
        false;  ///< shows a certificate of an RSA key to clients that prefer it; TLSA is of the other
    bool needsSni = false;  ///< to clients that do not name it, it shows a certificate for another name
};

enum class PolicyHostBehaviour {
    Serves,
    WrongCertificate,  ///< for another name
    Redirects,
    NotFound,
    ExpiredCertificate,
    OtherMediaType,  ///< text/html
    NotListening,
};

/// `_mta-sts` record and policy host (RFC 8461 3).
struct StsPolicySetup {
    QByteArray mode = {};
    QList<QByteArray> mx = {};  ///< patterns, absolute
    PolicyHostBehaviour behaviour = PolicyHostBehaviour::Serves;
    int maxAge = 604'800;
    QByteArray lineEnd = "\r\n";
    QByteArray text = {};  ///< not empty: served as it stands, whatever the rest says
};

enum class ZoneKind {
    Nsec,
    Nsec3,
    OptOut,  ///< NSEC3 with opt-out
    Insecure,  ///< delegated without DS
    Absent,  ///< the name does not exist
};

/// How a name server of a zone behaves when it is asked itself. The practice network's resolver does not ask
/// it: see `failingTlsa` and `ignoredTlsa` for what comes through the resolver.
enum class NameServerBehaviour {
    Answers,
    FailsTlsa,  ///< SERVFAIL for TLSA questions
    DropsTlsa,  ///< TLSA questions get no answer, others do
};

/// A name server of a partner's zone, on a loopback address of its own.
struct NameServer {
    QByteArray name = {};  ///< relative to the partner's domain
    NameServerBehaviour behaviour = NameServerBehaviour::Answers;
};

/// The outcome under one pair of modes, in the stable words of the report's JSON.
struct ExpectedDelivery {
    const char* outcome = "delivered";
    const char* security = "";  ///< empty when not delivered
    const char* status = "";  ///< empty when delivered, or where no code is documented
};

/// DANE Opportunistic, Mandatory, None; for each MTA-STS Opportunistic, None.
using ExpectedMatrix = std::array<ExpectedDelivery, 6>;

/// What a test of the partner finds, in the stable words of the report's JSON.
struct Expected {
    const char* mx = "mx";
    const char* dane = "not-offered";
    const char* daneReason = "";
    const char* mtaSts = "none";
    ExpectedMatrix delivery = {};
    const char* finding = "";  ///< code of the finding that tells what the partner shows; among others
};

struct Partner {
    QByteArray domain = {};  ///< A-labels, without final dot
    QString title = {};  ///< the organization
    QString shows = {};  ///< one sentence
    ZoneKind zone = ZoneKind::Nsec;
    dnssec::SigningAlgorithm algorithm = dnssec::SigningAlgorithm::EcdsaP256;
    QList<MailServer> servers = {};
    std::optional<StsPolicySetup> sts = {};
    /// More of them, in zone file form relative to the domain; `{issuer}` stands for the SHA-256 digest of
    /// the issuing CA's key.
    QByteArray records = {};
    /// Owners (relative), types and faults of broken signatures.
    struct Fault {
        QByteArray owner = {};
        dns::RecordType type = dns::RecordType::A;
        dnssec::SignatureFault fault = dnssec::SignatureFault::Corrupt;
    };
    QList<Fault> faults = {};
    /// Name (relative) of which TLSA questions get SERVFAIL or no answer.
    QByteArray failingTlsa = {};
    QByteArray ignoredTlsa = {};
    QList<NameServer> nameServers = {};  ///< empty: the one that serves all other zones
    bool slow = false;  ///< a test of it waits for a time-out
    Expected expected = {};
};

/// All of them; domains are unique.
const QList<Partner>& partners();

/// Domain, title, what it shows and what a test must find.
QJsonObject toJson(const Partner& partner);

}  // namespace relaydeck::practice

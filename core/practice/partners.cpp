// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/partner.h"
#include "core/practice/partnertable.h"

namespace relaydeck::practice {

const QList<Partner>& partners()
{
    static const QList<Partner> all = goodPartners() + partnersWithDaneFaults() + partnersWithDnsFaults()
        + partnersWithMtaSts() + partnersWithPolicyFaults() + partnersWithoutProtection()
        + partnersWithOddMx();
    return all;
}

QList<Partner> goodPartners()
{
    constexpr ExpectedMatrix protectedByDane = byDaneMode(Dane, Dane, Encrypted);
    return {
        {.domain = "health.example",
         .title = QStringLiteral("Ministry of Health"),
         .shows = QStringLiteral("DANE as it is meant to be: 3 1 1 for the server's key."),
         .servers = {{.name = "mx1", .tlsa = {TlsaKind::Key}}},
         .expected = {.dane = "pass", .delivery = protectedByDane, .finding = "dane-matches"}},
        {.domain = "tax.example",
         .title = QStringLiteral("Federal Tax Office"),
         .shows =
             QStringLiteral("DANE with 2 1 1: the issuing authority is pinned, and the server sends it."),
         .algorithm = dnssec::SigningAlgorithm::Ed25519,
         .servers = {{.name = "mail", .tlsa = {TlsaKind::Issuer}}},
         .expected = {.dane = "pass", .delivery = protectedByDane, .finding = "dane-matches"}},
        {.domain = "justice.example",
         .title = QStringLiteral("Department of Justice"),
         .shows = QStringLiteral("DANE with 3 1 2: a SHA-512 digest of the key."),
         .zone = ZoneKind::Nsec3,
         .algorithm = dnssec::SigningAlgorithm::EcdsaP384,
         .servers = {{.name = "mx", .tlsa = {TlsaKind::KeySha512}}},
         .expected = {.dane = "pass", .delivery = protectedByDane, .finding = "dane-matches"}},
        {.domain = "university.example",
         .title = QStringLiteral("State University"),
         .shows = QStringLiteral("Two MX hosts, both with DANE; the first has an IPv6 address too."),
         .servers = {{.name = "mx1", .tlsa = {TlsaKind::Key}, .preference = 10, .ipv6 = true},
                     {.name = "mx2", .tlsa = {TlsaKind::Key}, .preference = 20}},
         .expected = {.dane = "pass", .delivery = protectedByDane, .finding = "dane-matches"}},
        {.domain = "parliament.example",
         .title = QStringLiteral("National Parliament"),
         .shows = QStringLiteral("A key roll-over: two TLSA records are published, one of them matches."),
         .zone = ZoneKind::Nsec3,
         .algorithm = dnssec::SigningAlgorithm::RsaSha256,
         .servers = {{.name = "mx", .tlsa = {TlsaKind::FormerKey, TlsaKind::Key}}},
         .expected = {.dane = "pass", .delivery = protectedByDane, .finding = "dane-roll-over"}},
        {.domain = "library.example",
         .title = QStringLiteral("City Library"),
         .shows = QStringLiteral("An expired certificate under DANE-EE(3), which does not look at dates."),
         .servers = {{.name = "mx", .certificate = CertificateKind::Expired, .tlsa = {TlsaKind::Key}}},
         .expected = {.dane = "pass", .delivery = protectedByDane, .finding = "dane-leaf-expired"}},
        {.domain = "bakery.example",
         .title = QStringLiteral("Corner Bakery"),
         .shows = QStringLiteral("No MX record: the domain itself is the mail host, with DANE."),
         .servers = {{.name = "@", .tlsa = {TlsaKind::WholeCertificate}, .preference = -1}},
         .expected =
             {.mx = "implicit", .dane = "pass", .delivery = protectedByDane, .finding = "implicit-mx"}},
        {.domain = "consulting.example",
         .title = QStringLiteral("Northside Consulting"),
         .shows = QStringLiteral("The MX is an alias into the provider's zone, where TLSA stands."),
         .records = "@ IN MX 10 mail\nmail IN CNAME mx.provider.example.\n",
         .expected = {.dane = "pass", .delivery = protectedByDane, .finding = "mx-is-alias"}},
        {.domain = "xn--bcher-kva.example",
         .title = QStringLiteral("Bücher Bookshop"),
         .shows = QStringLiteral("An international domain name, with DANE."),
         .servers = {{.name = "mx", .tlsa = {TlsaKind::Key}}},
         .expected = {.dane = "pass", .delivery = protectedByDane, .finding = "dane-matches"}},
        {.domain = "insurance.example",
         .title = QStringLiteral("Lakeside Insurance"),
         .shows = QStringLiteral("DANE and MTA-STS together, with TLS reporting."),
         .servers = {{.name = "mx", .tlsa = {TlsaKind::Key}}},
         .sts = StsPolicySetup{.mode = "enforce", .mx = {"mx.insurance.example"}},
         .records = "_smtp._tls IN TXT \"v=TLSRPTv1; rua=mailto:tls-reports@insurance.example\"\n",
         .expected = {.dane = "pass",
                      .mtaSts = "pass",
                      .delivery = {Dane, Dane, Dane, Dane, MtaSts, Encrypted},
                      .finding = "sts-matches"}},
        {.domain = "orchard.example",
         .title = QStringLiteral("Orchard Growers"),
         .shows = QStringLiteral("2 1 1 matches beside a 3 1 1 of an old key: one match is enough."),
         .servers = {{.name = "mx", .tlsa = {TlsaKind::Issuer, TlsaKind::FormerKey}}},
         .expected = {.dane = "pass", .delivery = protectedByDane, .finding = "dane-roll-over"}},
        {.domain = "ferry.example",
         .title = QStringLiteral("Coastal Ferry"),
         .shows =
             QStringLiteral("The right certificate appears only for clients that name the server (SNI)."),
         .servers = {{.name = "mx", .tlsa = {TlsaKind::Issuer}, .needsSni = true}},
         .expected = {.dane = "pass", .delivery = protectedByDane, .finding = "dane-matches"}},
        {.domain = "provider.example",
         .title = QStringLiteral("Provider Mail"),
         .shows = QStringLiteral("A mail provider with DANE, host of other partners."),
         .servers = {{.name = "mx", .tlsa = {TlsaKind::Key}}},
         .expected = {.dane = "pass", .delivery = protectedByDane, .finding = "dane-matches"}},
    };
}

}  // namespace relaydeck::practice

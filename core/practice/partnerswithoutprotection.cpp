// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/partnertable.h"

namespace relaydeck::practice {

QList<Partner> partnersWithoutProtection()
{
    return {
        {.domain = "workshop.example",
         .title = QStringLiteral("Bicycle Workshop"),
         .shows = QStringLiteral("STARTTLS with a valid certificate, neither DANE nor MTA-STS."),
         .servers = {{.name = "mx"}},
         .expected = {.delivery = byDaneMode(Encrypted, DaneRequired, Encrypted),
                      .finding = "tlsa-not-published"}},
        {.domain = "kiln.example",
         .title = QStringLiteral("Kiln Ceramics"),
         .shows = QStringLiteral("STARTTLS with a key exchange by DH of 1024 bits."),
         .servers = {{.name = "mx", .behaviour = SmtpBehaviour::WeakDh}},
         .expected = {.delivery = byDaneMode(Encrypted, DaneRequired, Encrypted),
                      .finding = "key-exchange-weak"}},
        {.domain = "lodge.example",
         .title = QStringLiteral("Mountain Lodge"),
         .shows = QStringLiteral("The server greets only after some seconds, as a tarpit does."),
         .servers = {{.name = "mx", .behaviour = SmtpBehaviour::SlowGreeting}},
         .slow = true,
         .expected = {.delivery = byDaneMode(Encrypted, DaneRequired, Encrypted),
                      .finding = "greeting-slow"}},
        {.domain = "tunnel.example",
         .title = QStringLiteral("Tunnel Engineers"),
         .shows = QStringLiteral("A firewall writes over the word STARTTLS in the server's reply."),
         .servers = {{.name = "mx", .behaviour = SmtpBehaviour::OverwritesStartTls}},
         .expected = {.delivery = byDaneMode(Plain, DaneRequired, Plain), .finding = "starttls-overwritten"}},
        {.domain = "farm.example",
         .title = QStringLiteral("Valley Farm"),
         .shows = QStringLiteral("Plain text only: no STARTTLS, no TLSA, no policy."),
         .servers = {{.name = "mx", .behaviour = SmtpBehaviour::NoStartTls}},
         .expected = {.delivery = byDaneMode(Plain, DaneRequired, Plain), .finding = "starttls-missing"}},
        {.domain = "broker.example",
         .title = QStringLiteral("Insurance Broker"),
         .shows =
             QStringLiteral("The server greets this computer with 554: nothing can be said about others."),
         .servers = {{.name = "mx", .behaviour = SmtpBehaviour::Refusing, .tlsa = {TlsaKind::FormerKey}}},
         .expected = {.dane = "unknown", .delivery = always(Undecided), .finding = "prober-refused"}},
        {.domain = "warehouse.example",
         .title = QStringLiteral("Central Warehouse"),
         .shows = QStringLiteral("Nothing listens at the MX host's address."),
         .servers = {{.name = "mx", .behaviour = SmtpBehaviour::NotListening}},
         .expected = {.delivery = always(queued("4.4.316")), .finding = "connect-refused"}},
        {.domain = "newsletter.example",
         .title = QStringLiteral("Newsletter Service"),
         .shows = QStringLiteral("A null MX: the domain takes no mail."),
         .records = "@ IN MX 0 .\n",
         .expected = {.mx = "null", .delivery = always(rejected("5.1.10")), .finding = "null-mx"}},
        {.domain = "parked.example",
         .title = QStringLiteral("Parked Domain"),
         .shows = QStringLiteral("The domain has neither MX nor address records."),
         .records = "@ IN TXT \"for sale\"\n",
         .expected = {.mx = "none", .delivery = always(rejected("5.4.310")), .finding = "no-mail-host"}},
        {.domain = "nosuch.example",
         .title = QStringLiteral("Closed Company"),
         .shows = QStringLiteral("The domain does not exist, and DNSSEC proves it."),
         .zone = ZoneKind::Absent,
         .expected = {.mx = "nxdomain",
                      .delivery = always(rejected("5.4.310")),
                      .finding = "no-such-domain"}},
    };
}

}  // namespace relaydeck::practice

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
         .expected = {.delivery = byDaneMode(Encrypted, DaneRequired, Encrypted)}},
        {.domain = "farm.example",
         .title = QStringLiteral("Valley Farm"),
         .shows = QStringLiteral("Plain text only: no STARTTLS, no TLSA, no policy."),
         .servers = {{.name = "mx", .behaviour = SmtpBehaviour::NoStartTls}},
         .expected = {.delivery = byDaneMode(Plain, DaneRequired, Plain)}},
        {.domain = "broker.example",
         .title = QStringLiteral("Insurance Broker"),
         .shows =
             QStringLiteral("The server greets this computer with 554: nothing can be said about others."),
         .servers = {{.name = "mx", .behaviour = SmtpBehaviour::Refusing, .tlsa = {TlsaKind::FormerKey}}},
         .expected = {.dane = "unknown", .delivery = always(Undecided)}},
        {.domain = "warehouse.example",
         .title = QStringLiteral("Central Warehouse"),
         .shows = QStringLiteral("Nothing listens at the MX host's address."),
         .servers = {{.name = "mx", .behaviour = SmtpBehaviour::NotListening}},
         .expected = {.delivery = always(queued("4.4.316"))}},
        {.domain = "newsletter.example",
         .title = QStringLiteral("Newsletter Service"),
         .shows = QStringLiteral("A null MX: the domain takes no mail."),
         .records = "@ IN MX 0 .\n",
         .expected = {.mx = "null", .delivery = always(rejected("5.1.10"))}},
        {.domain = "parked.example",
         .title = QStringLiteral("Parked Domain"),
         .shows = QStringLiteral("The domain has neither MX nor address records."),
         .records = "@ IN TXT \"for sale\"\n",
         .expected = {.mx = "none", .delivery = always(rejected("5.4.310"))}},
        {.domain = "nosuch.example",
         .title = QStringLiteral("Closed Company"),
         .shows = QStringLiteral("The domain does not exist, and DNSSEC proves it."),
         .zone = ZoneKind::Absent,
         .expected = {.mx = "nxdomain", .delivery = always(rejected("5.4.310"))}},
    };
}

}  // namespace relaydeck::practice

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/partnertable.h"

namespace relaydeck::practice {

QList<Partner> partnersWithOddMx()
{
    constexpr ExpectedMatrix withoutDane = byDaneMode(Encrypted, DaneRequired, Encrypted);
    return {
        {.domain = "foundry.example",
         .title = QStringLiteral("Iron Foundry"),
         .shows = QStringLiteral("The MX is an alias into an unsigned zone, with TLSA at the alias: DANE-TA "
                                 "looks for the alias in the certificate."),
         .records = "@ IN MX 10 mail\nmail IN CNAME mx.hosting.example.\n"
                    "_25._tcp.mail IN TLSA 2 1 1 {issuer}\n",
         .expected = {.dane = "fail",
                      .daneReason = "certificate-host-mismatch",
                      .delivery = daneStops("4.7.325", Encrypted),
                      .finding = "dane-name-mismatch"}},
        {.domain = "depot.example",
         .title = QStringLiteral("Railway Depot"),
         .shows = QStringLiteral("The MX record holds an address instead of a name."),
         .records = "@ IN MX 10 127.0.0.25.\n",
         .expected = {.delivery = always(queued("4.4.312")), .finding = "mx-not-a-host-name"}},
        {.domain = "quarry.example",
         .title = QStringLiteral("Stone Quarry"),
         .shows =
             QStringLiteral("A final dot is missing in the MX record, so the domain stands in it twice."),
         .servers = {{.name = "mx", .preference = -1}},
         .records = "@ IN MX 10 mx.quarry.example\n",
         .expected = {.delivery = always(queued("4.4.312")), .finding = "mx-doubled-domain"}},
        {.domain = "guild.example",
         .title = QStringLiteral("Weavers' Guild"),
         .shows = QStringLiteral("A null MX beside another MX record."),
         .servers = {{.name = "mx"}},
         .records = "@ IN MX 0 .\n",
         .expected = {.delivery = withoutDane, .finding = "null-mx-mixed"}},
    };
}

}  // namespace relaydeck::practice

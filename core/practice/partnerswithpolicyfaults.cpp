// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/partnertable.h"

namespace relaydeck::practice {

QList<Partner> partnersWithPolicyFaults()
{
    constexpr ExpectedMatrix noPolicy = byMtaStsMode(Encrypted, Encrypted);
    constexpr ExpectedMatrix enforced = byMtaStsMode(MtaSts, Encrypted);
    return {
        {.domain = "dairy.example",
         .title = QStringLiteral("Alpine Dairy"),
         .shows = QStringLiteral("A typing error in the policy: \"mxs\" is no key, so no host is listed."),
         .servers = {{.name = "mx"}},
         .sts = StsPolicySetup{.text = "version: STSv1\r\nmode: enforce\r\nmxs: mx.dairy.example\r\n"
                                       "max_age: 604800\r\n"},
         .expected = {.mtaSts = "fail", .delivery = noPolicy, .finding = "sts-policy-invalid"}},
        {.domain = "ceramics.example",
         .title = QStringLiteral("Ceramics Museum"),
         .shows = QStringLiteral("Lines of the policy end with LF alone, which is allowed."),
         .servers = {{.name = "mx"}},
         .sts = StsPolicySetup{.mode = "enforce", .mx = {"mx.ceramics.example"}, .lineEnd = "\n"},
         .expected = {.mtaSts = "pass", .delivery = enforced, .finding = "sts-matches"}},
        {.domain = "tailor.example",
         .title = QStringLiteral("Old Town Tailor"),
         .shows = QStringLiteral("The policy host's certificate has expired."),
         .servers = {{.name = "mx"}},
         .sts = StsPolicySetup{.mode = "enforce",
                               .mx = {"mx.tailor.example"},
                               .behaviour = PolicyHostBehaviour::ExpiredCertificate},
         .expected = {.mtaSts = "fail", .delivery = noPolicy, .finding = "sts-host-certificate-expired"}},
        {.domain = "cinema.example",
         .title = QStringLiteral("Central Cinema"),
         .shows = QStringLiteral("The policy host is down."),
         .servers = {{.name = "mx"}},
         .sts = StsPolicySetup{.mode = "enforce",
                               .mx = {"mx.cinema.example"},
                               .behaviour = PolicyHostBehaviour::NotListening},
         .expected = {.mtaSts = "fail", .delivery = noPolicy, .finding = "sts-host-unreachable"}},
        {.domain = "garage.example",
         .title = QStringLiteral("Motor Garage"),
         .shows = QStringLiteral("The policy is served as text/html; it counts all the same."),
         .servers = {{.name = "mx"}},
         .sts = StsPolicySetup{.mode = "enforce",
                               .mx = {"mx.garage.example"},
                               .behaviour = PolicyHostBehaviour::OtherMediaType},
         .expected = {.mtaSts = "pass", .delivery = enforced, .finding = "sts-policy-media-type"}},
        {.domain = "savings.example",
         .title = QStringLiteral("Savings Society"),
         .shows = QStringLiteral("On another bank's servers, which this domain's own policy does not list."),
         .sts = StsPolicySetup{.mode = "enforce", .mx = {"mx.savings.example"}},
         .records = "@ IN MX 10 mx1.bank.example.\n",
         .expected = {.mtaSts = "fail",
                      .delivery = byMtaStsMode(queued("4.4.8"), Encrypted),
                      .finding = "sts-mx-not-listed"}},
        {.domain = "travel.example",
         .title = QStringLiteral("Travel Bureau"),
         .shows = QStringLiteral("MTA-STS enforce with a max_age of an hour, which protects little."),
         .servers = {{.name = "mx"}},
         .sts = StsPolicySetup{.mode = "enforce", .mx = {"mx.travel.example"}, .maxAge = 3600},
         .expected = {.mtaSts = "pass", .delivery = enforced, .finding = "sts-max-age-short"}},
        {.domain = "xn--mller-kva.example",
         .title = QStringLiteral("Müller Machines"),
         .shows = QStringLiteral("The policy names the host with a letter outside of ASCII, which matches "
                                 "nothing."),
         .servers = {{.name = "mx"}},
         .sts = StsPolicySetup{.mode = "enforce", .mx = {"mx.m\xc3\xbcller.example"}},
         .expected = {.mtaSts = "fail", .delivery = noPolicy, .finding = "sts-policy-invalid"}},
    };
}

}  // namespace relaydeck::practice

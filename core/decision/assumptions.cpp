// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/assumptions.h"

#include <array>

namespace relaydeck::decision {

namespace {

constexpr const char* CmdletPage = "Microsoft, New-OutboundConnector and Set-OutboundConnector (2026)";
constexpr const char* DanePage = "Microsoft, How SMTP DANE works";
constexpr const char* StsPage = "Microsoft, Enhancing mail flow with MTA-STS";
constexpr const char* NdrPage = "Microsoft, Non-delivery reports in Exchange Online";

constexpr std::array<AssumptionText, 15> Texts{{
    {Assumption::A1,
     QT_TRANSLATE_NOOP(
         "relaydeck::Assumption",
         "No status code is documented for mail that is held because the connector demands DANE "
         "and the partner does not offer it."),
     Evidence::NotFound, NdrPage},
    {Assumption::A2,
     QT_TRANSLATE_NOOP(
         "relaydeck::Assumption",
         "In DANE mode Mandatory, a TLSA set without one usable record counts as no DANE, so the "
         "mail is held."),
     Evidence::NotFound, DanePage},
    {Assumption::A3,
     QT_TRANSLATE_NOOP("relaydeck::Assumption",
                       "Mail held because of MTA-STS is retried in the rhythm that is documented for DANE: "
                       "after 15 minutes, after 15 more, then every hour."),
     Evidence::NotFound, StsPage},
    {Assumption::A4,
     QT_TRANSLATE_NOOP("relaydeck::Assumption",
                       "For a connector with smart hosts, DANE is checked for the name of the smart host."),
     Evidence::Inferred, "RFC 7672 2.2.2; no statement by Microsoft"},
    {Assumption::A5,
     QT_TRANSLATE_NOOP("relaydeck::Assumption",
                       "A smart host given as an IP address has no name to look TLSA records up for, so DANE "
                       "mode Mandatory cannot succeed."),
     Evidence::Inferred, CmdletPage},
    {Assumption::A6,
     QT_TRANSLATE_NOOP(
         "relaydeck::Assumption",
         "The sender's resolver validates also in DANE mode None, so mail to a domain with broken "
         "DNSSEC is held even then."),
     Evidence::Inferred, DanePage},
    {Assumption::A7,
     QT_TRANSLATE_NOOP(
         "relaydeck::Assumption",
         "Exchange Online ignores the dates and names of a certificate that a DANE-EE(3) record "
         "matches, as RFC 7672 3.1.1 asks."),
     Evidence::Inferred, NdrPage},
    {Assumption::A8,
     QT_TRANSLATE_NOOP("relaydeck::Assumption", "After a DANE check that passed, MTA-STS is not asked."),
     Evidence::Inferred, "RFC 8461 2; no statement by Microsoft"},
    {Assumption::A9,
     QT_TRANSLATE_NOOP(
         "relaydeck::Assumption",
         "In DANE mode Mandatory, the other MX hosts are tried when one of them does not pass."),
     Evidence::Inferred, CmdletPage},
    {Assumption::A10,
     QT_TRANSLATE_NOOP(
         "relaydeck::Assumption",
         "The connector's TLS settings must hold even where DANE or MTA-STS has authenticated the "
         "host."),
     Evidence::NotFound, CmdletPage},
    {Assumption::A11,
     QT_TRANSLATE_NOOP("relaydeck::Assumption",
                       "A host without STARTTLS under an enforced MTA-STS policy gives the code of a failed "
                       "certificate check, 4.7.5."),
     Evidence::Inferred, NdrPage},
    {Assumption::A12,
     QT_TRANSLATE_NOOP(
         "relaydeck::Assumption",
         "The root certificates of this computer stand for those of Microsoft, and revocation is "
         "not checked."),
     Evidence::Inferred, "Microsoft Trusted Root Program; the sender's own list is not published"},
    {Assumption::A13,
     QT_TRANSLATE_NOOP(
         "relaydeck::Assumption",
         "Broken DNSSEC of the MX or address records gives 4.7.324; older documents say 4.4.312."),
     Evidence::Documented, NdrPage},
    {Assumption::A14,
     QT_TRANSLATE_NOOP("relaydeck::Assumption",
                       "A domain that declares by a null MX that it takes no mail gives 5.1.10."),
     Evidence::Inferred, "RFC 7505 4; no statement by Microsoft"},
    {Assumption::A15,
     QT_TRANSLATE_NOOP(
         "relaydeck::Assumption",
         "Exchange Online holds the MTA-STS policy that an earlier test has read, and goes by it until "
         "its max_age is over, while none can be read."),
     Evidence::Inferred, "RFC 8461 3.3, 5.1; no statement by Microsoft"},
}};

}  // namespace

std::span<const AssumptionText> assumptionTexts()
{
    return Texts;
}

const AssumptionText& assumptionText(Assumption id)
{
    const AssumptionText& text = Texts.at(static_cast<std::size_t>(id) - 1);
    Q_ASSERT(text.id == id);
    return text;
}

}  // namespace relaydeck::decision

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/sendermodel.h"

#include <array>

namespace relaydeck::decision {

namespace {

// Postfix: smtp(8) asks TLSA under an insecure MX by default (smtp_tls_dane_insecure_mx_policy), and its DANE
// levels need a validating resolver, which then serves every destination; where TLS is not demanded, it takes
// TLS 1.0 (smtp_tls_protocols). Rfc: RFC 3463, 5321, 7505, 7672, 8461 and 8996 by the letter; the MAY of RFC
// 7672 2.2.1 is used.
constexpr std::array<SenderTraits, 3> Senders{{
    {.model = SenderModel::ExchangeOnline,
     .name = "exchange",
     .nullMxStatus = "5.1.10",
     .noHostStatus = "5.4.310",
     .unvalidatedDnsStatus = "4.4.312",
     .resolverValidates = true,
     .usesTlsaUnderInsecureMx = false,
     .takesOldTls = false,
     .undocumented = true},
    {.model = SenderModel::Postfix,
     .name = "postfix",
     .nullMxStatus = "5.1.0",
     .noHostStatus = "5.4.4",
     .unvalidatedDnsStatus = "4.4.3",
     .resolverValidates = true,
     .usesTlsaUnderInsecureMx = true,
     .takesOldTls = true,
     .undocumented = false},
    {.model = SenderModel::Rfc,
     .name = "rfc",
     .nullMxStatus = "5.1.10",
     .noHostStatus = "5.1.2",
     .unvalidatedDnsStatus = "4.4.3",
     .resolverValidates = false,
     .usesTlsaUnderInsecureMx = true,
     .takesOldTls = false,
     .undocumented = false},
}};

}  // namespace

const SenderTraits& senderTraits(SenderModel model)
{
    const SenderTraits& traits = Senders.at(static_cast<std::size_t>(model));
    Q_ASSERT(traits.model == model);
    return traits;
}

QString senderName(SenderModel model)
{
    return QString::fromLatin1(senderTraits(model).name);
}

std::optional<SenderModel> senderFromName(const QString& name)
{
    for (const SenderTraits& traits : Senders) {
        if (name.compare(QLatin1String(traits.name), Qt::CaseInsensitive) == 0)
            return traits.model;
    }
    return std::nullopt;
}

}  // namespace relaydeck::decision

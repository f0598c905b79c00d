// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/verdictsentence.h"

#include "core/base/plaintext.h"
#include "core/partnertest/attribution.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace relaydeck::ui {

using partnertest::EndpointReport;
using partnertest::HostReport;
using partnertest::PartnerReport;

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::VerdictSentence)
};

/// The zone at which validation fails, on the way to this host.
QString bogusZone(const PartnerReport& report, const HostReport* host)
{
    QList<const dnssec::Lookup*> lookups{&report.mx};
    if (host) {
        lookups << &host->ipv4 << &host->ipv6;
        if (host->tlsaLookup)
            lookups << &*host->tlsaLookup;
    }
    for (const dnssec::Lookup* lookup : std::as_const(lookups)) {
        if (lookup->security == dns::Security::Bogus)
            return lookup->faultZone.toDisplayString();
    }
    return {};
}

}  // namespace

ReasonDetails reasonDetails(const decision::Delivery& delivery, const PartnerReport& report)
{
    ReasonDetails details;
    details.domain = report.domain().toDisplayString();
    if (report.evidence.policyFetch)
        details.httpStatus = report.evidence.policyFetch->httpStatus;
    const auto host =
        std::find_if(report.hosts.begin(), report.hosts.end(),
                     [&](const HostReport& candidate) { return candidate.name == delivery.host; });
    details.zone = bogusZone(report, host == report.hosts.end() ? nullptr : &*host);
    if (host == report.hosts.end())
        return details;
    details.tlsaRecords = static_cast<int>(tlsaRecords(*host).size());
    for (const EndpointReport& endpoint : host->endpoints) {
        if (!endpoint.certificate)
            continue;
        details.certificateName = plainText(endpoint.certificate->names.value(0), 80);
        details.certificateExpiry = endpoint.certificate->notAfter.date();
        break;
    }
    return details;
}

QString verdictSentence(const PartnerReport& report, const decision::SendingPolicy& policy)
{
    const decision::Delivery delivery = report.deliveryFor(policy);
    QString sentence = reasonSentence(delivery, reasonDetails(delivery, report));
    const QString code = reasonCode(delivery);
    if (delivery.reason == decision::Reason::None && delivery.status.isEmpty())
        return sentence;
    if (sentence.endsWith(u'.'))
        sentence.chop(1);
    return Sentence::tr("%1 (%2)").arg(sentence, code);
}

QString attributedSentence(const partnertest::PartnerReport& report, const decision::SendingPolicy& policy)
{
    const QString sentence = verdictSentence(report, policy);
    const partnertest::Attribution attribution = partnertest::attribute(report, report.deliveryFor(policy));
    if (attribution.party == partnertest::Party::Nobody)
        return sentence;
    return Sentence::tr("%1  ·  %2").arg(sentence, partyWords(attribution.party));
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/chaintext.h"

#include <algorithm>

namespace relaydeck::documents {

using dnssec::KeyLink;
using dnssec::Lookup;
using dnssec::ZoneLink;

namespace {

QString zoneName(const DomainName& zone)
{
    return zone.isRoot() ? QStringLiteral(". (root)") : zone.toString() + u'.';
}

QString statusText(dns::Security security)
{
    switch (security) {
    case dns::Security::Secure:
        return QStringLiteral("signed");
    case dns::Security::Insecure:
        return QStringLiteral("not signed");
    case dns::Security::Bogus:
        return QStringLiteral("fails validation");
    case dns::Security::Indeterminate:
        return QStringLiteral("not known");
    }
    Q_UNREACHABLE();
}

QString keyText(const ZoneLink& zone)
{
    const auto entry = std::find_if(zone.keys.begin(), zone.keys.end(),
                                    [](const KeyLink& key) { return key.matchesDs && key.signsKeys; });
    if (entry == zone.keys.end())
        return {};
    const QString by =
        entry->trustAnchor ? QStringLiteral("trust anchor") : QStringLiteral("by DS of the parent");
    QString text = QStringLiteral("key %1 (%2)").arg(QString::number(entry->tag), by);
    const auto signer =
        std::find_if(zone.keys.begin(), zone.keys.end(), [](const KeyLink& key) { return key.signsData; });
    if (signer != zone.keys.end() && signer->tag != entry->tag)
        text += QStringLiteral(", data signed by key %1").arg(signer->tag);
    return text;
}

QString untilText(const ZoneLink& zone)
{
    QDateTime earliest;
    for (const dnssec::SignatureLink& signature : zone.signatures) {
        if (signature.verified && (!earliest.isValid() || signature.expiration < earliest))
            earliest = signature.expiration;
    }
    return earliest.isValid() ? QStringLiteral("signatures valid until %1 UTC")
                                    .arg(earliest.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")))
                              : QString();
}

QString outcomeText(const Lookup& lookup)
{
    const QString asked =
        QStringLiteral("%1 of %2").arg(dns::typeName(lookup.question.type), lookup.question.name.toString());
    switch (lookup.outcome) {
    case Lookup::Outcome::Answer:
        return QStringLiteral("%1: %2, %3 records")
            .arg(asked, statusText(lookup.security), QString::number(lookup.records.size()));
    case Lookup::Outcome::NoData:
        return QStringLiteral("%1: proven not to be there, %2").arg(asked, statusText(lookup.security));
    case Lookup::Outcome::NameError:
        return QStringLiteral("%1: the name does not exist, %2").arg(asked, statusText(lookup.security));
    case Lookup::Outcome::Failed:
        return QStringLiteral("%1: %2").arg(asked, statusText(lookup.security));
    }
    Q_UNREACHABLE();
}

}  // namespace

QStringList chainText(const Lookup& lookup)
{
    QStringList sentences;
    for (const ZoneLink& zone : lookup.chain) {
        QStringList parts{statusText(zone.security), keyText(zone), untilText(zone)};
        if (zone.security != dns::Security::Secure)
            parts << zone.why;
        parts.removeAll(QString());
        sentences << QStringLiteral("%1: %2").arg(zoneName(zone.zone), parts.join(QStringLiteral(", ")));
    }
    for (const dnssec::AliasLink& alias : lookup.aliases)
        sentences << QStringLiteral("%1 is an alias of %2, %3")
                         .arg(alias.from.toString(), alias.to.toString(), statusText(alias.security));
    sentences << outcomeText(lookup);
    if (!lookup.secure() && !lookup.why.isEmpty())
        sentences << lookup.why;
    return sentences;
}

const Lookup& decidingLookup(const partnertest::PartnerReport& report, const partnertest::HostReport* host)
{
    if (!host || !report.mx.secure())
        return report.mx;
    const Lookup& address = host->ipv4.security <= host->ipv6.security ? host->ipv4 : host->ipv6;
    if (!address.secure() && !address.chain.isEmpty())
        return address;
    return host->tlsaLookup ? *host->tlsaLookup : report.mx;
}

}  // namespace relaydeck::documents

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/tlsalookup.h"

#include "core/dane/tlsarecord.h"

#include <limits>

namespace relaydeck::dane {

namespace {

using dnssec::Lookup;

/// The address lookups on which the host's use rests: those with addresses. A family that has none, or whose
/// lookup failed, does not make the other one less secure.
QList<Lookup> addressLookups(const Lookup& a, const Lookup& aaaa)
{
    QList<Lookup> found;
    for (const Lookup& lookup : {a, aaaa}) {
        if (lookup.outcome == Lookup::Outcome::Answer)
            found.append(lookup);
    }
    return found;
}

bool isAlias(const Lookup& lookup)
{
    return !lookup.aliases.isEmpty();
}

/// The alias record at the host's own name.
bool firstAliasSecure(const Lookup& lookup)
{
    return isAlias(lookup) && lookup.aliases.first().security == dns::Security::Secure;
}

void takeRecords(const Lookup& lookup, TlsaResult& result)
{
    result.ttl = std::numeric_limits<quint32>::max();
    for (const dns::Record& record : lookup.records) {
        result.ttl = std::min(result.ttl, record.ttl);
        // Data that does not parse is kept as a record which cannot be used.
        result.records.append(dns::tlsaOf(record).value_or(dns::TlsaData{255, 255, 255, record.rdata}));
    }
    result.state = std::any_of(result.records.begin(), result.records.end(), isUsable)
        ? TlsaState::Usable
        : TlsaState::AllUnusable;
}

}  // namespace

std::optional<DomainName> tlsaOwner(const DomainName& base, quint16 port)
{
    const std::optional<DomainName> transport = base.child("_tcp");
    return transport ? transport->child("_" + QByteArray::number(port)) : std::nullopt;
}

QList<DomainName> tlsaBaseCandidates(const Lookup& a, const Lookup& aaaa)
{
    const QList<Lookup> lookups = addressLookups(a, aaaa);
    if (lookups.isEmpty())
        return {};
    const Lookup& first = lookups.first();
    QList<DomainName> candidates;
    // RFC 7672 2.2.2: all links and the addresses secure: the expanded name ...
    if (std::all_of(lookups.begin(), lookups.end(), [](const Lookup& lookup) { return lookup.secure(); }))
        candidates.append(first.canonicalName);
    // ... and, after or instead of it, the name at which a secure alias record stands.
    if (std::all_of(lookups.begin(), lookups.end(), firstAliasSecure)
        && !candidates.contains(first.question.name))
        candidates.append(first.question.name);
    candidates.removeIf([](const DomainName& base) { return !tlsaOwner(base); });
    return candidates;
}

TlsaResult judgeTlsa(const Lookup& a, const Lookup& aaaa, const QList<Lookup>& tlsa)
{
    TlsaResult result;
    result.base = a.question.name;
    result.candidates = tlsaBaseCandidates(a, aaaa);
    result.hostIsAlias = isAlias(a) || isAlias(aaaa);
    for (const DomainName& candidate : std::as_const(result.candidates)) {
        const DomainName owner = *tlsaOwner(candidate);
        const auto lookup = std::find_if(tlsa.begin(), tlsa.end(), [&owner](const Lookup& made) {
            return made.question == dns::Question{owner, dns::RecordType::TLSA};
        });
        result.base = candidate;
        if (lookup == tlsa.end()) {
            result.state = TlsaState::LookupFailed;
            result.why = QStringLiteral("the TLSA lookup of %1 was not made").arg(owner.toString());
            return result;
        }
        // RFC 7672 2.1.1: bogus or failed ends the search. To go on would let an attacker who can block an
        // answer choose the name.
        if (lookup->security == dns::Security::Bogus || lookup->failed()) {
            result.state =
                lookup->security == dns::Security::Bogus ? TlsaState::Bogus : TlsaState::LookupFailed;
            result.why = lookup->why;
            return result;
        }
        if (lookup->outcome == Lookup::Outcome::Answer) {
            if (lookup->secure()) {
                takeRecords(*lookup, result);
                return result;
            }
            result.insecureRecords = true;
        }
    }
    if (!result.candidates.isEmpty()) {
        result.base = result.candidates.first();
        result.state = TlsaState::NotPublished;
    }
    return result;
}

}  // namespace relaydeck::dane

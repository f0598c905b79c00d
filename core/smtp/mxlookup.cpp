// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/mxlookup.h"

#include "core/dns/record.h"

#include <tuple>

namespace relaydeck::smtp {

namespace {

using dnssec::Lookup;

bool looksLikeAddress(const DomainName& name)
{
    const QList<QByteArray> labels = name.labels();
    return labels.size() == 4 && std::all_of(labels.begin(), labels.end(), [](const QByteArray& label) {
               return std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
           });
}

bool hasDoubledDomain(const DomainName& name, const DomainName& domain)
{
    if (!name.isBelow(domain) || domain.isRoot())
        return false;
    const QList<QByteArray> labels = name.labels();
    const QList<QByteArray> suffix = domain.labels();
    const QList<QByteArray> front = labels.first(labels.size() - suffix.size());
    return front.size() >= suffix.size() && front.last(suffix.size()) == suffix;
}

MxResult fromRecords(const Lookup& mx)
{
    MxResult result;
    result.security = mx.security;
    int nullRecords = 0;
    for (const dns::Record& record : mx.records) {
        const std::optional<dns::MxData> data = dns::mxOf(record);
        if (!data) {
            ++result.malformedRecords;
        } else if (data->exchange.isRoot()) {
            ++nullRecords;
            result.nullPreferenceNotZero = result.nullPreferenceNotZero || data->preference != 0;
        } else {
            result.hosts.append(
                {data->exchange, data->preference, oddityOf(data->exchange, mx.question.name)});
        }
    }
    std::sort(result.hosts.begin(), result.hosts.end(), [](const MxHost& left, const MxHost& right) {
        return std::tie(left.preference, left.name) < std::tie(right.preference, right.name);
    });
    // A host that is named twice is tried at its better preference.
    QSet<DomainName> known;
    result.hosts.removeIf([&known](const MxHost& host) {
        const bool again = known.contains(host.name);
        known.insert(host.name);
        return again;
    });

    if (!result.hosts.isEmpty()) {
        result.kind = MxKind::Mx;
        result.nullAmongOthers = nullRecords > 0;
    } else if (nullRecords > 0) {
        result.kind = MxKind::Null;
    } else {
        result.why = QStringLiteral("no MX record of the answer can be read");
    }
    return result;
}

/// RFC 5321 5.1: without MX records the domain itself is the host, if it has an address.
MxResult fromAddresses(const Lookup& mx, const std::optional<Lookup>& a, const std::optional<Lookup>& aaaa)
{
    MxResult result;
    result.security = mx.security;
    bool found = false;
    bool failed = false;
    for (const std::optional<Lookup>& lookup : {a, aaaa}) {
        if (!lookup || lookup->failed()) {
            failed = true;
            if (lookup && result.why.isEmpty())
                result.why = lookup->why;
        } else if (lookup->outcome == Lookup::Outcome::Answer) {
            found = true;
            result.security = dns::weakest(result.security, lookup->security);
        }
    }
    if (found) {
        result.kind = MxKind::Implicit;
        result.why.clear();
        result.hosts.append({mx.question.name, 0, MxOddity::None});
    } else if (failed) {
        result.kind = MxKind::Failed;
        result.security = dns::Security::Indeterminate;
        for (const std::optional<Lookup>& lookup : {a, aaaa}) {
            if (lookup && lookup->failed())
                result.security = dns::weakest(result.security, lookup->security);
        }
    } else {
        result.kind = MxKind::None;
    }
    return result;
}

}  // namespace

MxOddity oddityOf(const DomainName& name, const DomainName& domain)
{
    if (looksLikeAddress(name))
        return MxOddity::Address;
    if (name.labels().last() == "localhost")
        return MxOddity::Localhost;
    if (!name.isHostName())
        return MxOddity::NotAHostName;
    return hasDoubledDomain(name, domain) ? MxOddity::DoubledDomain : MxOddity::None;
}

bool needsAddresses(const Lookup& mx)
{
    return mx.outcome == Lookup::Outcome::NoData;
}

MxResult judgeMx(const Lookup& mx, const std::optional<Lookup>& a, const std::optional<Lookup>& aaaa)
{
    switch (mx.outcome) {
    case Lookup::Outcome::Answer:
        return fromRecords(mx);
    case Lookup::Outcome::NoData:
        return fromAddresses(mx, a, aaaa);
    case Lookup::Outcome::NameError: {
        MxResult result;
        result.kind = MxKind::NxDomain;
        result.security = mx.security;
        return result;
    }
    case Lookup::Outcome::Failed: {
        MxResult result;
        result.security = mx.security;
        result.why = mx.why;
        return result;
    }
    }
    Q_UNREACHABLE();
}

QString mxKindName(MxKind kind)
{
    switch (kind) {
    case MxKind::Mx:
        return QStringLiteral("mx");
    case MxKind::Implicit:
        return QStringLiteral("implicit");
    case MxKind::Null:
        return QStringLiteral("null");
    case MxKind::None:
        return QStringLiteral("none");
    case MxKind::NxDomain:
        return QStringLiteral("nxdomain");
    case MxKind::Failed:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

}  // namespace relaydeck::smtp

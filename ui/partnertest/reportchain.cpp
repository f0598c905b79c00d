// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reportchain.h"

#include "ui/partnertest/evidencewords.h"
#include "ui/text/texts.h"
#include "ui/widgets/copyabletext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace relaydeck::ui {

using dns::RecordType;
using dns::Security;
using dnssec::Fault;
using dnssec::KeyLink;
using dnssec::Lookup;
using dnssec::ZoneLink;
using partnertest::EndpointReport;
using partnertest::HostReport;
using partnertest::PartnerReport;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::ReportChain)
};

/// The lookup that the chain is shown for: the first on the way to the server that is not secure, else the
/// last one, TLSA.
const Lookup& shownLookup(const PartnerReport& report, const HostReport* host)
{
    if (!host || !report.mx.secure())
        return report.mx;
    const Lookup& address = host->ipv4.security <= host->ipv6.security ? host->ipv4 : host->ipv6;
    if (!address.secure() && !address.chain.isEmpty())
        return address;
    return host->tlsaLookup ? *host->tlsaLookup : report.mx;
}

bool keysFailed(const ZoneLink& zone, const Lookup& lookup)
{
    return zone.fault == Fault::DsMismatch || zone.fault == Fault::DnskeyMissing
        || lookup.faultType == RecordType::DNSKEY;
}

ChainState failureState(Security security)
{
    switch (security) {
    case Security::Secure:
        return ChainState::Verified;
    case Security::Insecure:
        return ChainState::Absent;
    case Security::Bogus:
        return ChainState::Broken;
    case Security::Indeterminate:
        break;
    }
    return ChainState::NotChecked;
}

ChainNode node(ChainShape shape, const QString& title, const QString& subtitle)
{
    return {
        .shape = shape, .title = title, .subtitle = subtitle, .state = ChainState::Verified, .fromAbove = {}};
}

QString zoneTitle(const DomainName& zone)
{
    return zone.isRoot() ? Words::tr(". (root)") : zone.toDisplayString() + u'.';
}

/// Key signing key first, zone signing key beneath; one node where one key does both.
QList<ChainNode> keyNodes(const ZoneLink& zone)
{
    const auto entry = std::find_if(zone.keys.begin(), zone.keys.end(),
                                    [](const KeyLink& key) { return key.matchesDs && key.signsKeys; });
    const auto signer =
        std::find_if(zone.keys.begin(), zone.keys.end(), [](const KeyLink& key) { return key.signsData; });
    QList<ChainNode> nodes;
    if (entry != zone.keys.end()) {
        const bool both = entry->signsData || signer == zone.keys.end();
        nodes.append(
            node(entry->trustAnchor ? ChainShape::TrustAnchor : ChainShape::Key,
                 (both && entry->signsData ? Words::tr("CSK %1") : Words::tr("KSK %1")).arg(entry->tag),
                 entry->trustAnchor ? Words::tr("trust anchor") : algorithmWords(entry->algorithm)));
        if (!both)
            nodes.append(node(ChainShape::Key, Words::tr("ZSK %1").arg(signer->tag),
                              algorithmWords(signer->algorithm)));
        return nodes;
    }
    if (zone.security == Security::Secure)
        return nodes;
    if (zone.keys.isEmpty())
        nodes.append(
            node(ChainShape::Key,
                 zone.fault == Fault::NoDs ? Words::tr("No key needed") : Words::tr("No key verified"),
                 zone.fault == Fault::NoDs ? Words::tr("zone is not signed") : QString()));
    else
        nodes.append(node(ChainShape::Key, Words::tr("Key %1").arg(zone.keys.first().tag),
                          zone.fault == Fault::DsMismatch ? Words::tr("matches no DS record")
                                                          : algorithmWords(zone.keys.first().algorithm)));
    return nodes;
}

ChainNode dsNode(const ZoneLink& child)
{
    const QString label = QString::fromLatin1(child.zone.firstLabel());
    if (child.ds.isEmpty())
        return node(ChainShape::Ds,
                    child.security == Security::Insecure ? Words::tr("No DS for %1").arg(label)
                                                         : Words::tr("DS %1").arg(label),
                    child.fault == Fault::NoDs ? Words::tr("proven: not signed") : Words::tr("no proof"));
    const auto matched =
        std::find_if(child.ds.begin(), child.ds.end(), [](const dnssec::DsLink& ds) { return ds.matched; });
    const dnssec::DsLink& ds = matched != child.ds.end() ? *matched : child.ds.first();
    return node(ChainShape::Ds, Words::tr("DS %1").arg(label),
                Words::tr("%1 of %2").arg(digestWords(ds.digestType)).arg(ds.tag));
}

const EndpointReport* shownEndpoint(const HostReport& host)
{
    for (const EndpointReport& endpoint : host.endpoints) {
        if (endpoint.dane && endpoint.dane->outcome != tls::DaneVerdict::Outcome::Match)
            return &endpoint;
    }
    return host.endpoints.isEmpty() ? nullptr : &host.endpoints.first();
}

const partnertest::TlsaComparison* shownComparison(const EndpointReport* endpoint)
{
    if (!endpoint || endpoint->tlsa.isEmpty())
        return nullptr;
    const auto best = [&](auto property) {
        return std::find_if(endpoint->tlsa.begin(), endpoint->tlsa.end(), property);
    };
    auto found = best([](const partnertest::TlsaComparison& c) { return c.matches; });
    if (found == endpoint->tlsa.end())
        found = best([](const partnertest::TlsaComparison& c) { return c.usable; });
    return found == endpoint->tlsa.end() ? &endpoint->tlsa.first() : &*found;
}

QString recordWords(qsizetype count)
{
    return count == 1 ? Words::tr("1 record") : Words::tr("%n records", nullptr, static_cast<int>(count));
}

/// The data that was asked for, as the last node of its zone.
ChainNode dataNode(const Lookup& lookup, const HostReport* host)
{
    if (lookup.question.type != RecordType::TLSA) {
        const QString type = dns::typeName(lookup.question.type);
        return node(ChainShape::RRset, type,
                    lookup.records.isEmpty() ? Words::tr("no record") : recordWords(lookup.records.size()));
    }
    const QList<dns::TlsaData> records = host ? tlsaRecords(*host) : QList<dns::TlsaData>();
    if (records.isEmpty())
        return node(ChainShape::RRset, lookup.failed() ? Words::tr("TLSA") : Words::tr("No TLSA record"),
                    lookup.failed() ? Words::tr("lookup fails") : Words::tr("proven: not published"));
    const partnertest::TlsaComparison* comparison = shownComparison(shownEndpoint(*host));
    const dns::TlsaData& record = comparison ? comparison->record : records.first();
    QString title = Words::tr("TLSA %1").arg(tlsaForm(record));
    if (records.size() > 1)
        title = Words::tr("%1, +%2").arg(title).arg(records.size() - 1);
    return node(ChainShape::RRset, title, shortHex(hexText(record.association), 2));
}

/// The server on the wire, and what it shows.
ChainBox serverBox(const HostReport& host)
{
    ChainBox box{
        .title = host.name.toDisplayString(), .verdict = Verdict::NotTested, .nodes = {}, .description = {}};
    const EndpointReport* endpoint = shownEndpoint(host);
    if (!endpoint) {
        box.nodes.append(node(ChainShape::RRset, Words::tr("Port 25"), Words::tr("not asked")));
        return box;
    }
    const QString wire = endpoint->startTls ? tlsVersionWords(endpoint->tlsVersion)
        : endpoint->error.isEmpty()         ? Words::tr("no STARTTLS")
                                            : Words::tr("no TLS");
    box.nodes.append(
        node(ChainShape::RRset, Words::tr("Port 25, %1").arg(wire), endpoint->address.toString()));
    if (!endpoint->certificate)
        return box;
    const partnertest::TlsaComparison* comparison = shownComparison(endpoint);
    const QByteArray shown =
        comparison && !comparison->shown.isEmpty() ? comparison->shown : endpoint->certificate->keySha256;
    const bool wholeCertificate = comparison && comparison->record.selector == 0;
    box.nodes.append(node(ChainShape::Sheet,
                          wholeCertificate ? Words::tr("Server certificate") : Words::tr("Server key"),
                          shortHex(hexText(shown), 2)));
    return box;
}

struct Failure {
    ChainPlace place;
    ChainState state = ChainState::Verified;
};

ChainPlace lastNode(const Chain& chain, int box)
{
    return {box, static_cast<int>(chain.boxes.at(box).nodes.size()) - 1};
}

bool keysVerified(const ZoneLink& zone)
{
    return std::any_of(zone.keys.begin(), zone.keys.end(),
                       [](const KeyLink& key) { return key.matchesDs && key.signsKeys; });
}

/// Where the way to the data stops being proven.
std::optional<Failure> dnsFailure(const Chain& chain, const Lookup& lookup)
{
    const int last = static_cast<int>(lookup.chain.size()) - 1;
    for (int zone = 0; zone <= last; ++zone) {
        const ZoneLink& link = lookup.chain.at(zone);
        if (link.security == Security::Secure)
            continue;
        const ChainState state = failureState(link.security);
        // The zone of the answer also carries what is wrong with the answer itself.
        if (zone == last && keysVerified(link))
            return Failure{lastNode(chain, last), state};
        if (zone == 0 || keysFailed(link, lookup))
            return Failure{{zone, 0}, state};
        return Failure{lastNode(chain, zone - 1), state};
    }
    if (last < 0)
        return std::nullopt;
    if (!lookup.secure())
        return Failure{lastNode(chain, last), failureState(lookup.security)};
    // Proven not to be published: mail goes without, but here the way to the server ends.
    if (lookup.question.type == RecordType::TLSA && lookup.records.isEmpty())
        return Failure{lastNode(chain, last), ChainState::Absent};
    return std::nullopt;
}

/// What is wrong with the server, when DNS has proven what it must show.
std::optional<Failure> serverFailure(const HostReport& host, int box, qsizetype nodes)
{
    const EndpointReport* endpoint = shownEndpoint(host);
    if (host.tlsa != partnertest::TlsaStatus::Usable || !endpoint)
        return std::nullopt;
    if (!endpoint->startTls)
        return Failure{{box, 0},
                       host.dane == partnertest::DaneOutcome::Unknown ? ChainState::NotChecked
                                                                      : ChainState::Broken};
    if (nodes > 1 && endpoint->dane && endpoint->dane->outcome != tls::DaneVerdict::Outcome::Match)
        return Failure{{box, 1}, ChainState::Broken};
    return std::nullopt;
}

bool isAfter(const ChainPlace& place, const ChainPlace& failing)
{
    return place.box > failing.box || (place.box == failing.box && place.node > failing.node);
}

Verdict boxVerdict(int box, const std::optional<Failure>& failure)
{
    if (!failure || box < failure->place.box)
        return Verdict::DeliveredDane;
    if (box > failure->place.box)
        return Verdict::NotTested;
    return failure->state == ChainState::Broken ? Verdict::Rejected
        : failure->state == ChainState::Absent  ? Verdict::NotNeeded
                                                : Verdict::CouldNotTest;
}

/// States of nodes and of the links into them, from the one place that fails.
void settle(Chain& chain, const std::optional<Failure>& failure)
{
    for (int box = 0; box < chain.boxes.size(); ++box) {
        QList<ChainNode>& nodes = chain.boxes[box].nodes;
        for (int i = 0; i < nodes.size(); ++i) {
            const ChainPlace place{box, i};
            if (failure && place == failure->place)
                nodes[i].state = failure->state;
            else if (failure && isAfter(place, failure->place))
                nodes[i].state = ChainState::NotChecked;
            if (i > 0)
                nodes[i].fromAbove = nodes.at(i).state;
        }
        chain.boxes[box].verdict = boxVerdict(box, failure);
    }
    for (ChainLink& link : chain.links)
        link.state = chain.boxes.at(link.fromBox + 1).nodes.at(link.toNode).state;
}

QString untilWords(const ZoneLink& zone)
{
    QDateTime earliest;
    for (const dnssec::SignatureLink& signature : zone.signatures) {
        if (signature.verified && (!earliest.isValid() || signature.expiration < earliest))
            earliest = signature.expiration;
    }
    if (!earliest.isValid())
        return zone.why;
    return Words::tr("signatures valid until %1")
        .arg(QLocale().toString(earliest.date(), QStringLiteral("d MMM yyyy")));
}

}  // namespace

qsizetype chainHost(const PartnerReport& report)
{
    for (qsizetype i = 0; i < report.hosts.size(); ++i) {
        if (report.hosts.at(i).dane == partnertest::DaneOutcome::Fail)
            return i;
    }
    return report.hosts.isEmpty() ? -1 : 0;
}

Chain chainOf(const PartnerReport& report, qsizetype hostIndex)
{
    const HostReport* host =
        hostIndex >= 0 && hostIndex < report.hosts.size() ? &report.hosts.at(hostIndex) : nullptr;
    const Lookup& lookup = shownLookup(report, host);
    Chain chain;
    for (qsizetype i = 0; i < lookup.chain.size(); ++i) {
        const ZoneLink& zone = lookup.chain.at(i);
        ChainBox box{.title = zoneTitle(zone.zone),
                     .verdict = Verdict::DeliveredDane,
                     .nodes = keyNodes(zone),
                     .description = untilWords(zone)};
        const bool last = i + 1 == lookup.chain.size();
        box.nodes.append(last ? dataNode(lookup, host) : dsNode(lookup.chain.at(i + 1)));
        if (i > 0)
            chain.links.append({.fromBox = static_cast<int>(i) - 1,
                                .fromNode = static_cast<int>(chain.boxes.constLast().nodes.size()) - 1,
                                .toNode = 0});
        chain.boxes.append(box);
    }
    std::optional<Failure> failure = dnsFailure(chain, lookup);
    if (host && !chain.boxes.isEmpty()) {
        const ChainBox server = serverBox(*host);
        const int box = static_cast<int>(chain.boxes.size());
        chain.links.append({.fromBox = box - 1,
                            .fromNode = static_cast<int>(chain.boxes.constLast().nodes.size()) - 1,
                            .toNode = static_cast<int>(server.nodes.size()) - 1});
        chain.boxes.append(server);
        // Not one usable record: TLS is asked for, and nothing authenticates it (RFC 7672 2.2).
        if (!failure && host->tlsa == partnertest::TlsaStatus::Unusable)
            failure = Failure{lastNode(chain, box - 1), ChainState::Broken};
        if (!failure)
            failure = serverFailure(*host, box, server.nodes.size());
    }
    settle(chain, failure);
    if (host && !chain.boxes.isEmpty() && chain.boxes.constLast().nodes.size() > 1) {
        // That the server shows its key is seen, whatever the key is worth.
        QList<ChainNode>& wire = chain.boxes.last().nodes;
        wire.last().fromAbove = wire.first().state;
    }
    return chain;
}

}  // namespace relaydeck::ui

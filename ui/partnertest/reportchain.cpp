// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reportchain.h"

#include "core/documents/chaintext.h"
#include "ui/partnertest/chainnodes.h"

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
    const Lookup& lookup = documents::decidingLookup(report, host);
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

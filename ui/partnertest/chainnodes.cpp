// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/chainnodes.h"

#include "core/base/plaintext.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/text/texts.h"
#include "ui/widgets/copyabletext.h"

#include <QtCore/QCoreApplication>

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

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::ChainNodes)
};

ChainNode node(ChainShape shape, const QString& title, const QString& subtitle)
{
    return {
        .shape = shape, .title = title, .subtitle = subtitle, .state = ChainState::Verified, .fromAbove = {}};
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
    return Words::tr("%n records", nullptr, static_cast<int>(count));
}

}  // namespace

QString zoneTitle(const DomainName& zone)
{
    return zone.isRoot() ? Words::tr(". (root)") : isolated(zone.toDisplayString() + u'.');
}

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
    const QString label = isolated(plainText(child.zone.firstLabel(), 63));
    if (child.ds.isEmpty())
        return node(ChainShape::Ds,
                    child.security == Security::Insecure ? Words::tr("No DS for %1").arg(label)
                                                         : Words::tr("DS %1").arg(label),
                    child.fault == Fault::NoDs ? Words::tr("proven: not signed") : Words::tr("no proof"));
    const auto matched =
        std::find_if(child.ds.begin(), child.ds.end(), [](const dnssec::DsLink& ds) { return ds.matched; });
    const dnssec::DsLink& ds = matched != child.ds.end() ? *matched : child.ds.first();
    return node(ChainShape::Ds, Words::tr("DS %1").arg(label),
                Words::tr("%1 of %2").arg(isolated(digestWords(ds.digestType))).arg(ds.tag));
}

const EndpointReport* shownEndpoint(const HostReport& host)
{
    for (const EndpointReport& endpoint : host.endpoints) {
        if (endpoint.dane && endpoint.dane->outcome != tls::DaneVerdict::Outcome::Match)
            return &endpoint;
    }
    return host.endpoints.isEmpty() ? nullptr : &host.endpoints.first();
}

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
    QString title = Words::tr("TLSA %1").arg(isolated(tlsaForm(record)));
    if (records.size() > 1)
        title = Words::tr("%1, +%2").arg(title).arg(records.size() - 1);
    return node(ChainShape::RRset, title, isolated(shortHex(hexText(record.association), 2)));
}

ChainBox serverBox(const HostReport& host)
{
    ChainBox box{
        .title = shownName(host.name), .verdict = Verdict::NotTested, .nodes = {}, .description = {}};
    const EndpointReport* endpoint = shownEndpoint(host);
    if (!endpoint) {
        box.nodes.append(node(ChainShape::RRset, Words::tr("Port 25"), Words::tr("not asked")));
        return box;
    }
    const QString wire = endpoint->startTls ? tlsVersionWords(endpoint->tlsVersion)
        : endpoint->error.isEmpty()         ? Words::tr("no STARTTLS")
                                            : Words::tr("no TLS");
    box.nodes.append(
        node(ChainShape::RRset, Words::tr("Port 25, %1").arg(wire), isolated(endpoint->address.toString())));
    if (!endpoint->certificate)
        return box;
    const partnertest::TlsaComparison* comparison = shownComparison(endpoint);
    const QByteArray shown =
        comparison && !comparison->shown.isEmpty() ? comparison->shown : endpoint->certificate->keySha256;
    const bool wholeCertificate = comparison && comparison->record.selector == 0;
    box.nodes.append(node(ChainShape::Sheet,
                          wholeCertificate ? Words::tr("Server certificate") : Words::tr("Server key"),
                          isolated(shortHex(hexText(shown), 2))));
    return box;
}

}  // namespace relaydeck::ui

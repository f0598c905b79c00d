// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/partnertest/treeevidence.h"

#include "tests/support/qttest.h"

#include <algorithm>

namespace relaydeck::test {

using namespace partnertest;
using dns::RecordType;

Judgement judgementOf(const SignedTree& tree)
{
    Judgement judgement;
    judgement.anchors = tree.anchors();
    return judgement;
}

Evidence evidenceFrom(const SignedTree& tree, const QList<const char*>& more)
{
    Evidence evidence;
    evidence.domain = name("partner.example");
    evidence.startedAt = treeTime();
    evidence.judgedAt = treeTime();
    const auto add = [&](const char* owner, std::initializer_list<RecordType> types) {
        for (const RecordType type : types)
            evidence.exchanges.append(tree.exchange({name(owner), type}));
    };
    add(".", {RecordType::DNSKEY});
    add("example", {RecordType::DS, RecordType::DNSKEY});
    add("partner.example",
        {RecordType::DS, RecordType::DNSKEY, RecordType::MX, RecordType::A, RecordType::AAAA});
    add("mx.partner.example", {RecordType::A, RecordType::AAAA, RecordType::DS});
    add("_25._tcp.mx.partner.example", {RecordType::TLSA});
    add("_mta-sts.partner.example", {RecordType::TXT});
    add("_smtp._tls.partner.example", {RecordType::TXT});
    for (const char* owner : more)
        add(owner, {RecordType::TLSA, RecordType::DS, RecordType::DNSKEY, RecordType::A, RecordType::AAAA});
    return evidence;
}

HostEndpoint dialogueWith(const QList<QByteArray>& chain, const char* sni)
{
    HostEndpoint entry{.host = name("mx.partner.example"), .endpoint = {}};
    smtp::Endpoint& endpoint = entry.endpoint;
    endpoint.address = QHostAddress(QHostAddress::LocalHost);
    endpoint.sni = name(sni);
    endpoint.startedAt = treeTime();
    endpoint.stage = smtp::Stage::Done;
    endpoint.outcome = smtp::Outcome::Completed;
    endpoint.startTlsOffered = true;
    endpoint.handshake.outcome = tls::Handshake::Outcome::Completed;
    endpoint.handshake.version = QStringLiteral("TLSv1.3");
    endpoint.handshake.cipher = QStringLiteral("TLS_AES_256_GCM_SHA384");
    endpoint.handshake.chain = chain;
    return entry;
}

HostEndpoint otherDialogueWith(const QList<QByteArray>& chain)
{
    HostEndpoint entry = dialogueWith(chain);
    entry.endpoint.forOtherCertificate = true;
    entry.endpoint.certificateType = tls::CertificateType::Rsa;
    return entry;
}

const Finding* findingOf(const PartnerReport& report, FindingCode code)
{
    const auto at = std::find_if(report.findings.begin(), report.findings.end(),
                                 [code](const Finding& finding) { return finding.code == code; });
    return at == report.findings.end() ? nullptr : &*at;
}

}  // namespace relaydeck::test

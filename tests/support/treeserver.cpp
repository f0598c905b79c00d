// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/treeserver.h"

#include "tests/support/qttest.h"

namespace relaydeck::test {

using dns::RecordType;

namespace {

bool addedByDnssec(const dns::Record& record)
{
    return record.type == RecordType::RRSIG || record.type == RecordType::NSEC
        || record.type == RecordType::NSEC3;
}

void strip(dns::Message& message)
{
    message.dnssecOk = false;
    for (QList<dns::Record>* section : {&message.answer, &message.authority})
        section->removeIf(addedByDnssec);
}

}  // namespace

TreeServer::TreeServer(const SignedTree& tree, const QList<QByteArray>& names, Dnssec dnssec)
{
    QSet<DomainName> all{DomainName()};
    for (const QByteArray& text : names) {
        for (DomainName owner = name(text.constData()); !owner.isRoot(); owner = owner.parent())
            all.insert(owner);
    }
    for (const DomainName& owner : std::as_const(all)) {
        for (const RecordType type :
             {RecordType::A, RecordType::AAAA, RecordType::NS, RecordType::SOA, RecordType::MX,
              RecordType::TXT, RecordType::TLSA, RecordType::DS, RecordType::DNSKEY}) {
            const dns::Exchange exchange = tree.exchange({owner, type});
            if (exchange.outcome != dns::Exchange::Outcome::Answered)
                continue;
            Result<dns::Message> message = dns::parseMessage(exchange.response);
            if (!message)
                qFatal("the tree's answer cannot be read: %s", qPrintable(message.error().detail));
            if (dnssec == Dnssec::Stripped)
                strip(*message);
            answer(*message);
        }
    }
}

QList<QByteArray> testedNames(const QByteArray& domain, const QList<QByteArray>& hosts)
{
    QList<QByteArray> names{domain, "_mta-sts." + domain, "mta-sts." + domain, "_smtp._tls." + domain};
    for (const QByteArray& host : hosts)
        names << host << "_25._tcp." + host;
    return names;
}

}  // namespace relaydeck::test

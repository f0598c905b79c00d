// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/denialtree.h"

#include <QtCore/QtEndian>

namespace relaydeck::test {

using dns::Record;
using dns::RecordType;

namespace {

constexpr char ZoneText[] = "@ MX 10 a\n"
                            "a A 192.0.2.1\n"
                            "a MX 10 a\n"
                            "alias CNAME a\n"
                            "deep.below.ent TXT deep\n"
                            "*.wild TXT made-up\n"
                            "real.wild A 192.0.2.2\n"
                            "tree DNAME other.example.\n";

bool denies(RecordType type)
{
    return type == RecordType::NSEC || type == RecordType::NSEC3;
}

}  // namespace

SignedTree denialTree(DenialKind kind, quint16 iterations, bool optOut)
{
    SignedTree tree;
    tree.add(DenialApex, ZoneText).signing =
        kind == DenialKind::Nsec ? signingWith() : signingWithNsec3(iterations, optOut);
    tree.add("open.partner.example", "host A 192.0.2.3\n").signing.reset();
    tree.add("closed.partner.example", "@ MX 10 host\nhost A 192.0.2.4\n");
    return tree;
}

RecordType coveredBy(const Record& signature)
{
    return RecordType(qFromBigEndian<quint16>(signature.rdata.constData()));
}

bool ofProof(const Record& record)
{
    return denies(record.type) || (record.type == RecordType::RRSIG && denies(coveredBy(record)));
}

QList<Record> allProofs(const SignedTree& tree, const char* apex)
{
    QList<Record> proofs;
    for (const Record& record : tree.signedZone(apex).records()) {
        if (ofProof(record))
            proofs.append(record);
    }
    return proofs;
}

void forEachKind(const std::function<void(const QByteArray&, DenialKind)>& row)
{
    row("NSEC, ", DenialKind::Nsec);
    row("NSEC3, ", DenialKind::Nsec3);
}

}  // namespace relaydeck::test

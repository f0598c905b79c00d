// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/examplezone.h"

#include "core/dnssec/zonetext.h"
#include "tests/support/qttest.h"

#include <QtCore/QtEndian>

namespace relaydeck::test {

using namespace dnssec;
using dns::Record;
using dns::RecordType;

namespace {

/// Every kind of answer has a place here; what hash order the names have does not matter to the tests.
constexpr char ZoneSource[] = R"(
@                 3600 IN SOA ns1 hostmaster 1 7200 3600 1209600 300
@                 3600 IN NS ns1
ns1               3600 IN A 192.0.2.1
a                 3600 IN A 192.0.2.2
a                 3600 IN MX 10 ns1
*.wild            3600 IN TXT "made up"
*.aliases         3600 IN CNAME a
*.loops           3600 IN CNAME x.loops
deep.below.ent    3600 IN TXT "deep"
alias             3600 IN CNAME a
chain             3600 IN CNAME alias
loop1             3600 IN CNAME loop2
loop2             3600 IN CNAME loop1
dangling          3600 IN CNAME nowhere
away              3600 IN CNAME www.other.
tree              3600 IN DNAME ent
moved             3600 IN DNAME other.
into              3600 IN CNAME host.secure
_25._tcp.a        3600 IN TLSA 3 1 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
secure            3600 IN NS ns.secure
secure            3600 IN DS 12345 13 2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
ns.secure         3600 IN A 192.0.2.3
insecure          3600 IN NS ns.insecure
ns.insecure       3600 IN AAAA 2001:db8::3
)";

template<typename T>
T orDie(const Result<T>& result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

}  // namespace

QList<Record> exampleRecords()
{
    return orDie(recordsFromText(ZoneSource, name("example")));
}

ZoneSigning exampleSigning(ExampleKind kind)
{
    static const ZoneSigning base = orDie(newZoneSigning(SigningAlgorithm::EcdsaP256));
    ZoneSigning signing = base;
    if (kind != ExampleKind::Nsec) {
        signing.denial = ZoneSigning::Denial::Nsec3;
        signing.salt = QByteArray::fromHex("aabb");
        signing.iterations = 3;
        signing.optOut = kind == ExampleKind::OptOut;
    }
    return signing;
}

SignedZone exampleZone(const ZoneSigning& signing)
{
    return orDie(signZone(name("example"), exampleRecords(), signing));
}

QString summary(const QList<Record>& section)
{
    QStringList result;
    for (const Record& record : section) {
        QString type = QString::number(quint16(record.type));
        if (record.type == RecordType::RRSIG)
            type = u"sig"_qs + QString::number(qFromBigEndian<quint16>(record.rdata.constData()));
        result.append(record.owner.toString() + u' ' + type);
    }
    return result.join(u", "_qs);
}

}  // namespace relaydeck::test

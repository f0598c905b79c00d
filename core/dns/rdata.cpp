// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/record.h"
#include "core/dns/wire.h"

#include <QtCore/QtEndian>

#include <cstring>

namespace relaydeck::dns {

namespace {

constexpr qsizetype Ipv4Size = 4;
constexpr qsizetype Ipv6Size = 16;

/// Type bitmaps of NSEC and NSEC3: blocks in ascending order, each of 1 to 32 octets (RFC 4034 4.1.2).
std::optional<QSet<RecordType>> readTypes(wire::Reader& reader)
{
    QSet<RecordType> types;
    int lastBlock = -1;
    while (!reader.failed() && !reader.atEnd()) {
        const int block = reader.u8();
        const quint8 length = reader.u8();
        if (block <= lastBlock || length < 1 || length > 32)
            return std::nullopt;
        const QByteArray bits = reader.take(length);
        for (qsizetype i = 0; i < bits.size() * 8; ++i) {
            if (quint8(bits.at(i / 8)) & (0x80 >> (i % 8)))
                types.insert(RecordType(block * 256 + int(i)));
        }
        lastBlock = block;
    }
    if (!reader.complete())
        return std::nullopt;
    return types;
}

/// RFC 4034 appendix B; the tag of algorithm 1 (B.1) lies in the modulus.
quint16 computeKeyTag(quint8 algorithm, QByteArrayView rdata)
{
    if (algorithm == 1)
        return rdata.size() > 6 ? qFromBigEndian<quint16>(rdata.last(3).data()) : 0;
    quint32 sum = 0;
    for (qsizetype i = 0; i < rdata.size(); ++i)
        sum += i % 2 == 0 ? quint32(quint8(rdata[i])) << 8 : quint8(rdata[i]);
    sum += sum >> 16 & 0xffff;
    return quint16(sum & 0xffff);
}

}  // namespace

std::optional<QHostAddress> addressOf(const Record& record)
{
    if (record.type == RecordType::A && record.rdata.size() == Ipv4Size)
        return QHostAddress(qFromBigEndian<quint32>(record.rdata.constData()));
    if (record.type == RecordType::AAAA && record.rdata.size() == Ipv6Size) {
        Q_IPV6ADDR address;
        std::memcpy(&address, record.rdata.constData(), sizeof address);
        return QHostAddress(address);
    }
    return std::nullopt;
}

std::optional<MxData> mxOf(const Record& record)
{
    if (record.type != RecordType::MX)
        return std::nullopt;
    wire::Reader reader(record.rdata);
    MxData mx;
    mx.preference = reader.u16();
    mx.exchange = reader.name();
    if (!reader.complete())
        return std::nullopt;
    return mx;
}

std::optional<QList<QByteArray>> txtOf(const Record& record)
{
    if (record.type != RecordType::TXT)
        return std::nullopt;
    wire::Reader reader(record.rdata);
    QList<QByteArray> strings;
    do  // at least one (RFC 1035 3.3.14)
        strings.append(reader.take(reader.u8()));
    while (!reader.failed() && !reader.atEnd());
    if (!reader.complete())
        return std::nullopt;
    return strings;
}

std::optional<DomainName> targetOf(const Record& record)
{
    if (record.type != RecordType::CNAME && record.type != RecordType::DNAME && record.type != RecordType::NS)
        return std::nullopt;
    return DomainName::fromWire(record.rdata);
}

std::optional<SoaData> soaOf(const Record& record)
{
    if (record.type != RecordType::SOA)
        return std::nullopt;
    wire::Reader reader(record.rdata);
    SoaData soa;
    soa.primary = reader.name();
    soa.mailbox = reader.name();
    soa.serial = reader.u32();
    soa.refresh = reader.u32();
    soa.retry = reader.u32();
    soa.expire = reader.u32();
    soa.minimum = reader.u32();
    if (!reader.complete())
        return std::nullopt;
    return soa;
}

std::optional<TlsaData> tlsaOf(const Record& record)
{
    if (record.type != RecordType::TLSA)
        return std::nullopt;
    wire::Reader reader(record.rdata);
    TlsaData tlsa;
    tlsa.usage = reader.u8();
    tlsa.selector = reader.u8();
    tlsa.matchingType = reader.u8();
    tlsa.association = reader.takeRest();
    if (reader.failed())
        return std::nullopt;
    return tlsa;
}

std::optional<DsData> dsOf(const Record& record)
{
    if (record.type != RecordType::DS)
        return std::nullopt;
    wire::Reader reader(record.rdata);
    DsData ds;
    ds.keyTag = reader.u16();
    ds.algorithm = reader.u8();
    ds.digestType = reader.u8();
    ds.digest = reader.takeRest();
    if (reader.failed() || ds.digest.isEmpty())
        return std::nullopt;
    return ds;
}

std::optional<DnskeyData> dnskeyOf(const Record& record)
{
    if (record.type != RecordType::DNSKEY)
        return std::nullopt;
    wire::Reader reader(record.rdata);
    DnskeyData key;
    key.flags = reader.u16();
    key.protocol = reader.u8();
    key.algorithm = reader.u8();
    key.publicKey = reader.takeRest();
    if (reader.failed() || key.publicKey.isEmpty())
        return std::nullopt;
    key.keyTag = computeKeyTag(key.algorithm, record.rdata);
    return key;
}

std::optional<RrsigData> rrsigOf(const Record& record)
{
    if (record.type != RecordType::RRSIG)
        return std::nullopt;
    wire::Reader reader(record.rdata);
    RrsigData signature;
    signature.covered = RecordType(reader.u16());
    signature.algorithm = reader.u8();
    signature.labels = reader.u8();
    signature.originalTtl = reader.u32();
    signature.expiration = reader.u32();
    signature.inception = reader.u32();
    signature.keyTag = reader.u16();
    signature.signer = reader.name();
    signature.signature = reader.takeRest();
    if (reader.failed() || signature.signature.isEmpty())
        return std::nullopt;
    return signature;
}

std::optional<NsecData> nsecOf(const Record& record)
{
    if (record.type != RecordType::NSEC)
        return std::nullopt;
    wire::Reader reader(record.rdata);
    NsecData nsec;
    nsec.next = reader.name();
    std::optional<QSet<RecordType>> types = readTypes(reader);
    if (!types)
        return std::nullopt;
    nsec.types = std::move(*types);
    return nsec;
}

std::optional<Nsec3Data> nsec3Of(const Record& record)
{
    if (record.type != RecordType::NSEC3)
        return std::nullopt;
    wire::Reader reader(record.rdata);
    Nsec3Data nsec3;
    nsec3.hashAlgorithm = reader.u8();
    nsec3.flags = reader.u8();
    nsec3.iterations = reader.u16();
    nsec3.salt = reader.take(reader.u8());
    nsec3.nextHash = reader.take(reader.u8());
    std::optional<QSet<RecordType>> types = readTypes(reader);
    if (!types || nsec3.nextHash.isEmpty())  // RFC 5155 3.1.7: 1 to 255 octets
        return std::nullopt;
    nsec3.types = std::move(*types);
    return nsec3;
}

}  // namespace relaydeck::dns

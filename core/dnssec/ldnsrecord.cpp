// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/ldnsrecord.h"

#include <QtCore/QtEndian>

#include <ldns/ldns.h>

namespace relaydeck::dnssec {

namespace {

constexpr quint16 ClassIn = 1;

template<typename T>
void appendBigEndian(QByteArray& wire, T value)
{
    const T swapped = qToBigEndian(value);
    wire.append(reinterpret_cast<const char*>(&swapped), sizeof swapped);
}

}  // namespace

void LdnsRecordFree::operator()(ldns_struct_rr* record) const noexcept
{
    ldns_rr_free(record);
}

LdnsRecord toLdns(const dns::Record& record)
{
    QByteArray wire = record.owner.wire();
    appendBigEndian(wire, static_cast<quint16>(record.type));
    appendBigEndian(wire, ClassIn);
    appendBigEndian(wire, record.ttl);
    appendBigEndian(wire, static_cast<quint16>(record.rdata.size()));
    wire += record.rdata;
    ldns_rr* result = nullptr;
    std::size_t position = 0;
    const ldns_status status =
        ldns_wire2rr(&result, reinterpret_cast<const uint8_t*>(wire.constData()),
                     static_cast<std::size_t>(wire.size()), &position, LDNS_SECTION_ANSWER);
    return LdnsRecord(status == LDNS_STATUS_OK ? result : nullptr);
}

dns::Record fromLdns(const ldns_struct_rr* record)
{
    uint8_t* data = nullptr;
    std::size_t size = 0;
    QByteArray wire;
    if (ldns_rr2wire(&data, record, LDNS_SECTION_ANSWER, &size) == LDNS_STATUS_OK)
        wire = QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    free(data);

    const std::size_t ownerSize = ldns_rdf_size(ldns_rr_owner(record));
    constexpr qsizetype FixedSize = 10;  // type, class, TTL and length (RFC 1035 3.2.1)
    dns::Record result;
    result.owner = DomainName::fromWire(wire.left(static_cast<qsizetype>(ownerSize))).value_or(DomainName());
    result.type = static_cast<dns::RecordType>(ldns_rr_get_type(record));
    result.ttl = ldns_rr_ttl(record);
    result.rdata = wire.mid(static_cast<qsizetype>(ownerSize) + FixedSize);
    return result;
}

}  // namespace relaydeck::dnssec

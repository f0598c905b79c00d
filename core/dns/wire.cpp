// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/wire.h"

#include <QtCore/QtEndian>

namespace relaydeck::dns::wire {

namespace {

constexpr quint16 ClassIn = 1;
constexpr quint8 LongestLabel = 63;

template<typename T>
void appendBigEndian(QByteArray& to, T value)
{
    std::array<char, sizeof(T)> octets{};
    qToBigEndian(value, octets.data());
    to.append(octets.data(), octets.size());
}

}  // namespace

QByteArray Reader::take(qsizetype count)
{
    if (m_failed || count < 0 || count > m_rest.size()) {
        m_failed = true;
        return {};
    }
    const QByteArray taken = m_rest.first(count).toByteArray();
    m_rest = m_rest.sliced(count);
    return taken;
}

quint32 Reader::integer(int octets)
{
    quint32 value = 0;
    const QByteArray taken = take(octets);
    for (const char octet : taken)
        value = value << 8 | quint8(octet);
    return value;
}

DomainName Reader::name()
{
    qsizetype length = 0;
    while (length < m_rest.size()) {
        const quint8 label = quint8(m_rest[length]);
        if (label > LongestLabel)
            break;
        length += 1 + label;
        if (label == 0) {
            const std::optional<DomainName> name = DomainName::fromWire(take(length));
            m_failed = m_failed || !name;
            return name.value_or(DomainName());
        }
    }
    m_failed = true;
    return {};
}

void append(QByteArray& to, quint8 value)
{
    to.append(char(value));
}

void append(QByteArray& to, quint16 value)
{
    appendBigEndian(to, value);
}

void append(QByteArray& to, quint32 value)
{
    appendBigEndian(to, value);
}

void append(QByteArray& to, const Record& record)
{
    Q_ASSERT(record.rdata.size() <= 0xffff);
    to.append(record.owner.wire());
    append(to, quint16(record.type));
    append(to, ClassIn);
    append(to, record.ttl);
    append(to, quint16(record.rdata.size()));
    to.append(record.rdata);
}

}  // namespace relaydeck::dns::wire

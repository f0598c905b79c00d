// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gzip.h"

#include <QtCore/QtEndian>

#include <array>

namespace relaydeck::test {

namespace {

/// RFC 1952 8.
quint32 crc32(const QByteArray& octets)
{
    static const std::array<quint32, 256> table = [] {
        std::array<quint32, 256> entries{};
        for (quint32 i = 0; i < entries.size(); ++i) {
            quint32 entry = i;
            for (int bit = 0; bit < 8; ++bit)
                entry = (entry & 1) != 0 ? (entry >> 1) ^ 0xedb88320 : entry >> 1;
            entries.at(i) = entry;
        }
        return entries;
    }();
    quint32 crc = 0xffffffff;
    for (const char octet : octets)
        crc = table.at((crc ^ static_cast<quint8>(octet)) & 0xff) ^ (crc >> 8);
    return ~crc;
}

QByteArray littleEndian(quint32 number)
{
    QByteArray octets(4, Qt::Uninitialized);
    qToLittleEndian(number, octets.data());
    return octets;
}

}  // namespace

QByteArray gzipped(const QByteArray& octets)
{
    // Qt puts the length before a zlib stream (RFC 1950): two octets, the deflated data, four octets. It
    // makes none of nothing, which is an empty block (RFC 1951 3.2.6).
    constexpr qsizetype QtLength = 4;
    const QByteArray deflated =
        octets.isEmpty() ? QByteArray("\x03\x00", 2) : qCompress(octets).mid(QtLength + 2).chopped(4);
    return QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10) + deflated + littleEndian(crc32(octets))
        + littleEndian(static_cast<quint32>(octets.size()));
}

}  // namespace relaydeck::test

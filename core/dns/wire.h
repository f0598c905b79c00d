// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/record.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <optional>

/// Reading and writing of wire form, for the files of this folder.
namespace relaydeck::dns::wire {

/// Reads forward through octets that may be hostile. A read past the end gives zero or nothing and leaves the
/// reader failed, so that a parser checks once, at its end.
class Reader {
public:
    explicit Reader(QByteArrayView octets) : m_rest(octets) { }

    bool failed() const { return m_failed; }
    bool atEnd() const { return m_rest.isEmpty(); }
    /// Everything was read and nothing was missing.
    bool complete() const { return !m_failed && m_rest.isEmpty(); }

    quint8 u8() { return quint8(integer(1)); }
    quint16 u16() { return quint16(integer(2)); }
    quint32 u32() { return integer(4); }
    QByteArray take(qsizetype count);
    QByteArray takeRest() { return take(m_rest.size()); }
    /// An uncompressed name; fails on compression pointers.
    DomainName name();

private:
    quint32 integer(int octets);

    QByteArrayView m_rest;
    bool m_failed = false;
};

/// A record of any class, or a question, which has neither TTL nor RDATA.
struct RawRecord {
    DomainName owner;
    quint16 type = 0;
    quint16 recordClass = 0;
    quint32 ttl = 0;
    QByteArray rdata;  ///< names decompressed
};
enum class Section { Question, Records };

/// The record at a position of a packet, by ldns; moves the position behind it. Defined in record.cpp.
Result<RawRecord> readRecord(QByteArrayView packet, size_t& position, Section section);

void append(QByteArray& to, quint8 value);
void append(QByteArray& to, quint16 value);
void append(QByteArray& to, quint32 value);
/// A record of class IN, names not compressed.
void append(QByteArray& to, const Record& record);

}  // namespace relaydeck::dns::wire

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"
#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtNetwork/QHostAddress>

#include <optional>

namespace relaydeck::dns {

/// Resource record types that we name; any other value is legal too.
enum class RecordType : quint16 {
    A = 1,
    NS = 2,
    CNAME = 5,
    SOA = 6,
    MX = 15,
    TXT = 16,
    AAAA = 28,
    DNAME = 39,
    DS = 43,
    RRSIG = 46,
    NSEC = 47,
    DNSKEY = 48,
    NSEC3 = 50,
    NSEC3PARAM = 51,
    TLSA = 52,
    ANY = 255,
};

/// Mnemonic, or `TYPE123` (RFC 3597).
QString typeName(RecordType type);
std::optional<RecordType> typeFromName(const QString& name);

/// One resource record of class IN. `rdata` is in wire form without compression, names in it as they came.
struct Record {
    DomainName owner;
    RecordType type = RecordType::A;
    quint32 ttl = 0;
    QByteArray rdata;

    friend bool operator==(const Record&, const Record&) = default;
};

/// RDATA in presentation form, by ldns; `\# ...` (RFC 3597) for what does not parse.
QString rdataText(const Record& record);
/// The whole record in presentation form.
QString recordText(const Record& record);
/// A record from one line of a zone file with absolute names, such as `mx.example. 3600 IN A 192.0.2.1`; by
/// ldns.
Result<Record> recordFromText(const QByteArray& line);

// Typed RDATA; each parser gives nothing for a record of another type or with malformed RDATA.

struct MxData {
    quint16 preference = 0;
    DomainName exchange;  ///< the root: null MX (RFC 7505)
};

struct SoaData {
    DomainName primary;
    DomainName mailbox;
    quint32 serial = 0;
    quint32 refresh = 0;
    quint32 retry = 0;
    quint32 expire = 0;
    quint32 minimum = 0;  ///< TTL of negative answers (RFC 2308 4)
};

struct TlsaData {
    quint8 usage = 0;
    quint8 selector = 0;
    quint8 matchingType = 0;
    QByteArray association;

    friend bool operator==(const TlsaData&, const TlsaData&) = default;
};

struct DsData {
    quint16 keyTag = 0;
    quint8 algorithm = 0;
    quint8 digestType = 0;
    QByteArray digest;
};

struct DnskeyData {
    quint16 flags = 0;
    quint8 protocol = 0;
    quint8 algorithm = 0;
    QByteArray publicKey;
    quint16 keyTag = 0;  ///< computed (RFC 4034 appendix B)
};

struct RrsigData {
    RecordType covered = RecordType::A;
    quint8 algorithm = 0;
    quint8 labels = 0;
    quint32 originalTtl = 0;
    quint32 expiration = 0;  ///< serial arithmetic (RFC 4034 3.1.5)
    quint32 inception = 0;
    quint16 keyTag = 0;
    DomainName signer;
    QByteArray signature;
};

struct NsecData {
    DomainName next;
    QSet<RecordType> types;
};

struct Nsec3Data {
    quint8 hashAlgorithm = 0;
    quint8 flags = 0;  ///< bit 0: opt-out
    quint16 iterations = 0;
    QByteArray salt;
    QByteArray nextHash;
    QSet<RecordType> types;
};

std::optional<QHostAddress> addressOf(const Record& record);  ///< A and AAAA
std::optional<MxData> mxOf(const Record& record);
/// The character strings of a TXT record; one record's strings are joined by its reader.
std::optional<QList<QByteArray>> txtOf(const Record& record);
std::optional<DomainName> targetOf(const Record& record);  ///< CNAME, DNAME, NS
std::optional<SoaData> soaOf(const Record& record);
std::optional<TlsaData> tlsaOf(const Record& record);
std::optional<DsData> dsOf(const Record& record);
std::optional<DnskeyData> dnskeyOf(const Record& record);
std::optional<RrsigData> rrsigOf(const Record& record);
std::optional<NsecData> nsecOf(const Record& record);
std::optional<Nsec3Data> nsec3Of(const Record& record);

}  // namespace relaydeck::dns

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/record.h"

#include "core/dns/wire.h"

#include <QtCore/QtEndian>

#include <ldns/ldns.h>

#include <cstdlib>
#include <memory>

namespace relaydeck::dns {

namespace {

constexpr qsizetype LargestRdata = 0xffff;

struct FreeRr {
    void operator()(ldns_rr* rr) const { ldns_rr_free(rr); }
};
struct FreeText {
    void operator()(char* text) const { std::free(text); }
};
using RrPtr = std::unique_ptr<ldns_rr, FreeRr>;
using TextPtr = std::unique_ptr<char, FreeText>;

QByteArrayView octetsOf(const ldns_rdf* field)
{
    if (!field)
        return {};
    return {reinterpret_cast<const char*>(ldns_rdf_data(field)), qsizetype(ldns_rdf_size(field))};
}

/// The octets of ldns' fields are those of the wire.
QByteArray rdataOf(const ldns_rr* rr)
{
    QByteArray rdata;
    for (size_t i = 0; i < ldns_rr_rd_count(rr); ++i)
        rdata.append(octetsOf(ldns_rr_rdf(rr, i)));
    return rdata;
}

Result<RrPtr> parse(QByteArrayView octets, size_t& position, ldns_pkt_section section)
{
    ldns_rr* parsed = nullptr;
    const ldns_status status = ldns_wire2rr(&parsed, reinterpret_cast<const uint8_t*>(octets.data()),
                                            size_t(octets.size()), &position, section);
    if (status != LDNS_STATUS_OK)
        return Error{ErrorCode::InvalidData, QString::fromLatin1(ldns_get_errorstr_by_id(status))};
    return RrPtr(parsed);
}

/// Where a record ends by its own length field; nothing when that is not inside the packet. ldns reads on
/// where a name in the RDATA ends, be it before or behind that.
std::optional<size_t> endOfRecord(QByteArrayView packet, size_t position)
{
    constexpr quint8 Pointer = 0xc0;  // RFC 1035 4.1.4
    constexpr qsizetype Fixed = 10;  // type, class, TTL, length
    qsizetype at = qsizetype(position);
    for (bool more = true; more;) {
        if (at >= packet.size())
            return std::nullopt;
        const quint8 label = quint8(packet[at]);
        more = label != 0 && label < Pointer;
        at += label < Pointer ? 1 + label : 2;
    }
    if (at + Fixed > packet.size())
        return std::nullopt;
    at += Fixed + qFromBigEndian<quint16>(packet.data() + at + Fixed - 2);
    if (at > packet.size())
        return std::nullopt;
    return size_t(at);
}

/// Nothing when ldns does not take the RDATA for that of this type, or not for these same octets.
RrPtr parse(const Record& record)
{
    QByteArray octets;
    wire::append(octets, record);
    size_t position = 0;
    Result<RrPtr> rr = parse(octets, position, LDNS_SECTION_ANSWER);
    if (!rr || rdataOf(rr->get()) != record.rdata)
        return nullptr;
    return std::move(*rr);
}

/// RFC 3597 5
QString genericText(const QByteArray& rdata)
{
    const QString text = QStringLiteral("\\# %1").arg(rdata.size());
    return rdata.isEmpty() ? text : text + u' ' + QString::fromLatin1(rdata.toHex());
}

/// What comes from the network stays printable, whatever ldns lets through.
QString printable(QByteArrayView text)
{
    QString result;
    for (const char c : text) {
        const quint8 octet = quint8(c);
        if (octet < 0x20 || octet > 0x7e)
            result += QStringLiteral("\\%1").arg(octet, 3, 10, QLatin1Char('0'));
        else
            result += QLatin1Char(c);
    }
    return result;
}

}  // namespace

QString typeName(RecordType type)
{
    const TextPtr text(ldns_rr_type2str(ldns_rr_type(type)));
    return QString::fromLatin1(text.get());
}

std::optional<RecordType> typeFromName(const QString& name)
{
    const QString upper = name.trimmed().toUpper();
    if (upper.startsWith(u"TYPE")) {
        bool ok = false;
        const ushort number = QStringView(upper).mid(4).toUShort(&ok, 10);
        if (ok)
            return RecordType(number);
    }
    const QByteArray ascii = upper.toLatin1();
    if (ascii.isEmpty() || ascii.contains('\0') || ascii.startsWith("TYPE"))
        return std::nullopt;
    const ldns_rr_type type = ldns_get_rr_type_by_name(ascii.constData());
    if (type == 0)
        return std::nullopt;
    return RecordType(type);
}

QString rdataText(const Record& record)
{
    const RrPtr rr = record.rdata.isEmpty() ? nullptr : parse(record);
    if (!rr)
        return genericText(record.rdata);
    const TextPtr text(ldns_rr2str_fmt(ldns_output_format_nocomments, rr.get()));
    // owner, TTL, class, type, RDATA; tabs in names are escaped
    QByteArrayView rest(text.get());
    for (int field = 0; field < 4; ++field) {
        const qsizetype tab = rest.indexOf('\t');
        if (tab < 0)
            return genericText(record.rdata);
        rest = rest.sliced(tab + 1);
    }
    return printable(rest.trimmed());
}

QString recordText(const Record& record)
{
    const QString owner = record.owner.toString();
    return QStringLiteral("%1 %2 IN %3 %4")
        .arg(record.owner.isRoot() ? owner : owner + u'.', QString::number(record.ttl), typeName(record.type),
             rdataText(record));
}

Result<Record> recordFromText(const QByteArray& line)
{
    const auto refuse = [&line](const char* why) {
        return Error{ErrorCode::InvalidData,
                     QStringLiteral("%1: %2").arg(QString::fromLatin1(why), printable(line.left(200)))};
    };
    if (line.contains('\0') || line.size() > LDNS_MAX_LINELEN)
        return refuse("no resource record");
    ldns_rr* parsed = nullptr;
    const ldns_status status = ldns_rr_new_frm_str(&parsed, line.constData(), 0, nullptr, nullptr);
    if (status != LDNS_STATUS_OK)
        return refuse(ldns_get_errorstr_by_id(status));
    const RrPtr rr(parsed);
    const std::optional<DomainName> owner = DomainName::fromWire(octetsOf(ldns_rr_owner(rr.get())));
    if (!owner || ldns_rr_get_class(rr.get()) != LDNS_RR_CLASS_IN)
        return refuse("no record of class IN with an absolute name");
    Record record{*owner, RecordType(ldns_rr_get_type(rr.get())), ldns_rr_ttl(rr.get()), rdataOf(rr.get())};
    if (record.rdata.size() > LargestRdata)
        return refuse("too long");
    return record;
}

Result<wire::RawRecord> wire::readRecord(QByteArrayView packet, size_t& position, Section section)
{
    const bool question = section == Section::Question;
    const std::optional<size_t> end = question ? std::nullopt : endOfRecord(packet, position);
    const Result<RrPtr> rr = parse(packet, position, question ? LDNS_SECTION_QUESTION : LDNS_SECTION_ANSWER);
    if (!rr)
        return rr.error();
    if (!question && position != end)
        return Error{ErrorCode::InvalidData, QStringLiteral("a record that is not as long as it says")};
    const std::optional<DomainName> owner = DomainName::fromWire(octetsOf(ldns_rr_owner(rr->get())));
    RawRecord record;
    record.type = quint16(ldns_rr_get_type(rr->get()));
    record.recordClass = quint16(ldns_rr_get_class(rr->get()));
    if (!question) {
        record.ttl = ldns_rr_ttl(rr->get());
        record.rdata = rdataOf(rr->get());
    }
    // Decompression can make RDATA longer than its length field can say.
    if (!owner || record.rdata.size() > LargestRdata)
        return Error{ErrorCode::InvalidData, QStringLiteral("a name or record that is too long")};
    record.owner = *owner;
    return record;
}

}  // namespace relaydeck::dns

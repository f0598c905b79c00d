// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/message.h"

#include "core/dns/wire.h"

#include <QtCore/QCache>

namespace relaydeck::dns {

namespace {

constexpr qsizetype LargestMessage = 65'535;
constexpr qsizetype HeaderSize = 12;
constexpr quint16 QueryPayload = 1232;  // fits the IPv6 minimum MTU: no fragments
constexpr quint16 SmallestPayload = 512;
constexpr quint16 ClassIn = 1;
constexpr quint16 OptType = 41;
constexpr quint16 ExtendedErrorOption = 15;

namespace flag {
constexpr quint16 Response = 0x8000;
constexpr quint16 OpcodeMask = 0x7800;
constexpr quint16 Authoritative = 0x0400;
constexpr quint16 Truncated = 0x0200;
constexpr quint16 RecursionDesired = 0x0100;
constexpr quint16 RecursionAvailable = 0x0080;
constexpr quint16 AuthenticData = 0x0020;
constexpr quint16 CheckingDisabled = 0x0010;
constexpr quint16 RcodeMask = 0x000f;
constexpr quint32 DnssecOk = 0x8000;  // in the TTL of OPT (RFC 3225 3)
}  // namespace flag

Error malformed(const QString& why)
{
    return {ErrorCode::InvalidData, QStringLiteral("DNS message: ") + why};
}

/// Record by record, since ldns_wire2pkt() loses memory on several OPT records, stops early after a TSIG, and
/// gives the EDNS options no place of their own.
class Parser {
public:
    enum class Section { Answer, Authority, Additional };

    explicit Parser(QByteArrayView wire) : m_wire(wire) { }

    Result<Message> parse();

private:
    Result<void> readQuestion(int count);
    Result<void> readSection(Section section, int count, QList<Record>& records);
    Result<void> readOpt(const wire::RawRecord& opt);
    void readExtendedError(const QByteArray& option);

    QByteArrayView m_wire;
    size_t m_position = HeaderSize;
    Message m_message;
};

Result<void> Parser::readQuestion(int count)
{
    if (count > 1)  // RFC 9619 4
        return malformed(QStringLiteral("more than one question"));
    if (count == 0)
        return {};
    const Result<wire::RawRecord> question = wire::readRecord(m_wire, m_position, wire::Section::Question);
    if (!question)
        return malformed(question.error().detail);
    if (question->recordClass == ClassIn)
        m_message.question = Question{question->owner, RecordType(question->type)};
    return {};
}

Result<void> Parser::readSection(Section section, int count, QList<Record>& records)
{
    for (int i = 0; i < count; ++i) {
        Result<wire::RawRecord> record = wire::readRecord(m_wire, m_position, wire::Section::Records);
        if (!record)
            return malformed(record.error().detail);
        if (record->type == OptType) {
            const Result<void> read = section == Section::Additional ? readOpt(*record) : Result<void>();
            if (!read)
                return read;
        } else if (record->recordClass == ClassIn) {
            records.append({record->owner, RecordType(record->type), record->ttl, record->rdata});
        }
    }
    return {};
}

/// RFC 6891 6.1
Result<void> Parser::readOpt(const wire::RawRecord& opt)
{
    if (m_message.edns || !opt.owner.isRoot())
        return malformed(QStringLiteral("OPT record"));
    m_message.edns = true;
    m_message.udpPayload = std::max(SmallestPayload, opt.recordClass);
    m_message.dnssecOk = (opt.ttl & flag::DnssecOk) != 0;
    m_message.rcode = Rcode(quint16(m_message.rcode) | quint16(opt.ttl >> 24 << 4));

    wire::Reader reader(opt.rdata);
    while (!reader.failed() && !reader.atEnd()) {
        const quint16 code = reader.u16();
        const QByteArray option = reader.take(reader.u16());
        if (code == ExtendedErrorOption && option.size() >= 2 && !m_message.extendedError)
            readExtendedError(option);
    }
    return reader.failed() ? malformed(QStringLiteral("EDNS options")) : Result<void>();
}

/// RFC 8914 2: the info code, then UTF-8 text, which some end with a null.
void Parser::readExtendedError(const QByteArray& option)
{
    wire::Reader reader(option);
    m_message.extendedError = reader.u16();
    QString text = QString::fromUtf8(reader.takeRest());
    while (text.endsWith(QChar::Null))
        text.chop(1);
    for (QChar& c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QChar::ReplacementCharacter;
    }
    m_message.extendedErrorText = text;
}

Result<Message> Parser::parse()
{
    if (m_wire.size() > LargestMessage)
        return malformed(QStringLiteral("too long"));
    wire::Reader header(m_wire.first(std::min<qsizetype>(m_wire.size(), HeaderSize)));
    m_message.id = header.u16();
    const quint16 flags = header.u16();
    const int questions = header.u16();
    const int answers = header.u16();
    const int authorities = header.u16();
    const int additionals = header.u16();
    if (!header.complete())
        return malformed(QStringLiteral("shorter than its header"));
    if (flags & flag::OpcodeMask)
        return malformed(QStringLiteral("not of the opcode for queries"));
    m_message.response = flags & flag::Response;
    m_message.authoritative = flags & flag::Authoritative;
    m_message.truncated = flags & flag::Truncated;
    m_message.recursionDesired = flags & flag::RecursionDesired;
    m_message.recursionAvailable = flags & flag::RecursionAvailable;
    m_message.authenticData = flags & flag::AuthenticData;
    m_message.checkingDisabled = flags & flag::CheckingDisabled;
    m_message.rcode = Rcode(flags & flag::RcodeMask);

    Result<void> read = readQuestion(questions);
    if (read)
        read = readSection(Section::Answer, answers, m_message.answer);
    if (read)
        read = readSection(Section::Authority, authorities, m_message.authority);
    if (read)
        read = readSection(Section::Additional, additionals, m_message.additional);
    if (!read)
        return read.error();
    return std::move(m_message);
}

quint16 flagsOf(const Message& message)
{
    const auto bit = [](bool set, quint16 value) { return set ? value : quint16(0); };
    return quint16(
        bit(message.response, flag::Response) | bit(message.authoritative, flag::Authoritative)
        | bit(message.truncated, flag::Truncated) | bit(message.recursionDesired, flag::RecursionDesired)
        | bit(message.recursionAvailable, flag::RecursionAvailable)
        | bit(message.authenticData, flag::AuthenticData)
        | bit(message.checkingDisabled, flag::CheckingDisabled) | (quint16(message.rcode) & flag::RcodeMask));
}

void appendOpt(QByteArray& to, const Message& message)
{
    QByteArray options;
    if (message.extendedError) {
        const QByteArray text = message.extendedErrorText.toUtf8();
        wire::append(options, ExtendedErrorOption);
        wire::append(options, quint16(2 + text.size()));
        wire::append(options, *message.extendedError);
        options.append(text);
    }
    to.append(DomainName().wire());
    wire::append(to, OptType);
    wire::append(to, message.udpPayload);
    wire::append(to, quint32(quint16(message.rcode)) >> 4 << 24 | (message.dnssecOk ? flag::DnssecOk : 0U));
    wire::append(to, quint16(options.size()));
    to.append(options);
}

}  // namespace

QString rcodeName(Rcode rcode)
{
    switch (rcode) {
    case Rcode::NoError:
        return QStringLiteral("NOERROR");
    case Rcode::FormErr:
        return QStringLiteral("FORMERR");
    case Rcode::ServFail:
        return QStringLiteral("SERVFAIL");
    case Rcode::NxDomain:
        return QStringLiteral("NXDOMAIN");
    case Rcode::NotImp:
        return QStringLiteral("NOTIMP");
    case Rcode::Refused:
        return QStringLiteral("REFUSED");
    }
    return QStringLiteral("RCODE%1").arg(quint16(rcode));
}

Result<Message> parseMessage(QByteArrayView wire)
{
    // An answer is read when it comes, when it is kept and when it is judged, which is soon.
    constexpr qsizetype MaxRemembered = 64 * 1024;  // octets
    thread_local QCache<QByteArray, Message> remembered(MaxRemembered);
    if (const Message* known = remembered.object(QByteArray::fromRawData(wire.data(), wire.size())))
        return *known;
    Result<Message> message = Parser(wire).parse();
    if (message)
        remembered.insert(wire.toByteArray(), new Message(*message), wire.size());
    return message;
}

QByteArray toWire(const Message& message)
{
    QByteArray to;
    wire::append(to, message.id);
    wire::append(to, flagsOf(message));
    wire::append(to, quint16(message.question ? 1 : 0));
    wire::append(to, quint16(message.answer.size()));
    wire::append(to, quint16(message.authority.size()));
    wire::append(to, quint16(message.additional.size() + (message.edns ? 1 : 0)));
    if (message.question) {
        to.append(message.question->name.wire());
        wire::append(to, quint16(message.question->type));
        wire::append(to, ClassIn);
    }
    for (const QList<Record>* section : {&message.answer, &message.authority, &message.additional}) {
        for (const Record& record : *section)
            wire::append(to, record);
    }
    if (message.edns)
        appendOpt(to, message);
    return to;
}

QByteArray queryWire(const Question& question, quint16 id, bool recursive)
{
    Message query;
    query.id = id;
    query.recursionDesired = recursive;
    query.checkingDisabled = true;  // we judge ourselves, and want to see what is wrong
    query.question = question;
    query.edns = true;
    query.dnssecOk = true;
    query.udpPayload = QueryPayload;
    return toWire(query);
}

}  // namespace relaydeck::dns

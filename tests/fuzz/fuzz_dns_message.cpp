// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/message.h"
#include "core/dns/transport.h"
#include "tests/fuzz/property.h"

using namespace relaydeck;
using namespace relaydeck::dns;
using fuzz::require;

namespace {

constexpr qsizetype LargestMessage = 65'535;
constexpr qsizetype LargestName = 255;
constexpr qsizetype SmallestRecord = 11;
/// A pointer of two octets stands for a name of 255; SOA has the most names for its length.
constexpr qsizetype MostExpansion = 128;
/// A bit of a type bitmap is written as TYPE65535.
constexpr qsizetype LongestTextOfOctet = 100;

bool isPrintable(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

void checkName(const DomainName& name)
{
    require(name.wire().size() <= LargestName, "a name is at most 255 octets long");
    require(DomainName::fromWire(name.wire()) == name, "a name is read back from its wire form");
    const QString text = name.toString();
    require(isPrintable(text), "a name is printable");
    require(DomainName::fromText(text.toLatin1()) == name, "a name is read back from its text");
}

/// At most one parser gives something, the one of the record's type.
void checkTyped(const Record& record)
{
    int read = 0;
    const auto count = [&read](bool is) { read += is ? 1 : 0; };
    count(addressOf(record).has_value());
    count(txtOf(record).has_value());
    count(soaOf(record).has_value());
    count(tlsaOf(record).has_value());
    count(dsOf(record).has_value());
    count(dnskeyOf(record).has_value());
    if (const std::optional<MxData> mx = mxOf(record)) {
        count(true);
        checkName(mx->exchange);
    }
    if (const std::optional<DomainName> target = targetOf(record)) {
        count(true);
        checkName(*target);
    }
    if (const std::optional<RrsigData> signature = rrsigOf(record)) {
        count(true);
        checkName(signature->signer);
    }
    if (const std::optional<NsecData> nsec = nsecOf(record)) {
        count(true);
        require(nsec->types.size() <= record.rdata.size() * 8, "types are bits of the record");
    }
    if (const std::optional<Nsec3Data> nsec3 = nsec3Of(record)) {
        count(true);
        require(nsec3->types.size() <= record.rdata.size() * 8, "types are bits of the record");
    }
    require(read <= 1, "a record is of one type");
}

void checkRecord(const Record& record)
{
    checkName(record.owner);
    checkTyped(record);
    const QString text = recordText(record);
    require(isPrintable(text), "a record's text is printable");
    require(text.size() <= 2000 + LongestTextOfOctet * record.rdata.size(),
            "a record's text is bounded by its octets");
}

void checkJudgement(const QByteArray& octets, const Message& message)
{
    if (!message.question)
        return;
    const Judgement judgement = judge(octets, *message.question, message.id);
    require((judgement.kind == Judgement::Kind::NotOurs) == !message.response, "a query is no answer");
    require(judge(octets, *message.question, quint16(message.id + 1)).kind == Judgement::Kind::NotOurs,
            "RFC 5452 9.1: another id is not ours");
    const Question other{message.question->name, RecordType(quint16(message.question->type) ^ 1U)};
    require(judge(octets, other, message.id).kind == Judgement::Kind::NotOurs,
            "RFC 5452 9.1: another question is not ours");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray octets = fuzz::octetsOf(data, size);
    const Result<Message> message = parseMessage(octets);
    if (!message) {
        require(!message.error().detail.isEmpty(), "what is refused is refused with a reason");
        return 0;
    }
    require(octets.size() <= LargestMessage, "a message is bounded");
    require((message->answer.size() + message->authority.size() + message->additional.size()) * SmallestRecord
                <= octets.size(),
            "there are no more records than fit");
    for (const QList<Record>& section : {message->answer, message->authority, message->additional}) {
        for (const Record& record : section)
            checkRecord(record);
    }
    require(std::all_of(message->extendedErrorText.begin(), message->extendedErrorText.end(),
                        [](QChar c) { return c.isPrint() || c.isSurrogate(); }),
            "the text of an extended error is printable");
    checkJudgement(octets, *message);

    const QByteArray written = toWire(*message);
    require(written.size() <= MostExpansion * octets.size(), "values are bounded by the message");
    if (written.size() > LargestMessage)
        return 0;
    const Result<Message> again = parseMessage(written);
    require(again.ok(), "what was written is read back");
    require(toWire(*again) == written, "writing what was read is stable");
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/dnssecworld.h"
#include "tests/fuzz/property.h"

#include <QtCore/QJsonDocument>

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::Message;
using dns::Record;
using dns::Security;
using fuzz::Choices;
using fuzz::DnssecWorld;
using fuzz::require;

namespace {

constexpr int MostChanges = 24;
constexpr qsizetype MostRecords = 500;  // of a section; a message of 64 KB has not many more
constexpr qsizetype LargestMessage = 65'535;

const DnssecWorld& world()
{
    return DnssecWorld::instance();
}

/// The packets of the world after an attacker on the way, who has no keys, has changed them as the input
/// says.
class Tampered : public Packets {
public:
    explicit Tampered(Choices& choices)
    {
        for (int i = 0; i < MostChanges && !choices.atEnd(); ++i)
            change(choices);
    }

    const dns::Exchange* find(const dns::Question& question) const override
    {
        auto at = m_exchanges.constFind(question);
        if (at == m_exchanges.constEnd())
            at = m_exchanges.insert(question, exchangeFor(question));
        return &*at;
    }

private:
    /// A question that is none of the world's gets one and the same answer, whatever it is.
    static constexpr qsizetype Unknown = -1;

    Message& messageAt(qsizetype place)
    {
        const qsizetype from = place == Unknown ? 0 : place;
        auto at = m_messages.find(place);
        if (at == m_messages.end())
            at = m_messages.insert(place, world().entries().at(from).message);
        return *at;
    }

    QList<Record>& anySection(Message& message, Choices& choices)
    {
        switch (choices.octet() % 3) {
        case 0:
            return message.answer;
        case 1:
            return message.authority;
        default:
            return message.additional;
        }
    }

    void change(Choices& choices)
    {
        const quint8 what = choices.octet();
        const qsizetype count = world().entries().size();
        const qsizetype chosen = choices.octet() % (count + 1);
        const qsizetype place = chosen == count ? Unknown : chosen;
        Message& message = messageAt(place);
        QList<Record>& section = anySection(message, choices);
        switch (what % 16) {
        case 0:  // another answer of the tree
            message = world().entries().at(choices.index(count)).message;
            break;
        case 1:
            section.append(choices.oneOf(world().records()));
            break;
        case 2:  // a whole section of another answer
            section = anySection(messageAt(choices.index(count)), choices);
            break;
        case 3: {
            // Its own section again and again would double it without end.
            const QList<Record> more = anySection(messageAt(choices.index(count)), choices);
            if (section.size() + more.size() <= MostRecords)
                section += more;
            break;
        }
        case 4:
            section.clear();
            break;
        case 5:
            message.rcode = dns::Rcode(choices.octet() % 6);
            break;
        case 6:
            message.truncated = choices.octet() % 2 == 1;
            message.edns = choices.octet() % 2 == 1;
            break;
        case 7:
            m_lost.insert(place, dns::Exchange::Outcome(choices.octet() % 5));
            break;
        case 8: {  // made up by the attacker
            const Record made{choices.oneOf(world().names()), dns::RecordType(choices.number()), 300, {}};
            section.append(made);
            section.last().rdata = choices.take(choices.octet());
            break;
        }
        case 9:
            m_raw.insert(place, {choices.number(), choices.octet()});
            break;
        default:
            if (!section.isEmpty())
                changeRecord(section, choices.index(section.size()), what % 16, choices);
        }
    }

    static void changeRecord(QList<Record>& section, qsizetype at, int what, Choices& choices)
    {
        Record& record = section[at];
        switch (what) {
        case 10:
            section.removeAt(at);
            break;
        case 11:
            record.owner = choices.oneOf(world().names());
            break;
        case 12:
            record.ttl = quint32(choices.number()) << 16 | choices.number();
            break;
        case 13:
            record.type = dns::RecordType(choices.number());
            break;
        case 14:
            if (!record.rdata.isEmpty()) {
                const qsizetype octet = choices.index(record.rdata.size());
                record.rdata[octet] = char(record.rdata.at(octet) ^ char(choices.octet()));
            }
            break;
        case 15:  // one that is as the other
            section.insert(choices.index(section.size()), choices.oneOf(section));
            break;
        default:
            break;
        }
    }

    dns::Exchange exchangeFor(const dns::Question& question) const
    {
        const qsizetype place = world().find(question);
        dns::Exchange exchange;
        exchange.question = question;
        exchange.outcome = m_lost.value(place, dns::Exchange::Outcome::Answered);
        if (exchange.outcome != dns::Exchange::Outcome::Answered)
            return exchange;
        Message message =
            m_messages.value(place, world().entries().at(std::max<qsizetype>(place, 0)).message);
        message.question = question;  // what answers something else never comes through the transport
        exchange.response = dns::toWire(message);
        const auto raw = m_raw.constFind(place);
        if (raw != m_raw.constEnd()) {
            const qsizetype octet = raw->first % exchange.response.size();
            exchange.response[octet] = char(exchange.response.at(octet) ^ char(raw->second));
        }
        if (exchange.response.size() > LargestMessage)
            exchange.response.truncate(LargestMessage);
        return exchange;
    }

    QHash<qsizetype, Message> m_messages;
    QHash<qsizetype, dns::Exchange::Outcome> m_lost;
    QHash<qsizetype, std::pair<quint16, quint8>> m_raw;
    mutable QHash<dns::Question, dns::Exchange> m_exchanges;
};

QSet<QByteArray> contentOf(const Lookup& lookup)
{
    QSet<QByteArray> content;
    for (const Record& record : lookup.records)
        content.insert(record.owner.wire() + '/' + QByteArray::number(quint16(record.type)) + '/'
                       + record.rdata);
    return content;
}

/// D1, against an attacker without keys: what is secure is what the signer published, and what is signed is
/// never taken for unsigned.
void compare(const Lookup& found, const Lookup& truth)
{
    if (found.secure()) {
        require(truth.secure(), "only what the signer signed is secure");
        require(found.outcome == truth.outcome, "a secure outcome is the signer's");
        require(found.canonicalName == truth.canonicalName, "secure aliases are the signer's");
        require(contentOf(found) == contentOf(truth), "secure records are the signer's");
        for (const Record& record : found.records) {
            require(std::any_of(truth.records.begin(), truth.records.end(),
                                [&record](const Record& published) { return record.ttl <= published.ttl; }),
                    "D4: a TTL is capped by the signed one");
        }
    }
    // D7, RFC 9276 3.2: proofs that are too costly are not looked into, so such a zone cannot be protected.
    static const DomainName Costly = *DomainName::fromText("costly.example");
    const bool tooCostly = found.fault == Fault::Nsec3Iterations && found.faultZone == Costly
        && found.question.name.isAtOrBelow(Costly);
    require(!truth.secure() || found.security != Security::Insecure || tooCostly,
            "D1: what is signed is never insecure");
}

void checkForm(const Lookup& lookup)
{
    require((lookup.fault == Fault::None) == lookup.secure(), "what is not secure is so for a reason");
    require(lookup.secure() || !lookup.why.isEmpty(), "and says so");
    require(!lookup.failed() || lookup.security == Security::Bogus
                || lookup.security == Security::Indeterminate,
            "D1: a failed lookup is not insecure");
    require(lookup.outcome != Lookup::Outcome::Answer || !lookup.records.isEmpty(), "an answer has records");
    require(lookup.aliases.size() <= world().settings().limits.aliasLinks + 1, "D10: aliases are bounded");
    require(lookup.chain.size() <= 64, "D10: a chain is bounded");
    const QByteArray text = QJsonDocument(toJson(lookup)).toJson(QJsonDocument::Compact);
    const Result<Lookup> again = lookupFromJson(QJsonDocument::fromJson(text).object());
    require(again.ok(), "a lookup is read back");
    require(QJsonDocument(toJson(*again)).toJson(QJsonDocument::Compact) == text,
            "a lookup is read back as the same");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Choices choices(fuzz::octetsOf(data, size));
    const dns::Question question = world().entries().at(choices.index(world().entries().size())).question;
    const bool remember = choices.octet() % 8 != 0;
    const Tampered packets(choices);
    static WorkMemory memory;
    const Lookup found =
        validateRecorded(question, packets, world().settings(), remember ? &memory : nullptr);
    checkForm(found);
    compare(found, world().truth(question));
    return 0;
}

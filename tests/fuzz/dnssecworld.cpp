// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/dnssecworld.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace relaydeck::fuzz {

namespace {

/// The packets as they are.
class Recorded : public dnssec::Packets {
public:
    explicit Recorded(const DnssecWorld& world)
    {
        for (const DnssecWorld::Entry& entry : world.entries()) {
            dns::Exchange exchange;
            exchange.question = entry.question;
            exchange.outcome = dns::Exchange::Outcome::Answered;
            exchange.response = dns::toWire(entry.message);
            m_exchanges.insert(entry.question, exchange);
        }
    }

    const dns::Exchange* find(const dns::Question& question) const override
    {
        const auto at = m_exchanges.constFind(question);
        return at == m_exchanges.constEnd() ? nullptr : &*at;
    }

private:
    QHash<dns::Question, dns::Exchange> m_exchanges;
};

}  // namespace

const DnssecWorld& DnssecWorld::instance()
{
    static const DnssecWorld world;
    return world;
}

DnssecWorld::DnssecWorld()
{
    QFile file(QStringLiteral(RELAYDECK_FUZZ_WORLD));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", RELAYDECK_FUZZ_WORLD);
    const QJsonObject world = QJsonDocument::fromJson(file.readAll()).object();
    const Result<dnssec::TrustAnchors> anchors =
        dnssec::TrustAnchors::fromText(world.value(u"anchors").toString().toLatin1());
    if (!anchors)
        qFatal("no trust anchors in %s", RELAYDECK_FUZZ_WORLD);
    m_settings.anchors = *anchors;
    m_settings.now = QDateTime::fromString(world.value(u"time").toString(), Qt::ISODate);
    const QJsonArray packets = world.value(u"packets").toArray();
    for (const QJsonValue packet : packets) {
        const QByteArray wire = QByteArray::fromBase64(packet.toString().toLatin1());
        const Result<dns::Message> message = dns::parseMessage(wire);
        if (!message || !message->question)
            qFatal("an unreadable packet in %s", RELAYDECK_FUZZ_WORLD);
        m_places.insert(*message->question, m_entries.size());
        m_entries.append({*message->question, *message});
    }
    for (const Entry& entry : std::as_const(m_entries)) {
        for (const QList<dns::Record>* section :
             {&entry.message.answer, &entry.message.authority, &entry.message.additional}) {
            for (const dns::Record& record : *section) {
                if (!m_records.contains(record))
                    m_records.append(record);
                if (!m_names.contains(record.owner))
                    m_names.append(record.owner);
            }
        }
        if (!m_names.contains(entry.question.name))
            m_names.append(entry.question.name);
    }
}

const dnssec::Lookup& DnssecWorld::truth(const dns::Question& question) const
{
    static const Recorded recorded(*this);
    auto at = m_truths.find(question);
    if (at == m_truths.end())
        at = m_truths.insert(question, validateRecorded(question, recorded, m_settings));
    return *at;
}

}  // namespace relaydeck::fuzz

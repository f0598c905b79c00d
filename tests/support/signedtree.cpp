// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/signedtree.h"

#include "core/dnssec/zonetext.h"
#include "tests/support/qttest.h"

namespace relaydeck::test {

using namespace dnssec;
using dns::Record;
using dns::RecordType;

namespace {

template<typename T>
T orDie(const Result<T>& result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

QByteArray keyOf(const dns::Question& question)
{
    return question.name.wire() + QByteArray::number(quint16(question.type));
}

QList<Record> records(const DomainName& apex, const QByteArray& text)
{
    static const QByteArray Frame = "@ 3600 IN SOA ns hostmaster 1 7200 3600 1209600 300\n"
                                    "@ 3600 IN NS ns\n"
                                    "ns 3600 IN A 192.0.2.53\n";
    return orDie(recordsFromText(Frame + text, apex));
}

}  // namespace

ZoneSigning signingWith(SigningAlgorithm algorithm)
{
    static std::map<SigningAlgorithm, ZoneSigning> made;
    auto at = made.find(algorithm);
    if (at == made.end()) {
        ZoneSigning signing = orDie(newZoneSigning(algorithm));
        signing.lifetime = {treeTime().addDays(-10), treeTime().addDays(20)};
        at = made.emplace(algorithm, signing).first;
    }
    return at->second;
}

ZoneSigning signingWithNsec3(quint16 iterations, bool optOut)
{
    ZoneSigning signing = signingWith();
    signing.denial = ZoneSigning::Denial::Nsec3;
    signing.salt = QByteArray::fromHex("aabb");
    signing.iterations = iterations;
    signing.optOut = optOut;
    return signing;
}

QDateTime treeTime()
{
    return QDateTime(QDate(2026, 11, 1), QTime(10, 0), Qt::UTC);
}

SignedTree::SignedTree()
{
    add(".");
    add("example");
}

SignedTree::Zone& SignedTree::add(const char* apex, const QByteArray& text)
{
    const DomainName owner = name(apex);
    return m_zones.insert_or_assign(owner, Zone{.apex = owner, .text = text, .signing = signingWith()})
        .first->second;
}

SignedTree::Zone& SignedTree::zone(const char* apex)
{
    return m_zones.at(name(apex));
}

void SignedTree::edit(Edit edit)
{
    m_edits.append(std::move(edit));
}

void SignedTree::edit(const dns::Question& question, std::function<void(dns::Message&)> edit)
{
    m_edits.append([question, edit](const dns::Question& asked, dns::Message& message) {
        if (asked == question)
            edit(message);
    });
}

void SignedTree::lose(const dns::Question& question, dns::Exchange::Outcome outcome)
{
    m_lost.insert(question, outcome);
}

void SignedTree::failFor(const dns::Question& question)
{
    m_failing.insert(question);
}

void SignedTree::forget(const dns::Question& question)
{
    m_forgotten.insert(question);
}

/// From the leaves up, since a parent holds the DS records of its children.
void SignedTree::build() const
{
    if (m_built)
        return;
    m_built = true;
    std::map<DomainName, QList<Record>> contents;
    for (const auto& [apex, zone] : m_zones)
        contents[apex] = records(apex, zone.text);
    QList<DomainName> order;
    for (const auto& [apex, zone] : m_zones)
        order.prepend(apex);  // the canonical order has parents first
    for (const DomainName& apex : order) {
        const Zone& zone = m_zones.at(apex);
        const SignedZone made = orDie(zone.signing ? signZone(apex, contents[apex], *zone.signing)
                                                   : unsignedZone(apex, contents[apex]));
        m_tree.add(made);
        if (apex.isRoot())
            continue;
        DomainName parent = apex.parent();
        while (!m_zones.contains(parent))
            parent = parent.parent();
        contents[parent].append(Record{apex, RecordType::NS, 3600, apex.child("ns")->wire()});
        for (const quint8 digestType : zone.digestTypes) {
            if (zone.foreignDs) {
                const dnssec::ZoneKey foreign = orDie(
                    dnssec::ZoneKey::generate(SigningAlgorithm::EcdsaP256, dnssec::ZoneKey::EntryFlags));
                contents[parent].append(foreign.ds(apex, 3600, digestType));
            } else if (zone.signing) {
                contents[parent] += made.ds(digestType);
            }
        }
    }
    for (const dns::Question& question : m_failing)
        m_tree.failFor(question);
}

dns::Exchange SignedTree::exchange(const dns::Question& question) const
{
    build();
    dns::Exchange exchange;
    exchange.question = question;
    exchange.at = treeTime();
    exchange.upstream = QStringLiteral("127.0.0.1#53");
    if (m_lost.contains(question)) {
        exchange.outcome = m_lost.value(question);
        return exchange;
    }
    dns::Message message = m_tree.answer(question);
    message.edns = true;
    message.dnssecOk = true;
    for (const Edit& edit : m_edits)
        edit(question, message);
    exchange.outcome = dns::Exchange::Outcome::Answered;
    exchange.response = dns::toWire(message);
    return exchange;
}

const dns::Exchange* SignedTree::find(const dns::Question& question) const
{
    if (m_forgotten.contains(question))
        return nullptr;
    const QByteArray key = keyOf(question);
    auto at = m_answers.find(key);
    if (at == m_answers.end())
        at = m_answers.emplace(key, exchange(question)).first;
    return &at->second;
}

TrustAnchors SignedTree::anchors() const
{
    build();
    return orDie(TrustAnchors::fromText(zoneText(m_tree.zone(DomainName())->anchors())));
}

Settings SignedTree::settings() const
{
    Settings settings;
    settings.anchors = anchors();
    settings.now = treeTime();
    return settings;
}

const SignedZone& SignedTree::signedZone(const char* apex) const
{
    build();
    return *m_tree.zone(name(apex));
}

Lookup SignedTree::lookup(const char* owner, RecordType type) const
{
    return lookup(owner, type, settings());
}

Lookup SignedTree::lookup(const char* owner, RecordType type, const Settings& settings) const
{
    return validateRecorded({name(owner), type}, *this, settings);
}

QString summary(const Lookup& lookup)
{
    static const char* const Outcomes[] = {"answer", "no-data", "name-error", "failed"};
    return QStringLiteral("%1 %2 %3 (%4)")
        .arg(QLatin1StringView(Outcomes[int(lookup.outcome)]), securityName(lookup.security),
             faultName(lookup.fault), lookup.why);
}

}  // namespace relaydeck::test

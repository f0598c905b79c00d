// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/primitives.h"
#include "tests/support/denialtree.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::dnssec;
using dns::Record;
using dns::RecordType;
using dns::Security;
using test::coveredBy;
using test::DenialApex;
using test::DenialKind;
using test::denialTree;
using test::name;
using test::ofProof;
using test::SignedTree;
using test::summary;

namespace {

/// The packets of a tree, one of them changed.
class Changed : public Packets {
public:
    Changed(const SignedTree& tree, const dns::Question& question, const dns::Message& message)
        : m_tree(tree)
        , m_question(question)
        , m_exchange(*tree.find(question))
    {
        m_exchange.response = dns::toWire(message);
    }
    const dns::Exchange* find(const dns::Question& question) const override
    {
        return question == m_question ? &m_exchange : m_tree.find(question);
    }

private:
    const SignedTree& m_tree;
    dns::Question m_question;
    dns::Exchange m_exchange;
};

/// Whether the signature is over the RRset of the record.
bool isOver(const Record& signature, const Record& record)
{
    return signature.type == RecordType::RRSIG && signature.owner == record.owner
        && coveredBy(signature) == record.type;
}

/// A signature over the record by the zone, or by another key or in another name.
Record signedBy(const Record& record, const char* signer = DenialApex,
                SigningAlgorithm key = SigningAlgorithm::EcdsaP256)
{
    const ZoneSigning signing = test::signingWith(key);
    return signing.dataKeys.first().sign({record}, name(signer), signing.lifetime);
}

/// Replaces one record of a proof, and the signature over it.
using Replace = std::function<QList<Record>(const Record& record, const Record& signature)>;

dns::Message replaced(dns::Message message, const Record& record, const Replace& replace)
{
    QList<Record> kept;
    Record signature;
    for (const Record& other : std::as_const(message.authority)) {
        if (isOver(other, record))
            signature = other;
        else if (other != record)
            kept.append(other);
    }
    message.authority = kept + replace(record, signature);
    return message;
}

/// The record with one octet of its RDATA changed, and signed by the zone again: a zone that says so itself.
Replace octetChanged(qsizetype at, int by)
{
    return [at, by](Record record, const Record&) {
        record.rdata[at] = static_cast<char>(record.rdata.at(at) + by);
        return QList<Record>{record, signedBy(record)};
    };
}

/// Moved to another owner with the signature that it has.
QList<Record> moved(Record record, Record signature)
{
    QByteArray label = record.owner.isRoot() ? QByteArray() : record.owner.firstLabel();
    label[0] = label.at(0) == '0' ? '1' : '0';
    record.owner = signature.owner = *record.owner.parent().child(label);
    return {record, signature};
}

struct Mutation {
    const char* title;
    Replace replace;
    bool nsec = true;  ///< makes sense for this kind
    bool nsec3 = true;
};

const QList<Mutation>& mutations()
{
    constexpr qsizetype HashAlgorithm = 0;
    constexpr qsizetype Iterations = 3;
    constexpr qsizetype Salt = 5;
    static const QList<Mutation> all{
        {"taken away", [](const Record&, const Record&) { return QList<Record>(); }},
        {"its signature taken away", [](const Record& record, const Record&) { return QList{record}; }},
        {"changed",
         [](Record record, const Record& signature) {
             record.rdata.back() = static_cast<char>(record.rdata.back() ^ 1);
             return QList{record, signature};
         }},
        {"its signature changed",
         [](const Record& record, Record signature) {
             signature.rdata.back() = static_cast<char>(signature.rdata.back() ^ 1);
             return QList{record, signature};
         }},
        {"signed in the parent's name",
         [](const Record& record, const Record&) {
             return QList{record, signedBy(record, "example")};
         }},
        {"signed in a child's name",
         [](const Record& record, const Record&) {
             return QList{record, signedBy(record, "closed.partner.example")};
         }},
        {"signed by a key that the zone does not have",
         [](const Record& record, const Record&) {
             return QList{record, signedBy(record, DenialApex, SigningAlgorithm::EcdsaP384)};
         }},
        {"moved to another owner", moved},
        {"with a next name outside of the zone",
         [](Record record, const Record&) {
             const qsizetype end = dns::nsecOf(record)->next.wire().size();
             record.rdata.replace(0, end, name("zzz.example").wire());
             return QList{record, signedBy(record)};
         },
         true, false},
        {"of another hash algorithm", octetChanged(HashAlgorithm, 1), false, true},
        {"of other iterations", octetChanged(Iterations, 3), false, true},
        {"of another salt", octetChanged(Salt, 1), false, true},
    };
    return all;
}

/// The records that the proof consists of.
QList<Record> proofRecords(const dns::Message& message)
{
    QList<Record> records;
    for (const Record& record : message.authority) {
        if (ofProof(record) && record.type != RecordType::RRSIG && !records.contains(record))
            records.append(record);
    }
    return records;
}

}  // namespace

/// Proofs as a zone gives them, and what is left of them when a record is missing or wrong. The mutations are
/// made by a loop over every record of every proof.
class TestDenialProofs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRecordCounts_data();
    void everyRecordCounts();
    void gapsCount_data();
    void gapsCount();

private:
    WorkMemory m_memory;
};

namespace {

enum class Zone { Nsec, Nsec3, OptOut };

const SignedTree& treeOf(Zone zone)
{
    static const SignedTree nsec = denialTree(DenialKind::Nsec);
    static const SignedTree nsec3 = denialTree(DenialKind::Nsec3);
    static const SignedTree optOut = denialTree(DenialKind::Nsec3, 1, true);
    switch (zone) {
    case Zone::Nsec:
        return nsec;
    case Zone::Nsec3:
        return nsec3;
    case Zone::OptOut:
        return optOut;
    }
    Q_UNREACHABLE();
}

struct Case {
    const char* title;
    const char* owner;
    RecordType type;
    Lookup::Outcome outcome;
    Security underOptOut;
    bool needsGaps;  ///< some record of the proof has to cover a name
};

constexpr Case Cases[] = {
    {"name error", "nothing.partner.example", RecordType::A, Lookup::Outcome::NameError, Security::Insecure,
     true},
    {"name error, labels deep", "x.y.nothing.partner.example", RecordType::A, Lookup::Outcome::NameError,
     Security::Insecure, true},
    {"name error below a name", "x.a.partner.example", RecordType::A, Lookup::Outcome::NameError,
     Security::Insecure, true},
    {"name error below an empty non-terminal", "x.ent.partner.example", RecordType::A,
     Lookup::Outcome::NameError, Security::Insecure, true},
    {"name error after the last name", "zzz.partner.example", RecordType::A, Lookup::Outcome::NameError,
     Security::Insecure, true},
    {"no data", "a.partner.example", RecordType::TXT, Lookup::Outcome::NoData, Security::Secure, false},
    {"no data at the apex", "partner.example", RecordType::TXT, Lookup::Outcome::NoData, Security::Secure,
     false},
    {"no data at a DNAME owner", "tree.partner.example", RecordType::A, Lookup::Outcome::NoData,
     Security::Secure, false},
    {"no data at the wildcard itself", "*.wild.partner.example", RecordType::A, Lookup::Outcome::NoData,
     Security::Secure, false},
    {"empty non-terminal", "ent.partner.example", RecordType::A, Lookup::Outcome::NoData, Security::Secure,
     false},
    {"empty non-terminal, deeper", "below.ent.partner.example", RecordType::A, Lookup::Outcome::NoData,
     Security::Secure, false},
    {"wildcard no data", "x.wild.partner.example", RecordType::A, Lookup::Outcome::NoData, Security::Insecure,
     true},
    {"wildcard answer", "x.wild.partner.example", RecordType::TXT, Lookup::Outcome::Answer,
     Security::Insecure, true},
    {"wildcard answer, labels deep", "x.y.wild.partner.example", RecordType::TXT, Lookup::Outcome::Answer,
     Security::Insecure, true},
    {"no DS at a zone cut", "open.partner.example", RecordType::DS, Lookup::Outcome::NoData,
     Security::Insecure, false},
    {"no DS at another name", "a.partner.example", RecordType::DS, Lookup::Outcome::NoData, Security::Secure,
     false},
    {"no DS, no name", "nothing.partner.example", RecordType::DS, Lookup::Outcome::NameError,
     Security::Insecure, true},
};

void addCases(const std::function<bool(const Case&)>& wanted)
{
    QTest::addColumn<Zone>("zone");
    QTest::addColumn<const Case*>("proof");
    for (const auto& [prefix, zone] : {std::pair("NSEC, ", Zone::Nsec), std::pair("NSEC3, ", Zone::Nsec3),
                                       std::pair("opt-out, ", Zone::OptOut)}) {
        for (const Case& one : Cases) {
            if (wanted(one))
                QTest::addRow("D7: %s%s", prefix, one.title) << zone << &one;
        }
    }
}

}  // namespace

void TestDenialProofs::everyRecordCounts_data()
{
    addCases([](const Case&) { return true; });
}

void TestDenialProofs::everyRecordCounts()
{
    QFETCH(Zone, zone);
    QFETCH(const Case*, proof);
    const SignedTree& tree = treeOf(zone);
    const Security expected = zone == Zone::OptOut ? proof->underOptOut : Security::Secure;
    const dns::Question question{name(proof->owner), proof->type};
    const Settings settings = tree.settings();
    const Lookup lookup = validateRecorded(question, tree, settings, &m_memory);
    QVERIFY2(lookup.security == expected, qPrintable(summary(lookup)));
    QCOMPARE(lookup.outcome, proof->outcome);
    QCOMPARE(lookup.fromWildcard, proof->outcome == Lookup::Outcome::Answer);
    if (lookup.secure())
        QVERIFY(lookup.earliestExpiration == test::treeTime().addDays(20));

    const Result<dns::Message> message = dns::parseMessage(tree.find(question)->response);
    const QList<Record> records = proofRecords(*message);
    QVERIFY(!records.isEmpty());
    for (const Record& record : records) {
        for (const Mutation& mutation : mutations()) {
            if (!(record.type == RecordType::NSEC ? mutation.nsec : mutation.nsec3))
                continue;
            const Changed packets(tree, question, replaced(*message, record, mutation.replace));
            const Lookup poorer = validateRecorded(question, packets, settings, &m_memory);
            const QByteArray told = qPrintable(summary(poorer) + u", "_qs + QLatin1StringView(mutation.title)
                                               + u": "_qs + dns::recordText(record));
            // Under opt-out, DS needs no proof about the wildcard (RFC 5155 8.6): it stays insecure without.
            if (expected == Security::Secure)
                QVERIFY2(poorer.security == Security::Bogus, told.constData());
            else
                QVERIFY2(poorer.security < Security::Secure, told.constData());
        }
    }
}

void TestDenialProofs::gapsCount_data()
{
    addCases([](const Case& one) { return one.needsGaps; });
}

/// The zone itself says that no name is missing anywhere: each record's next name is the one right behind it.
void TestDenialProofs::gapsCount()
{
    QFETCH(Zone, zone);
    QFETCH(const Case*, proof);
    const SignedTree& tree = treeOf(zone);
    const dns::Question question{name(proof->owner), proof->type};
    dns::Message message = *dns::parseMessage(tree.find(question)->response);
    for (const Record& record : proofRecords(message)) {
        message = replaced(message, record, [](Record changed, const Record&) {
            if (const std::optional<dns::NsecData> nsec = dns::nsecOf(changed)) {
                const DomainName next = *changed.owner.child(QByteArray(1, '\0'));
                changed.rdata.replace(0, nsec->next.wire().size(), next.wire());
            } else {
                constexpr qsizetype HashAt = 8;  // after the parameters with a salt of two octets
                constexpr qsizetype HashSize = 20;
                QByteArray next = *hashOfLabel(changed.owner.firstLabel());
                next.back() = static_cast<char>(next.back() + 1);
                changed.rdata.replace(HashAt, HashSize, next);
            }
            return QList{changed, signedBy(changed)};
        });
    }
    const Lookup lookup =
        validateRecorded(question, Changed(tree, question, message), tree.settings(), &m_memory);
    // Under opt-out an unproven name could still be that of an insecure delegation (RFC 5155 6); its DS is
    // the parent's own matter.
    const bool couldBeDelegated = zone == Zone::OptOut && proof->type != RecordType::DS;
    QVERIFY2(lookup.security == (couldBeDelegated ? Security::Insecure : Security::Bogus),
             qPrintable(summary(lookup)));
}

QTEST_GUILESS_MAIN(TestDenialProofs)
#include "tst_denialproofs.moc"

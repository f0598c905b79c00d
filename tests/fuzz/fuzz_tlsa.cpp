// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/danepolicy.h"
#include "core/dane/tlsarecord.h"
#include "tests/fuzz/property.h"
#include "tests/support/certificates.h"

#include <array>

using namespace relaydeck;
using namespace relaydeck::dane;
using dns::TlsaData;
using fuzz::require;

namespace {

void checkRecord(const TlsaData& record)
{
    require(isUsable(record) == (usabilityOf(record) == Usability::Usable), "usable is one thing");
    if (isUsable(record)) {
        require(record.usage == DaneTa || record.usage == DaneEe, "N6: only usages 2 and 3 are for SMTP");
        require(record.selector <= 1 && record.matchingType <= 2, "N6: known selector and matching type");
        require(record.matchingType != 1 || record.association.size() == 32, "N6: length of SHA2-256");
        require(record.matchingType != 2 || record.association.size() == 64, "N6: length of SHA2-512");
    }
    require(!isHashOfNothing(record) || record.matchingType != 0, "only a digest is one of nothing");
    if (record.association.isEmpty())
        return;
    const Result<TlsaData> again = recordFromText(recordText(record));
    require(again.ok(), "a record's text is read back");
    require(*again == record, "a record's text is read back as the same");
}

void checkText(const QString& text)
{
    const Result<TlsaData> read = recordFromText(text);
    if (read)
        checkRecord(*read);
    else
        require(!read.error().detail.isEmpty(), "what is refused is refused with a sentence");
}

void checkAgility(const QList<TlsaData>& records)
{
    const QSet<int> aside = setAsideByAgility(records);
    QList<TlsaData> kept;
    for (qsizetype i = 0; i < records.size(); ++i) {
        const TlsaData& record = records.at(i);
        if (!aside.contains(int(i))) {
            kept.append(record);
            continue;
        }
        require(isUsable(record) && record.matchingType == 1, "N9: only SHA2-256 is set aside");
        require(std::any_of(records.begin(), records.end(),
                            [&record](const TlsaData& other) {
                                return isUsable(other) && other.matchingType == 2
                                    && other.usage == record.usage && other.selector == record.selector;
                            }),
                "N9: something stronger is there");
    }
    require(setAsideByAgility(kept).isEmpty(), "N9: what is left is not weakened further");
}

const test::Hierarchy& server()
{
    static const test::Hierarchy made({QStringLiteral("mx.partner.example")});
    return made;
}

/// Whatever is published, a server passes only where a record truly names it.
void checkAgainstServer(const QList<TlsaData>& records)
{
    static const tls::Handshake Shown = [] {
        tls::Handshake handshake;
        handshake.outcome = tls::Handshake::Outcome::Completed;
        handshake.chain = server().chain();
        return handshake;
    }();
    static const DomainName Host = *DomainName::fromText("mx.partner.example");
    static const QDateTime Now = QDateTime::currentDateTimeUtc();
    const EndpointJudgement judgement = judgeEndpoint(Shown, records, {Host}, Now);
    require(judgement.records.size() == records.size(), "every record is compared");
    require(judgement.equal <= judgement.counting && judgement.counting <= records.size(),
            "counts are parts");
    if (!judgement.matched())
        return;
    const qsizetype at = judgement.verdict.matchedRecord;
    require(at >= 0 && at < records.size(), "the record that matched is one of them");
    require(isUsable(records.at(at)), "N6: only a usable record matches");
    // An issuer in full that is not in the chain may sign it (RFC 7672 3.1.2): nothing random does.
    require(judgement.records.at(at).equal(), "N7, N8: what matched is equal");
}

/// Octets of the input in one of the lengths that matter, or what the server shows.
TlsaData withAssociation(TlsaData record, fuzz::Choices& choices)
{
    static constexpr std::array<qsizetype, 6> Lengths{32, 64, 1, 20, 0, 300};
    const std::size_t form = choices.octet() % (Lengths.size() + 2);
    if (form < Lengths.size()) {
        record.association = choices.take(Lengths[form]).leftJustified(Lengths[form], 'x');
        return record;
    }
    const QByteArray& shown = form == Lengths.size() ? server().leaf.der : server().intermediate.der;
    record.selector = record.selector % 2;
    record.matchingType = record.matchingType % 3;
    return test::tlsaFor(shown, record.usage, record.selector, record.matchingType);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray octets = fuzz::octetsOf(data, size);
    checkText(QString::fromUtf8(octets));

    fuzz::Choices choices(octets);
    QList<TlsaData> records;
    while (!choices.atEnd() && records.size() < 12) {
        TlsaData record{.usage = choices.octet(),
                        .selector = choices.octet(),
                        .matchingType = choices.octet(),
                        .association = {}};
        records.append(withAssociation(record, choices));
    }
    for (const TlsaData& record : records)
        checkRecord(record);
    checkAgility(records);
    if (!records.isEmpty())
        checkAgainstServer(records);
    return 0;
}

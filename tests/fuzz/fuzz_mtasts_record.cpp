// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/txtrecord.h"
#include "core/tlsrpt/record.h"
#include "tests/fuzz/property.h"

using namespace relaydeck;
using fuzz::require;

namespace {

/// Sentences quote what was published; nothing in them may speak for itself.
void checkSentences(const QStringList& sentences, qsizetype most)
{
    require(sentences.size() <= most, "problems are bounded by the records");
    for (const QString& sentence : sentences) {
        require(!sentence.isEmpty() && sentence.size() < 2000, "a sentence is bounded");
        require(std::none_of(sentence.begin(), sentence.end(),
                             [](QChar c) { return c.category() == QChar::Other_Control; }),
                "a sentence has no control characters");
    }
}

template<typename Record>
void checkOrder(const QList<QByteArray>& texts, const Record& record,
                Record (*find)(const QList<QByteArray>&))
{
    QList<QByteArray> reversed = texts;
    std::reverse(reversed.begin(), reversed.end());
    const Record again = find(reversed);
    require(again.state == record.state && again.count == record.count, "the order of records says nothing");
    require(record.count <= texts.size(), "only records count");
}

void checkMtaSts(const QList<QByteArray>& texts, qsizetype size)
{
    const mtasts::TxtRecord record = mtasts::findRecordIn(texts);
    checkOrder(texts, record, mtasts::findRecordIn);
    checkSentences(record.problems, size + 2);
    require(!record.valid() || (record.count == 1 && record.problems.isEmpty()), "S1: exactly one record");
    require(record.valid() || !record.problems.isEmpty() || record.count == 0,
            "what is not valid is so for a reason");
    if (!record.valid())
        return;
    require(record.id.size() <= 32
                && std::all_of(record.id.begin(), record.id.end(),
                               [](QChar c) { return c.isLetterOrNumber() && c.unicode() < 128; }),
            "S1: an id is 1 to 32 letters and digits");
    const mtasts::TxtRecord plain = mtasts::findRecordIn({"v=STSv1; id=" + record.id.toLatin1() + ';'});
    require(plain.valid() && plain.id == record.id, "S1: the id alone makes a record");
}

void checkTlsRpt(const QList<QByteArray>& texts, qsizetype size)
{
    const tlsrpt::TxtRecord record = tlsrpt::findRecordIn(texts);
    checkOrder(texts, record, tlsrpt::findRecordIn);
    checkSentences(record.problems, size + 2);
    require(!record.valid() || (record.count == 1 && !record.reportUris.isEmpty()),
            "RFC 8460 3: one record with a place to send to");
    for (const QString& uri : record.reportUris) {
        require(!record.valid() || uri.startsWith(u"mailto:", Qt::CaseInsensitive)
                    || uri.startsWith(u"https:", Qt::CaseInsensitive),
                "RFC 8460 3: mailto and https alone");
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray octets = fuzz::octetsOf(data, size);
    const QList<QByteArray> texts = octets.split('\n');
    checkMtaSts(texts, octets.size());
    checkTlsRpt(texts, octets.size());
    // The same octets as RDATA: character strings with their lengths.
    const dns::Record rdata{DomainName(), dns::RecordType::TXT, 300, octets};
    const mtasts::TxtRecord fromRdata = mtasts::findRecord({rdata});
    require(fromRdata.count <= 1, "one record counts once");
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/txtrecord.h"

#include "core/base/plaintext.h"
#include "core/base/versionedtext.h"

#include <algorithm>

namespace relaydeck::mtasts {

namespace {

constexpr qsizetype MaxIdLength = 32;

bool isIdCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

QString quoted(const QByteArray& text)
{
    return QStringLiteral("\"%1\"").arg(plainText(text, 60));
}

class Parser {
public:
    explicit Parser(TxtRecord& record) : m_record(record) { }

    /// The fields of the one record that counts.
    void parse(const QList<QByteArray>& fields)
    {
        for (const QByteArray& field : fields)
            parseField(field);
        if (!m_idSeen)
            problem(QStringLiteral("The record has no id."));
        m_record.state = m_record.problems.isEmpty() ? TxtRecord::State::Valid : TxtRecord::State::Invalid;
        if (!m_record.valid())
            m_record.id.clear();
    }

private:
    void parseField(const QByteArray& field)
    {
        if (field.isEmpty()) {
            problem(QStringLiteral("There is an empty field between two semicolons."));
            return;
        }
        const qsizetype equals = field.indexOf('=');
        const QByteArray name = field.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : field.mid(equals + 1);
        if (equals < 0)
            problem(
                QStringLiteral("The field %1 has no value: an equals sign is missing.").arg(quoted(field)));
        else if (name == "id")
            parseId(value);
        else if (!isExtensionName(name))
            problem(QStringLiteral("%1 is no name of a field.").arg(quoted(name)));
        else if (!isExtensionValue(value))
            problem(QStringLiteral("The value of the field %1 is not allowed.").arg(quoted(name)));
        // Else an extension, which is ignored.
    }

    void parseId(const QByteArray& value)
    {
        if (m_idSeen)
            problem(QStringLiteral("The record has more than one id."));
        m_idSeen = true;
        if (value.isEmpty())
            problem(QStringLiteral("The id is empty."));
        else if (value.size() > MaxIdLength)
            problem(QStringLiteral("The id has %1 characters; 32 are allowed.").arg(value.size()));
        else if (!std::all_of(value.begin(), value.end(), isIdCharacter))
            problem(
                QStringLiteral("The id %1 has other characters than letters and digits.").arg(quoted(value)));
        m_record.id = QString::fromLatin1(value);
    }

    void problem(const QString& sentence) { m_record.problems.append(sentence); }

    TxtRecord& m_record;
    bool m_idSeen = false;
};

}  // namespace

TxtRecord findRecordIn(const QList<QByteArray>& texts)
{
    const VersionedText found = findVersioned(texts, "v=STSv1");  // RFC 8461 3.1
    TxtRecord record{.count = found.count, .problems = found.problems};
    if (found.count > 1)
        record.state = TxtRecord::State::Several;
    else if (found.count == 1)
        Parser(record).parse(found.fields);
    return record;
}

TxtRecord findRecord(const QList<dns::Record>& answer)
{
    QList<QByteArray> texts;
    for (const dns::Record& record : answer) {
        // The strings of one record are joined without anything between them.
        if (const std::optional<QList<QByteArray>> strings = dns::txtOf(record))
            texts.append(strings->join());
    }
    return findRecordIn(texts);
}

}  // namespace relaydeck::mtasts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/txtrecord.h"

#include "core/base/plaintext.h"

#include <algorithm>

namespace relaydeck::mtasts {

namespace {

constexpr QByteArrayView VersionField = "v=STSv1";
constexpr qsizetype MaxIdLength = 32;
constexpr qsizetype MaxNameLength = 32;

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isWhitespace(char c)
{
    return c == ' ' || c == '\t';
}

/// Without the spaces and tabs that may stand around a `;` (sts-field-delim); none belong around a `=`.
QByteArray withoutWhitespace(QByteArray field)
{
    while (!field.isEmpty() && isWhitespace(field.front()))
        field.remove(0, 1);
    while (!field.isEmpty() && isWhitespace(field.back()))
        field.chop(1);
    return field;
}

QString quoted(const QByteArray& text)
{
    return QStringLiteral("\"%1\"").arg(plainText(text, 60));
}

bool isExtensionName(const QByteArray& name)
{
    return !name.isEmpty() && name.size() <= MaxNameLength && isLetterOrDigit(name.front())
        && std::all_of(name.begin(), name.end(),
                       [](char c) { return isLetterOrDigit(c) || c == '_' || c == '-' || c == '.'; });
}

bool isExtensionValue(const QByteArray& value)
{
    return !value.isEmpty()
        && std::all_of(value.begin(), value.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '='; });
}

class Parser {
public:
    explicit Parser(TxtRecord& record) : m_record(record) { }

    /// The one record that counts, without its version field and the `;` behind that.
    void parse(const QByteArray& fields)
    {
        const QList<QByteArray> parts = fields.split(';');
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const QByteArray field = withoutWhitespace(parts.at(i));
            const bool closing = field.isEmpty() && i == parts.size() - 1;
            if (!closing)
                parseField(field);
        }
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
        else if (!std::all_of(value.begin(), value.end(), isLetterOrDigit))
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
    // RFC 8461 3.1: records that do not begin with this are discarded, others must be exactly one.
    const QByteArray start = VersionField.toByteArray() + ';';
    TxtRecord record;
    QByteArray fields;
    for (const QByteArray& text : texts) {
        if (text.startsWith(start)) {
            ++record.count;
            fields = text.mid(start.size());
        } else if (text.trimmed().toLower().startsWith("v=sts")) {
            record.problems.append(
                QStringLiteral("The record %1 does not count: it does not start with \"v=STSv1;\".")
                    .arg(quoted(text)));
        }
    }
    if (record.count > 1) {
        record.state = TxtRecord::State::Several;
        record.problems.append(
            QStringLiteral("There are %1 records; exactly one is allowed.").arg(record.count));
    } else if (record.count == 1) {
        record.problems.clear();  // what does not count does no harm beside one that does
        Parser(record).parse(fields);
    }
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

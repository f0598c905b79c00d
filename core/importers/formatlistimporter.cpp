// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/formatlistimporter.h"

#include "core/base/plaintext.h"
#include "core/importers/collector.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <optional>

namespace relaydeck::importers {

namespace {

/// A line that begins a value.
struct PropertyLine {
    QString key;
    QString value;
};

std::optional<PropertyLine> propertyLine(QStringView line)
{
    const qsizetype colon = line.indexOf(u':');
    // No property has a longer name, and a value may have colons too.
    if (colon < 1 || colon > 200 || line.at(0).isSpace())
        return std::nullopt;
    static const QRegularExpression key(QStringLiteral("^[A-Za-z_][A-Za-z0-9_.@]*\\s*$"));
    if (!key.match(line.left(colon).toString()).hasMatch())
        return std::nullopt;
    return PropertyLine{.key = line.left(colon).trimmed().toString(),
                        .value = line.mid(colon + 1).trimmed().toString()};
}

/// What a terminal has before the command, copied with the answer.
bool isPrompt(QStringView line)
{
    static const QRegularExpression prompt(
        QStringLiteral("^(?:(?:\\[[^\\]]{0,200}\\]: )?PS |\\[PS\\] )[^>]{0,500}>"));
    return prompt.match(line.left(1000).toString()).hasMatch();
}

class ListReader {
public:
    ListReader(const QString& text, const ImportStep& step) : m_text(text), m_collector(text.size(), step) { }

    Result<ImportResult> read()
    {
        qsizetype at = 0;
        for (qint64 line = 1; at < m_text.size(); ++line) {
            qsizetype end = m_text.indexOf(u'\n', at);
            end = end < 0 ? m_text.size() : end;
            const Result<void> taken = take(QStringView(m_text).mid(at, end - at), line, at);
            if (!taken)
                return taken.error();
            at = end + 1;
        }
        if (const Result<void> taken = endObject(m_text.size()); !taken)
            return taken.error();
        return std::move(m_collector).result();
    }

private:
    Result<void> take(QStringView line, qint64 number, qsizetype at)
    {
        if (line.trimmed().isEmpty()) {
            m_gap = true;
            return {};
        }
        if (const std::optional<PropertyLine> property = propertyLine(line))
            return begin(*property, number, at);
        if (isPrompt(line))
            return {};
        if (!line.at(0).isSpace() || m_key.isEmpty())
            return Error{ErrorCode::InvalidData,
                         QStringLiteral("line %1: \"%2\" is neither a property nor the rest of one")
                             .arg(number)
                             .arg(plainText(line.trimmed().left(100).toString(), 60))};
        join(line.trimmed());
        return {};
    }

    Result<void> begin(const PropertyLine& property, qint64 number, qsizetype at)
    {
        // PowerShell shows an object's properties once each, whatever their case.
        const bool again = m_names.contains(property.key.toCaseFolded())
            || m_key.compare(property.key, Qt::CaseInsensitive) == 0;
        if (!m_key.isEmpty() && (m_gap || again)) {
            if (const Result<void> taken = endObject(at); !taken)
                return taken;
        }
        endProperty();
        if (m_object.properties.size() >= MaxImportProperties)
            return Error{ErrorCode::LimitExceeded,
                         QStringLiteral("line %1: an object has more than %2 properties")
                             .arg(number)
                             .arg(MaxImportProperties)};
        if (m_object.properties.isEmpty())
            m_object.place = Place::line(number);
        m_object.place.setLine(property.key, number);
        m_key = property.key;
        m_value = property.value;
        m_gap = false;
        return {};
    }

    /// The rest of a value that was too wide. Lists are broken behind a comma, unless a value alone is wider
    /// than the column; texts between words.
    void join(QStringView rest)
    {
        const bool list = m_value.startsWith(u'{');
        if (m_gap)
            m_value += u'\n';
        else if (!list || m_value.endsWith(u','))
            m_value += u' ';
        m_value += rest;
        m_gap = false;
    }

    void endProperty()
    {
        if (!m_key.isEmpty()) {
            m_object.properties.insert(m_key, m_value);
            m_names.insert(m_key.toCaseFolded());
        }
        m_key.clear();
        m_value.clear();
    }

    Result<void> endObject(qint64 done)
    {
        endProperty();
        if (m_object.properties.isEmpty())
            return {};
        m_object.textual = true;
        const Result<void> next = m_collector.next(done);
        const Result<void> taken = next ? m_collector.take(m_object) : next;
        m_object = {};
        m_names.clear();
        return taken;
    }

    const QString& m_text;
    Collector m_collector;
    SourceObject m_object;
    QSet<QString> m_names;  // of its properties
    QString m_key;
    QString m_value;
    bool m_gap = false;  // an empty line stood between
};

}  // namespace

Result<ImportResult> importFormatList(const QString& text, const ImportStep& step)
{
    return ListReader(text, step).read();
}

bool looksLikeFormatList(const QString& text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = text.indexOf(u'\n', at);
        end = end < 0 ? text.size() : end;
        const QStringView line = QStringView(text).mid(at, end - at);
        at = end + 1;
        if (line.trimmed().isEmpty() || isPrompt(line))
            continue;
        const std::optional<PropertyLine> property = propertyLine(line);
        return property && isExchangeProperty(property->key);
    }
    return false;
}

}  // namespace relaydeck::importers

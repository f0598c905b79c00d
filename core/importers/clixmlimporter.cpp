// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/clixmlimporter.h"

#include "core/base/plaintext.h"
#include "core/importers/collector.h"

#include <QtCore/QJsonArray>
#include <QtCore/QXmlStreamReader>

#include <algorithm>

namespace relaydeck::importers {

namespace {

/// Objects inside objects; those of the cmdlet have two levels.
constexpr int MaxDepth = 16;
/// What references to earlier objects may repeat, in characters.
constexpr qint64 MaxRepeated = MaxImportBytes;

bool isList(QStringView element)
{
    return element == u"LST" || element == u"IE" || element == u"QUE" || element == u"STK";
}

bool isMembers(QStringView element)
{
    return element == u"MS" || element == u"Props";
}

/// Characters of control are written as `_x000A_` (MS-PSRP 2.2.5.3.2).
QString decoded(const QString& text)
{
    if (!text.contains(u"_x"))
        return text;
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'_' && i + 6 < text.size() && text.at(i + 1) == u'x' && text.at(i + 6) == u'_') {
            bool hex = false;
            const ushort code = QStringView(text).mid(i + 2, 4).toUShort(&hex, 16);
            if (hex) {
                result += QChar(code);
                i += 6;
                continue;
            }
        }
        result += text.at(i);
    }
    return result;
}

/// Characters that a value takes, roughly, where it is written out again.
qint64 costOf(const QJsonValue& value)
{
    qint64 cost = 8 + value.toString().size();
    for (const QJsonValue item : value.toArray())
        cost += costOf(item);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        cost += member.key().size() + costOf(member.value());
    return cost;
}

/// Levels of lists and objects in it.
int levelsOf(const QJsonValue& value)
{
    int inner = 0;
    for (const QJsonValue item : value.toArray())
        inner = std::max(inner, levelsOf(item));
    for (const QJsonValue item : value.toObject())
        inner = std::max(inner, levelsOf(item));
    return value.isArray() || value.isObject() ? inner + 1 : 0;
}

class ClixmlReader {
public:
    ClixmlReader(const QString& text, const ImportStep& step)
        : m_xml(text)
        , m_collector(text.size(), step) { }

    Result<ImportResult> read()
    {
        while (!m_xml.atEnd() && !m_xml.isStartElement() && !m_fault) {
            m_xml.readNext();
            if (m_xml.tokenType() == QXmlStreamReader::DTD)
                fail(ErrorCode::InvalidData, QStringLiteral("document types are not taken"));
        }
        if (!m_fault && m_xml.isStartElement() && m_xml.name() != u"Objs")
            fail(ErrorCode::InvalidData, QStringLiteral("the file is XML, but not that of Export-Clixml"));
        while (!m_fault && m_xml.readNextStartElement()) {
            if (m_xml.name() != u"Obj")
                fail(ErrorCode::InvalidData, QStringLiteral("expected an object"));
            else
                readConnectors(1);
        }
        if (!m_fault && m_xml.hasError())
            fail(ErrorCode::InvalidData, plainText(m_xml.errorString(), 200));
        if (m_fault)
            return *m_fault;
        return std::move(m_collector).result();
    }

private:
    /// An object whose members are those of a connector, or a list of such.
    void readConnectors(int depth)
    {
        if (!bounded(depth))
            return;
        SourceObject object{.properties = {}, .place = Place::line(m_xml.lineNumber())};
        const QString id = reference();
        while (!m_fault && m_xml.readNextStartElement()) {
            if (isMembers(m_xml.name()))
                readMembers(object.properties, &object.place, depth);
            else if (isList(m_xml.name()))
                readListOfConnectors(depth);
            else
                m_xml.skipCurrentElement();
        }
        if (m_fault || m_xml.hasError() || object.properties.isEmpty())
            return;
        keep(id, QJsonValue());
        const Result<void> next = m_collector.next(m_xml.characterOffset());
        if (const Result<void> taken = next ? m_collector.take(object) : next; !taken)
            m_fault = taken.error();
    }

    void readListOfConnectors(int depth)
    {
        while (!m_fault && m_xml.readNextStartElement()) {
            if (m_xml.name() == u"Obj")
                readConnectors(depth + 1);
            else
                fail(ErrorCode::InvalidData, QStringLiteral("expected an object"));
        }
    }

    /// `place`: where lines are noted; may be null.
    void readMembers(QJsonObject& members, Place* place, int depth)
    {
        while (!m_fault && m_xml.readNextStartElement()) {
            const QString name = decoded(m_xml.attributes().value(QLatin1StringView("N")).toString());
            if (place)
                place->setLine(name, m_xml.lineNumber());
            if (members.size() >= MaxImportProperties)
                fail(ErrorCode::LimitExceeded,
                     QStringLiteral("an object has more than %1 properties").arg(MaxImportProperties));
            else if (members.contains(name))
                fail(
                    ErrorCode::InvalidData,
                    QStringLiteral("the object has the property %1 more than once").arg(plainText(name, 60)));
            else
                members.insert(name, readValue(depth));
        }
    }

    /// The element that was just begun, up to its end.
    QJsonValue readValue(int depth)
    {
        const QStringView type = m_xml.name();
        if (type == u"Obj")
            return readObject(depth + 1);
        if (type == u"Ref")
            return readReference(depth);
        if (type == u"Nil") {
            m_xml.skipCurrentElement();
            return {};
        }
        const bool truth = type == u"B";
        const bool number = type == u"I32" || type == u"I64" || type == u"U32" || type == u"I16"
            || type == u"U16" || type == u"By" || type == u"SB" || type == u"Db" || type == u"Sg";
        const QString text = decoded(m_xml.readElementText());
        if (truth && (text == u"true" || text == u"false"))
            return text == u"true";
        bool isNumber = false;
        const double value = number ? text.toDouble(&isNumber) : 0;
        return isNumber && qIsFinite(value) ? QJsonValue(value) : QJsonValue(text);
    }

    /// A list; else what ToString() gave, as for enumerators; else the members.
    QJsonValue readObject(int depth)
    {
        if (!bounded(depth))
            return {};
        const QString id = reference();
        std::optional<QJsonArray> list;
        QJsonObject members;
        QString text;
        QJsonValue primitive;
        while (!m_fault && m_xml.readNextStartElement()) {
            const QStringView name = m_xml.name();
            if (isList(name))
                list = readList(depth);
            else if (isMembers(name))
                readMembers(members, nullptr, depth);
            else if (name == u"ToString")
                text = decoded(m_xml.readElementText());
            else if (name == u"TN" || name == u"TNRef" || name == u"DCT")
                m_xml.skipCurrentElement();
            else
                primitive = readValue(depth);
        }
        const QJsonValue value = list ? QJsonValue(*list)
            : !text.isEmpty()         ? QJsonValue(text)
            : !members.isEmpty()      ? QJsonValue(members)
                                      : primitive;
        keep(id, value);
        return value;
    }

    QJsonArray readList(int depth)
    {
        QJsonArray list;
        while (!m_fault && m_xml.readNextStartElement()) {
            if (list.size() >= MaxImportList)
                fail(ErrorCode::LimitExceeded,
                     QStringLiteral("a list has more than %1 values").arg(MaxImportList));
            else
                list.append(readValue(depth));
        }
        return list;
    }

    QJsonValue readReference(int depth)
    {
        const QString id = reference();
        m_xml.skipCurrentElement();
        const auto found = m_objects.constFind(id);
        if (found == m_objects.cend()) {
            fail(ErrorCode::InvalidData, QStringLiteral("refers to an object that does not stand before it"));
            return {};
        }
        m_repeated += costOf(*found);
        if (m_repeated > MaxRepeated)
            fail(ErrorCode::LimitExceeded, QStringLiteral("references repeat too much"));
        // Each reference to a reference is one level more: beyond 1024 the store could not read its own JSON.
        return bounded(depth + levelsOf(*found)) ? *found : QJsonValue();
    }

    QString reference() const { return m_xml.attributes().value(QLatin1StringView("RefId")).toString(); }

    void keep(const QString& id, const QJsonValue& value)
    {
        if (!id.isEmpty())
            m_objects.insert(id, value);
    }

    bool bounded(int depth)
    {
        if (depth > MaxDepth)
            fail(ErrorCode::LimitExceeded, QStringLiteral("objects are nested too deep"));
        return depth <= MaxDepth;
    }

    void fail(ErrorCode code, const QString& what)
    {
        if (!m_fault)
            m_fault = Error{code, QStringLiteral("line %1: %2").arg(m_xml.lineNumber()).arg(what)};
    }

    QXmlStreamReader m_xml;
    Collector m_collector;
    QHash<QString, QJsonValue> m_objects;  // what references stand for
    qint64 m_repeated = 0;
    std::optional<Error> m_fault;
};

}  // namespace

Result<ImportResult> importClixml(const QString& text, const ImportStep& step)
{
    return ClixmlReader(text, step).read();
}

}  // namespace relaydeck::importers

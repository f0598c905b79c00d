// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/exchangeobject.h"

#include "core/base/plaintext.h"
#include "core/connectors/otherproperties.h"
#include "core/importers/importresult.h"
#include "core/importers/shelltext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <type_traits>

namespace relaydeck::importers {

namespace {

/// `Name@data.type` and the like, which the REST interface of the service adds beside `Name`.
bool isSidecar(const QString& name)
{
    return name.contains(u'@');
}

QString found(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return QStringLiteral("true or false");
    case QJsonValue::Double:
        return QStringLiteral("a number");
    case QJsonValue::String:
        return QStringLiteral("a string");
    case QJsonValue::Array:
        return QStringLiteral("an array");
    case QJsonValue::Object:
        return QStringLiteral("an object");
    case QJsonValue::Undefined:
        return QStringLiteral("nothing");
    }
    Q_UNREACHABLE();
}

/// Windows PowerShell 5.1 wraps lists as {"value": [...], "Count": n}, and times as {"value": ...,
/// "DateTime":
/// ...}.
QJsonValue unwrapped(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    if (object.contains(QStringLiteral("value"))
        && (object.contains(QStringLiteral("Count")) || object.contains(QStringLiteral("DateTime"))))
        return object.value(QStringLiteral("value"));
    return value;
}

/// False: an object has this property already. PowerShell looks at no case.
bool noteOnce(QSet<QString>& names, const QString& name)
{
    const qsizetype before = names.size();
    names.insert(name.toCaseFolded());
    return names.size() > before;
}

QString shortened(const QString& text)
{
    return plainText(text, 60);
}

/// Reads values into the members of a connector. The first fault is kept.
class Reader {
public:
    Reader(const Place& place, bool textual) : m_place(place), m_textual(textual) { }

    std::optional<Error> fault() const { return m_fault; }

    void read(const QString& key, const QJsonValue& value, bool& member)
    {
        if (const std::optional<bool> read = boolean(key, value))
            member = *read;
    }

    void read(const QString& key, const QJsonValue& value, std::optional<bool>& member)
    {
        member = boolean(key, value);
    }

    void read(const QString& key, const QJsonValue& value, QString& member) { member = string(key, value); }

    void read(const QString& key, const QJsonValue& value, QStringList& member)
    {
        const QJsonValue list = m_textual ? listOf(key, value) : unwrapped(value);
        if (list.isNull())
            return;
        if (!list.isArray()) {
            expected(key, QStringLiteral("a list"), value);
            return;
        }
        const QJsonArray array = list.toArray();
        if (array.size() > MaxImportList) {
            fail(ErrorCode::LimitExceeded, key, QStringLiteral("has more than %1 values").arg(MaxImportList));
            return;
        }
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QString place = QStringLiteral("%1[%2]").arg(key).arg(i);
            if (!array.at(i).isString())
                expected(place, QStringLiteral("a string"), array.at(i));
            else
                member.append(string(place, array.at(i)));
        }
    }

    void read(const QString& key, const QJsonValue& value, QDateTime& member)
    {
        const QJsonValue time = unwrapped(value);
        const QString text = string(key, time);
        if (text.isEmpty())
            return;
        member = exchangeTime(text);
        if (member.isValid())
            return;
        // Day and month may stand in either order: a guess would be wrong without a sign of it.
        if (m_textual)
            m_unreadTime = text;
        else
            fail(ErrorCode::InvalidData, key, QStringLiteral("\"%1\" is not a time").arg(shortened(text)));
    }

    void read(const QString& key, const QJsonValue& value, std::optional<DaneMode>& member)
    {
        member = word(key, value, daneModeFromString, QStringLiteral("Opportunistic, Mandatory or None"));
    }

    void read(const QString& key, const QJsonValue& value, std::optional<MtaStsMode>& member)
    {
        member = word(key, value, mtaStsModeFromString, QStringLiteral("Opportunistic or None"));
    }

    void read(const QString& key, const QJsonValue& value, TlsSettings& member)
    {
        member = word(key, value, tlsSettingsFromString,
                      QStringLiteral("EncryptionOnly, CertificateValidation, DomainValidation or null"))
                     .value_or(TlsSettings::Blank);
    }

    void read(const QString& key, const QJsonValue& value, std::optional<ConnectorType>& member)
    {
        member = word(key, value, connectorTypeFromString, QStringLiteral("Partner or OnPremises"));
    }

    void read(const QString& key, const QJsonValue& value, std::optional<ConnectorSource>& member)
    {
        // The documented set is known to be incomplete: whoever reads asks for what is unknown.
        const QString text = string(key, value);
        member = connectorSourceFromString(text);
        if (!member && !text.isEmpty())
            m_unknownSource = text;
    }

    QString unknownSource() const { return m_unknownSource; }
    QString unreadTime() const { return m_unreadTime; }

    QString string(const QString& key, const QJsonValue& value)
    {
        if (value.isNull())
            return {};
        if (!value.isString()) {
            expected(key, QStringLiteral("a string"), value);
            return {};
        }
        const QString text = value.toString();
        if (m_textual && isTypeName(text)) {
            fail(ErrorCode::InvalidData, key,
                 QStringLiteral("holds the name of a type in place of the value"));
            return {};
        }
        if (text.size() > MaxImportString) {
            fail(ErrorCode::LimitExceeded, key,
                 QStringLiteral("is longer than %1 characters").arg(MaxImportString));
            return {};
        }
        return text;
    }

    void fail(ErrorCode code, const QString& key, const QString& what)
    {
        fail({code, QStringLiteral("%1: %2").arg(m_place.of(key), what)});
    }

    void fail(const Error& error)
    {
        if (!m_fault)
            m_fault = error;
    }

private:
    void expected(const QString& key, const QString& what, const QJsonValue& value)
    {
        fail(ErrorCode::InvalidData, key, QStringLiteral("expected %1, found %2").arg(what, found(value)));
    }

    std::optional<bool> boolean(const QString& key, const QJsonValue& value)
    {
        if (value.isBool())
            return value.toBool();
        if (m_textual && value.isString()) {
            const QString text = value.toString().trimmed();
            const std::optional<bool> truth = truthFromText(text);
            if (!truth && !text.isEmpty())
                fail(ErrorCode::InvalidData, key,
                     QStringLiteral("\"%1\" is not True or False").arg(shortened(text)));
            return truth;
        }
        // What is missing or null must not be read as false.
        if (!value.isNull())
            expected(key, QStringLiteral("true or false"), value);
        return std::nullopt;
    }

    QJsonValue listOf(const QString& key, const QJsonValue& value)
    {
        if (!value.isString())
            return value;
        const Result<QStringList> list = listFromText(value.toString());
        if (!list) {
            fail(list.error().code, key, list.error().detail);
            return {};
        }
        return QJsonArray::fromStringList(*list);
    }

    template<typename Enum>
    std::optional<Enum> word(const QString& key, const QJsonValue& value,
                             std::optional<Enum> (*parse)(const QString&), const QString& values)
    {
        const QString text = string(key, value);
        if (text.isEmpty())
            return std::nullopt;
        const std::optional<Enum> parsed = parse(text);
        if (!parsed)
            fail(ErrorCode::InvalidData, key,
                 QStringLiteral("\"%1\" is not %2").arg(shortened(text), values));
        return parsed;
    }

    const Place& m_place;
    bool m_textual;
    std::optional<Error> m_fault;
    QString m_unknownSource;
    QString m_unreadTime;
};

bool isList(ConnectorField field)
{
    return visitField(field,
                      []<typename Value>(Value Connector::*) { return std::is_same_v<Value, QStringList>; });
}

/// Without a value that says anything: a truth value must not be taken for false, nor a list for empty, only
/// because an older export or a chosen set of columns lacks it. A blank TlsSettings or text is a value.
bool isAbsent(ConnectorField field, const QJsonObject& properties, const QString& key)
{
    if (key.isEmpty())
        return true;
    const QJsonValue value = properties.value(key);
    const bool empty = value.isNull() || (value.isString() && value.toString().isEmpty());
    return empty && (field == ConnectorField::Enabled || field == ConnectorField::UseMxRecord);
}

}  // namespace

QDateTime exchangeTime(const QString& text)
{
    static const QRegularExpression milliseconds(
        QStringLiteral("^/Date\\((-?\\d{1,15})(?:[+-]\\d{4})?\\)/$"));
    if (const QRegularExpressionMatch match = milliseconds.match(text); match.hasMatch())
        return QDateTime::fromMSecsSinceEpoch(match.captured(1).toLongLong(), Qt::UTC);
    static const QRegularExpression iso(QStringLiteral(
        "^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,9}))?(Z|[+-]\\d\\d:\\d\\d)?$"));
    const QRegularExpressionMatch match = iso.match(text);
    if (!match.hasMatch())
        return {};
    const QString decimals = (match.captured(2) + QStringLiteral("000")).left(3);
    const QString zone = match.captured(3).isEmpty() ? QStringLiteral("Z") : match.captured(3);
    return QDateTime::fromString(match.captured(1) + u'.' + decimals + zone, Qt::ISODateWithMs).toUTC();
}

Error repeatedProperty(const Place& place, const QString& name)
{
    return {
        ErrorCode::InvalidData,
        QStringLiteral("%1: the object has this property more than once").arg(place.of(plainText(name, 60)))};
}

Result<ExchangeObject> readExchangeObject(const SourceObject& source)
{
    const QJsonObject& object = source.properties;
    ExchangeObject result;
    Connector& connector = result.connector;
    Reader reader(source.place, source.textual);
    QHash<ConnectorField, QString> keys;
    QSet<QString> names;
    for (auto property = object.begin(); property != object.end(); ++property) {
        const QString key = property.key();
        const QJsonValue value = property.value();
        if (isSidecar(key))
            continue;
        if (!noteOnce(names, key)) {
            reader.fail(repeatedProperty(source.place, key));
            continue;
        }
        if (const std::optional<ConnectorField> field = connectorFieldFromName(key)) {
            // Export-Csv takes no list apart: the values are lost, which must not be read as none.
            if (source.textual && isList(*field) && isTypeName(value.toString().trimmed())) {
                result.lostFields.append(*field);
                continue;
            }
            visitField(*field, [&](auto member) { reader.read(key, value, connector.*member); });
            keys.insert(*field, key);
            continue;
        }
        if (key.compare(QStringLiteral("Guid"), Qt::CaseInsensitive) == 0) {
            const QString text = reader.string(key, value);
            connector.guid = QUuid::fromString(text);
            if (connector.guid.isNull() && !text.isEmpty() && text != QUuid().toString(QUuid::WithoutBraces))
                reader.fail(ErrorCode::InvalidData, key, QStringLiteral("expected a GUID"));
            continue;
        }
        connector.otherProperties.insert(key, value);
        if (!isObjectProperty(key))
            result.unknownProperties.append(key);
    }
    for (const ConnectorField field : connectorFields()) {
        if (isAbsent(field, object, keys.value(field)))
            result.absentFields.append(field);
    }
    result.unknownSource = reader.unknownSource();
    if (!result.unknownSource.isEmpty())
        connector.otherProperties.insert(parameterName(ConnectorField::ConnectorSource),
                                         result.unknownSource);
    result.unreadTime = reader.unreadTime();
    if (!result.unreadTime.isEmpty())
        connector.otherProperties.insert(parameterName(ConnectorField::LastValidationTimestamp),
                                         result.unreadTime);
    if (!reader.fault() && connector.name.trimmed().isEmpty())
        reader.fail(ErrorCode::InvalidData, parameterName(ConnectorField::Name),
                    QStringLiteral("is missing"));
    if (reader.fault())
        return *reader.fault();
    return result;
}

bool isExchangeProperty(const QString& name)
{
    return connectorFieldFromName(name) || isObjectProperty(name)
        || name.compare(QStringLiteral("Guid"), Qt::CaseInsensitive) == 0;
}

}  // namespace relaydeck::importers

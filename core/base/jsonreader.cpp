// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonreader.h"

#include <limits>

namespace relaydeck {

namespace {

constexpr qint64 LongestTime = 1'000'000'000'000;  // milliseconds

}  // namespace

JsonReader::JsonReader(QJsonObject object, QString path)
    : JsonReader(std::move(object), std::move(path), std::make_shared<QString>())
{
}

JsonReader::JsonReader(QJsonObject object, QString path, std::shared_ptr<QString> fault)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_fault(std::move(fault))
{
}

void JsonReader::fail(const QString& key, const QString& what) const
{
    if (m_fault->isEmpty())
        *m_fault = QStringLiteral("%1%2: %3").arg(m_path, key, what);
}

bool JsonReader::has(const QString& key) const
{
    const QJsonValue value = m_object.value(key);
    return !value.isUndefined() && !value.isNull();
}

QString JsonReader::string(const QString& key) const
{
    const QJsonValue value = m_object.value(key);
    if (!value.isString())
        fail(key, QStringLiteral("expected a string"));
    return value.toString();
}

QString JsonReader::stringOrEmpty(const QString& key) const
{
    return has(key) ? string(key) : QString();
}

int JsonReader::integer(const QString& key) const
{
    return static_cast<int>(whole(key, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

qint64 JsonReader::whole(const QString& key, qint64 least, qint64 most) const
{
    const QJsonValue value = m_object.value(key);
    const qint64 number = value.toInteger();
    if (!value.isDouble())
        fail(key, QStringLiteral("expected a number"));
    else if (number != value.toInteger(1))  // its default: not whole, or too large for any integer
        fail(key, QStringLiteral("expected a whole number"));
    else if (number < least || number > most)
        fail(key, QStringLiteral("out of range"));
    else
        return number;
    return 0;
}

bool JsonReader::boolean(const QString& key) const
{
    const QJsonValue value = m_object.value(key);
    if (!value.isBool())
        fail(key, QStringLiteral("expected true or false"));
    return value.toBool();
}

QDateTime JsonReader::time(const QString& key) const
{
    if (!has(key))
        return {};
    const QDateTime value = QDateTime::fromString(string(key), Qt::ISODateWithMs);
    if (!value.isValid())
        fail(key, QStringLiteral("expected a time"));
    return value.toUTC();
}

std::chrono::milliseconds JsonReader::milliseconds(const QString& key) const
{
    return std::chrono::milliseconds(whole(key, -LongestTime, LongestTime));
}

QByteArray JsonReader::base64(const QString& key) const
{
    const QByteArray::FromBase64Result result =
        QByteArray::fromBase64Encoding(string(key).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!result)
        fail(key, QStringLiteral("expected base64"));
    return result.decoded;
}

QByteArray JsonReader::hex(const QString& key) const
{
    return QByteArray::fromHex(stringOrEmpty(key).toLatin1());
}

DomainName JsonReader::domainName(const QString& key) const
{
    const std::optional<DomainName> name = DomainName::fromText(string(key).toLatin1());
    if (!name)
        fail(key, QStringLiteral("expected a domain name"));
    return name.value_or(DomainName());
}

QHostAddress JsonReader::address(const QString& key) const
{
    if (!has(key))
        return {};
    const QHostAddress address(string(key));
    if (address.isNull())
        fail(key, QStringLiteral("expected an IP address"));
    return address;
}

QStringList JsonReader::strings(const QString& key) const
{
    QStringList result;
    const QJsonArray array = list(key);
    for (const QJsonValue value : array) {
        if (!value.isString())
            fail(key, QStringLiteral("expected a list of strings"));
        result.append(value.toString());
    }
    return result;
}

QJsonObject JsonReader::raw(const QString& key) const
{
    const QJsonValue value = m_object.value(key);
    if (!value.isObject())
        fail(key, QStringLiteral("expected an object"));
    return value.toObject();
}

JsonReader JsonReader::object(const QString& key) const
{
    return {raw(key), m_path + key + u'.', m_fault};
}

QList<JsonReader> JsonReader::objects(const QString& key) const
{
    QList<JsonReader> result;
    const QJsonArray array = list(key);
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!array.at(i).isObject())
            fail(key, QStringLiteral("expected a list of objects"));
        result.append(
            JsonReader(array.at(i).toObject(), QStringLiteral("%1%2[%3].").arg(m_path, key).arg(i), m_fault));
    }
    return result;
}

QJsonArray JsonReader::list(const QString& key) const
{
    const QJsonValue value = m_object.value(key);
    if (!value.isArray())
        fail(key, QStringLiteral("expected a list"));
    return value.toArray();
}

QJsonValue timeToJson(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

}  // namespace relaydeck

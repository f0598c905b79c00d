// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"
#include "core/base/result.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtNetwork/QHostAddress>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace relaydeck {

/// Reads the fields of a JSON object that we wrote ourselves, but that may have been changed since. Every
/// reader gives a default for a field that is missing or of the wrong type, and the first such fault is kept
/// with its path; whoever reads asks ok() once, at the end.
class JsonReader {
public:
    explicit JsonReader(QJsonObject object, QString path = {});

    bool ok() const { return m_fault->isEmpty(); }
    /// The first fault, such as `hosts[2].preference: expected a number`.
    Error error() const { return {ErrorCode::InvalidData, *m_fault}; }
    void fail(const QString& key, const QString& what) const;

    bool has(const QString& key) const;  ///< there, and not null
    QString string(const QString& key) const;
    QString stringOrEmpty(const QString& key) const;  ///< null or missing: empty
    int integer(const QString& key) const;
    /// A whole number within bounds, both of which belong to them.
    qint64 whole(const QString& key, qint64 least, qint64 most) const;
    bool boolean(const QString& key) const;
    QDateTime time(const QString& key) const;  ///< UTC; null or missing: invalid
    std::chrono::milliseconds milliseconds(const QString& key) const;  ///< at most some thirty years
    QByteArray base64(const QString& key) const;
    QByteArray hex(const QString& key) const;
    DomainName domainName(const QString& key) const;
    QHostAddress address(const QString& key) const;
    QStringList strings(const QString& key) const;
    QJsonObject raw(const QString& key) const;
    JsonReader object(const QString& key) const;
    QList<JsonReader> objects(const QString& key) const;

    /// An enumerator by its stable word.
    template<typename Parse>
    auto word(const QString& key, Parse parse) const ->
        typename std::invoke_result_t<Parse, QString>::value_type
    {
        const auto value = parse(string(key));
        if (!value)
            fail(key, QStringLiteral("unknown word"));
        return value.value_or(typename std::invoke_result_t<Parse, QString>::value_type{});
    }

    /// A part that has a reader of its own.
    template<typename T>
    T part(const QString& key, Result<T> (*parse)(const QJsonObject&)) const
    {
        Result<T> value = parse(raw(key));
        if (value.ok())
            return std::move(*value);
        fail(key, value.error().detail);
        return T{};
    }

    template<typename T>
    QList<T> parts(const QString& key, Result<T> (*parse)(const QJsonObject&)) const
    {
        QList<T> result;
        const QJsonArray array = list(key);
        for (qsizetype i = 0; i < array.size(); ++i) {
            Result<T> value = parse(array.at(i).toObject());
            if (!value.ok()) {
                fail(QStringLiteral("%1[%2]").arg(key).arg(i), value.error().detail);
                break;
            }
            result.append(std::move(*value));
        }
        return result;
    }

private:
    JsonReader(QJsonObject object, QString path, std::shared_ptr<QString> fault);
    QJsonArray list(const QString& key) const;

    QJsonObject m_object;
    QString m_path;
    std::shared_ptr<QString> m_fault;
};

/// An array of the values' own JSON forms.
template<typename T>
QJsonArray toJsonArray(const QList<T>& values)
{
    QJsonArray array;
    for (const T& value : values)
        array.append(toJson(value));
    return array;
}

/// ISO 8601 in UTC with milliseconds; null for an invalid time.
QJsonValue timeToJson(const QDateTime& time);

}  // namespace relaydeck

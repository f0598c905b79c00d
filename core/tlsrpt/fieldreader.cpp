// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/fieldreader.h"

#include "core/base/plaintext.h"

#include <QtNetwork/QHostAddress>

#include <cmath>
#include <utility>

namespace relaydeck::tlsrpt {

namespace {

/// Of one member.
constexpr qsizetype MaxTexts = 100;

/// Never longer than MaxReportText, so that it is read back as the same.
QString bounded(const QString& text)
{
    const QString plain = plainText(text.trimmed(), MaxReportText);
    return plain.size() <= MaxReportText ? plain : plain.left(MaxReportText - 1) + u'…';
}

const QString Missing = QStringLiteral("is missing");
const QString Null = QStringLiteral("is null");

}  // namespace

void ProblemList::add(const QString& path, const QString& text)
{
    if (m_problems.size() + 1 < MaxProblems)
        m_problems.append({.path = path, .text = text});
    else
        ++m_leftOut;
}

QList<Problem> ProblemList::take()
{
    if (m_leftOut > 0)
        m_problems.append({.path = {}, .text = QStringLiteral("%1 more problems").arg(m_leftOut)});
    m_leftOut = 0;
    return std::exchange(m_problems, {});
}

FieldReader::FieldReader(QJsonObject object, QString path, ProblemList& problems)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_problems(&problems)
{
}

void FieldReader::note(const char* name, const QString& text) const
{
    m_problems->add(pathOf(name), text);
}

/// Numbers and truth values are taken as they are written.
std::optional<QString> FieldReader::textOf(const QJsonValue& value) const
{
    if (value.isString())
        return bounded(value.toString());
    if (value.isDouble() || value.isBool())
        return value.toVariant().toString();
    return std::nullopt;
}

QString FieldReader::text(const char* name, Need need) const
{
    const QJsonValue value = m_object.value(QLatin1StringView(name));
    if (value.isUndefined()) {
        if (need == Need::Required)
            note(name, Missing);
        return {};
    }
    if (value.isNull()) {
        note(name, Null);
        return {};
    }
    const std::optional<QString> text = textOf(value);
    if (!text || !value.isString())
        note(name, QStringLiteral("is no string"));
    else if (text->isEmpty())
        note(name, QStringLiteral("is empty"));
    else if (value.toString().size() > MaxReportText)
        note(name, QStringLiteral("is longer than %1 characters and was cut").arg(MaxReportText));
    return text.value_or(QString());
}

QStringList FieldReader::texts(const char* name) const
{
    const QJsonValue value = m_object.value(QLatin1StringView(name));
    if (value.isUndefined())
        return {};
    if (value.isNull()) {
        note(name, Null);
        return {};
    }
    if (!value.isArray()) {
        note(name, QStringLiteral("is no list"));
        const std::optional<QString> alone = textOf(value);
        return alone && !alone->isEmpty() ? QStringList{*alone} : QStringList();
    }
    QStringList texts;
    const QJsonArray array = value.toArray();
    if (array.size() > MaxTexts)
        note(name, QStringLiteral("has more than %1 entries; the rest was not read").arg(MaxTexts));
    for (qsizetype i = 0; i < std::min(array.size(), MaxTexts); ++i) {
        const std::optional<QString> text = textOf(array.at(i));
        if (!array.at(i).isString())
            note(name, QStringLiteral("has an entry that is no string"));
        if (text)
            texts.append(*text);
    }
    return texts;
}

qint64 FieldReader::count(const char* name) const
{
    const QJsonValue value = m_object.value(QLatin1StringView(name));
    if (value.isUndefined() || value.isNull()) {
        note(name, value.isNull() ? Null : Missing);
        return 0;
    }
    bool ok = value.isDouble();
    double number = value.toDouble();
    if (value.isString()) {
        number = value.toString().trimmed().toDouble(&ok);
        if (ok && std::isfinite(number))
            note(name, QStringLiteral("is a string"));
    }
    if (!ok || !std::isfinite(number)) {
        note(name, QStringLiteral("is no number"));
        return 0;
    }
    if (number < 0) {
        note(name, QStringLiteral("is negative and was taken as 0"));
        return 0;
    }
    if (number > static_cast<double>(MaxCount)) {
        note(name, QStringLiteral("is larger than anybody can count and was cut"));
        return MaxCount;
    }
    if (number != std::floor(number))
        note(name, QStringLiteral("is no integer"));
    return static_cast<qint64>(number);
}

QDateTime FieldReader::time(const char* name) const
{
    const QJsonValue value = m_object.value(QLatin1StringView(name));
    if (value.isUndefined() || value.isNull()) {
        note(name, value.isNull() ? Null : Missing);
        return {};
    }
    bool exact = false;
    const QDateTime time = reportTime(value, &exact);
    if (!time.isValid())
        note(name, QStringLiteral("is no time"));
    else if (!exact)
        note(name, QStringLiteral("is no time of RFC 3339; it was taken as UTC"));
    return time;
}

QString FieldReader::address(const char* name, Need need) const
{
    const QString written = text(name, need);
    if (!written.isEmpty() && QHostAddress(written).isNull())
        note(name, QStringLiteral("is no IP address"));
    return written;
}

FieldReader FieldReader::object(const char* name) const
{
    const QJsonValue value = m_object.value(QLatin1StringView(name));
    if (value.isUndefined())
        note(name, Missing);
    else if (!value.isObject())
        note(name, value.isNull() ? Null : QStringLiteral("is no object"));
    return {value.toObject(), pathOf(name) + u'.', *m_problems};
}

QList<FieldReader> FieldReader::objects(const char* name, qsizetype limit) const
{
    const QJsonValue value = m_object.value(QLatin1StringView(name));
    if (value.isUndefined())
        return {};
    if (value.isObject()) {
        note(name, QStringLiteral("is no list"));
        return {FieldReader(value.toObject(), pathOf(name) + u'.', *m_problems)};
    }
    if (!value.isArray()) {
        note(name, value.isNull() ? Null : QStringLiteral("is no list"));
        return {};
    }
    QList<FieldReader> objects;
    const QJsonArray array = value.toArray();
    if (array.size() > limit)
        note(name, QStringLiteral("has %1 entries; %2 were read").arg(array.size()).arg(limit));
    for (qsizetype i = 0; i < std::min(array.size(), limit); ++i) {
        const QString path = QStringLiteral("%1[%2]").arg(pathOf(name)).arg(i);
        if (array.at(i).isObject())
            objects.append(FieldReader(array.at(i).toObject(), path + u'.', *m_problems));
        else
            m_problems->add(path, QStringLiteral("is no object"));
    }
    return objects;
}

QDateTime reportTime(const QJsonValue& value, bool* exact)
{
    constexpr qint64 LastSecond = 253'402'300'799;  // of the year 9999
    *exact = false;
    if (value.isDouble()) {
        const double seconds = value.toDouble();
        if (!(seconds >= 0 && seconds <= static_cast<double>(LastSecond)))
            return {};
        return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(seconds), Qt::UTC);
    }
    const QString text = value.toString().trimmed();
    if (text.isEmpty() || text.size() > MaxReportText)
        return {};
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid()) {
        // Without a zone, Qt takes the local one, which the sender knows nothing of.
        *exact = time.timeSpec() != Qt::LocalTime && text.contains(u'T');
        if (time.timeSpec() == Qt::LocalTime)
            time.setTimeSpec(Qt::UTC);
        return time.toUTC();
    }
    time = QDateTime::fromString(text, Qt::RFC2822Date);
    if (time.isValid())
        return time.toUTC();
    const QDate day = QDate::fromString(text, QStringLiteral("yyyyMMdd"));
    if (day.isValid())
        return day.startOfDay(Qt::UTC);
    bool number = false;
    const qint64 seconds = text.toLongLong(&number);
    if (number && seconds >= 0 && seconds <= LastSecond)
        return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return {};
}

}  // namespace relaydeck::tlsrpt

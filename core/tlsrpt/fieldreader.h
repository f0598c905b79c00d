// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tlsrpt/report.h"

#include <QtCore/QJsonArray>

namespace relaydeck::tlsrpt {

/// Notes where a report breaks the rules, up to a bound.
class ProblemList {
public:
    void add(const QString& path, const QString& text);
    /// With a last one for what exceeded the bound.
    QList<Problem> take();

private:
    QList<Problem> m_problems;
    qsizetype m_leftOut = 0;
};

/// The members of one JSON object of a report. Every reader takes what can be meant and notes what is wrong.
class FieldReader {
public:
    FieldReader(QJsonObject object, QString path, ProblemList& problems);

    /// Whether a text must be there.
    enum class Need { Required, Optional };

    bool has(const char* name) const { return m_object.contains(QLatin1StringView(name)); }
    void note(const char* name, const QString& text) const;
    /// Plain and bounded.
    QString text(const char* name, Need need) const;
    /// A list of texts, or a text alone.
    QStringList texts(const char* name) const;
    qint64 count(const char* name) const;
    QDateTime time(const char* name) const;
    QString address(const char* name, Need need) const;
    /// An empty object where there is none.
    FieldReader object(const char* name) const;
    /// The objects of a list, or an object alone; at most `limit`.
    QList<FieldReader> objects(const char* name, qsizetype limit) const;

private:
    QString pathOf(const char* name) const { return m_path + QLatin1StringView(name); }
    std::optional<QString> textOf(const QJsonValue& value) const;

    QJsonObject m_object;
    QString m_path;
    ProblemList* m_problems;
};

/// A time in one of the forms that senders use; invalid when it is none. `exact`: as RFC 3339 has it.
QDateTime reportTime(const QJsonValue& value, bool* exact);

}  // namespace relaydeck::tlsrpt

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QString>

namespace relaydeck::importers {

/// Where an object stands in its file, so that a fault can be found: by its place in a list, or by lines.
class Place {
public:
    /// The only object of the file.
    Place() = default;
    static Place index(qsizetype index) { return {QStringLiteral("[%1]").arg(index), QStringLiteral(".")}; }
    /// Counted from 1.
    static Place line(qint64 line) { return {QStringLiteral("line %1").arg(line), QStringLiteral(", ")}; }

    /// For a property on another line than the beginning of its object.
    void setLine(const QString& key, qint64 line) { m_lines.insert(key, line); }

    /// `[3]`, `line 12`, or empty.
    QString text() const { return m_text; }
    /// `[3].SmtpDaneMode`, `line 12, SmtpDaneMode`
    QString of(const QString& key) const
    {
        const auto own = m_lines.constFind(key);
        return own != m_lines.cend() ? line(*own).of(key) : m_text + m_separator + key;
    }

private:
    Place(QString text, QString separator) : m_text(std::move(text)), m_separator(std::move(separator)) { }

    QString m_text;
    QString m_separator;
    QHash<QString, qint64> m_lines;
};

}  // namespace relaydeck::importers

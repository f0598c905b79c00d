// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <memory>

namespace relaydeck::test {

/// resources/schema/partner-report-1.json, read by valijson.
class SchemaCheck {
public:
    SchemaCheck();
    ~SchemaCheck();
    Q_DISABLE_COPY_MOVE(SchemaCheck)

    /// What is wrong with a report, each with its place; empty when it follows the schema.
    QStringList faults(const QJsonObject& report) const;
    /// The schema itself.
    const QJsonObject& document() const { return m_document; }

private:
    class Private;

    QJsonObject m_document;
    std::unique_ptr<Private> d;
};

}  // namespace relaydeck::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/partnertest/reportschema.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace relaydeck::test {

class SchemaCheck::Private {
public:
    valijson::Schema schema;
};

SchemaCheck::SchemaCheck() : d(std::make_unique<Private>())
{
    QFile file(QStringLiteral(RELAYDECK_REPORT_SCHEMA));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", RELAYDECK_REPORT_SCHEMA);
    QJsonParseError fault;
    m_document = QJsonDocument::fromJson(file.readAll(), &fault).object();
    if (m_document.isEmpty())
        qFatal("the schema is no JSON: %s", qPrintable(fault.errorString()));
    const QJsonValue value(m_document);
    const valijson::adapters::QtJsonAdapter adapter(value);
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(adapter, d->schema);
}

SchemaCheck::~SchemaCheck() = default;

QStringList SchemaCheck::faults(const QJsonObject& report) const
{
    const QJsonValue value(report);
    const valijson::adapters::QtJsonAdapter adapter(value);
    valijson::ValidationResults results;
    valijson::Validator validator;
    if (validator.validate(d->schema, adapter, &results))
        return {};
    QStringList faults;
    for (const valijson::ValidationResults::Error& error : results) {
        QString place;
        for (const std::string& part : error.context)
            place += QString::fromStdString(part);
        faults.append(place + u": "_qs + QString::fromStdString(error.description));
    }
    return faults;
}

}  // namespace relaydeck::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/bulkedit.h"

#include <QtCore/QSet>

#include <algorithm>
#include <type_traits>

namespace relaydeck {

namespace {

/// Calls `function` with the member if the field is a list.
template<typename Function>
void visitList(ConnectorField field, Function&& function)
{
    visitField(field, [&function](auto member) {
        if constexpr (std::is_same_v<decltype(member), QStringList Connector::*>)
            function(member);
    });
}

QStringList merged(const QStringList& present, const FieldEdit& edit, const QStringList& values)
{
    QStringList result = present;
    switch (edit.kind) {
    case FieldEdit::Kind::Replace:
        return values;
    case FieldEdit::Kind::Add:
        for (const QString& value : values) {
            if (!result.contains(value, Qt::CaseInsensitive))
                result.append(value);
        }
        return result;
    case FieldEdit::Kind::Remove:
        result.removeIf(
            [&values](const QString& value) { return values.contains(value, Qt::CaseInsensitive); });
        return result;
    }
    Q_UNREACHABLE();
}

}  // namespace

const QList<ConnectorField>& bulkFields()
{
    using enum ConnectorField;
    static const QList<ConnectorField> fields{Enabled,
                                              SmtpDaneMode,
                                              MtaStsMode,
                                              TlsSettings,
                                              TlsDomain,
                                              ConnectorType,
                                              RecipientDomains,
                                              UseMxRecord,
                                              SmartHosts,
                                              IsTransportRuleScoped,
                                              AllAcceptedDomains,
                                              RouteAllMessagesViaOnPremises,
                                              SenderRewritingEnabled,
                                              CloudServicesMailEnabled,
                                              TestMode,
                                              ValidationRecipients,
                                              Comment};
    return fields;
}

bool isListField(ConnectorField field)
{
    bool isList = false;
    visitList(field, [&isList](auto) { isList = true; });
    return isList;
}

Connector edited(const Connector& connector, const BulkEdit& edit)
{
    Connector result = connector;
    for (const FieldEdit& each : edit.fields) {
        if (!isListField(each.field))
            copyField(each.field, edit.values, result);
        visitList(each.field, [&](auto member) {
            result.*member = merged(connector.*member, each, edit.values.*member);
        });
    }
    return result;
}

bool changes(const FieldEdit& field, const Connector& values, const Connector& connector)
{
    if (!isListField(field.field))
        return !sameField(field.field, values, connector);
    bool differs = false;
    visitList(field.field, [&](auto member) {
        differs = merged(connector.*member, field, values.*member) != connector.*member;
    });
    return differs;
}

bool changes(const BulkEdit& edit, const Connector& connector)
{
    return std::ranges::any_of(
        edit.fields, [&](const FieldEdit& field) { return changes(field, edit.values, connector); });
}

int distinctValues(ConnectorField field, const QList<Connector>& connectors)
{
    QSet<QString> values;
    for (const Connector& connector : connectors) {
        // A list is another one when its order is; what is unset differs from what is blank.
        values.insert(isUnset(field, connector) ? QString() : u'=' + fieldText(field, connector));
    }
    return static_cast<int>(values.size());
}

}  // namespace relaydeck

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mergetext.h"

#include "core/base/plaintext.h"
#include "core/base/words.h"
#include "core/connectors/protection.h"
#include "core/importers/collectionscript.h"
#include "core/importers/importplan.h"

#include <QtCore/QJsonObject>

namespace relaydeck::cli {

namespace {

constexpr Words<MergeEntry::Kind, 4> KindWords{{{MergeEntry::Kind::New, "new"},
                                                {MergeEntry::Kind::Changed, "changed"},
                                                {MergeEntry::Kind::Unchanged, "unchanged"},
                                                {MergeEntry::Kind::Gone, "gone"}}};

QString valueText(ConnectorField field, const Connector& connector)
{
    if (isUnset(field, connector))
        return u"(not set)"_qs;
    const QString text = fieldText(field, connector);
    return text.isEmpty() ? u"(blank)"_qs : plainText(text, 200);
}

QString namesOf(const QList<ConnectorField>& fields)
{
    QStringList names;
    for (const ConnectorField field : fields)
        names.append(parameterName(field));
    return names.join(u", "_qs);
}

QString headline(const MergeEntry& entry)
{
    const QString name = plainText(entry.shown().name, 64);
    switch (entry.kind) {
    case MergeEntry::Kind::New:
        return entry.selected ? u"+ %1\n"_qs.arg(name) : u"? %1: new, not imported\n"_qs.arg(name);
    case MergeEntry::Kind::Changed:
        return u"~ %1\n"_qs.arg(name);
    case MergeEntry::Kind::Unchanged:
        return {};
    case MergeEntry::Kind::Gone:
        return u"- %1: gone from the tenant, kept here\n"_qs.arg(name);
    }
    Q_UNREACHABLE();
}

QString fieldLines(const MergeEntry& entry)
{
    QString lines;
    const Connector& after = entry.after->connector;
    if (entry.kind == MergeEntry::Kind::New) {
        for (const ConnectorField field : connectorFields()) {
            if (field != ConnectorField::Name && !isUnset(field, after) && !fieldText(field, after).isEmpty())
                lines += u"    %1: %2\n"_qs.arg(parameterName(field), valueText(field, after));
        }
        return lines;
    }
    const Connector& before = entry.before->connector;
    const QList<ConnectorField> lowered = loweredProtection(before, after);
    for (const ConnectorField field : entry.fields)
        lines += u"    %1: %2 -> %3%4\n"_qs.arg(
            parameterName(field), valueText(field, before), valueText(field, after),
            lowered.contains(field) ? u" (protects mail less)"_qs : QString());
    for (const QString& name : entry.otherProperties)
        lines += u"    %1 (kept, but not used)\n"_qs.arg(plainText(name, 80));
    for (const ConnectorField field : entry.conflicts)
        lines += u"    %1: changed here and in the tenant, %2 is kept\n"_qs.arg(parameterName(field),
                                                                                valueText(field, before));
    return lines;
}

}  // namespace

QString mergeText(const MergePlan& plan)
{
    QString text;
    for (const MergeEntry& entry : plan.entries) {
        text += headline(entry);
        if (entry.kind == MergeEntry::Kind::New || entry.kind == MergeEntry::Kind::Changed)
            text += fieldLines(entry);
    }
    return text;
}

QJsonArray mergeJson(const MergePlan& plan)
{
    QJsonArray connectors;
    for (const MergeEntry& entry : plan.entries) {
        QJsonArray fields;
        for (const ConnectorField field : entry.fields) {
            fields.append(QJsonObject{{u"name"_qs, parameterName(field)},
                                      {u"before"_qs, fieldText(field, entry.before->connector)},
                                      {u"after"_qs, fieldText(field, entry.after->connector)}});
        }
        connectors.append(
            QJsonObject{{u"name"_qs, entry.shown().name},
                        {u"kind"_qs, KindWords.name(entry.kind)},
                        {u"selected"_qs, entry.selected},
                        {u"otherProperties"_qs, QJsonArray::fromStringList(entry.otherProperties)},
                        {u"fields"_qs, fields}});
    }
    return connectors;
}

QString lostText(const MergePlan& plan)
{
    QString text;
    for (const MergeEntry& entry : plan.entries) {
        if (entry.lostFields.isEmpty())
            continue;
        const QString name = plainText(entry.shown().name, 64);
        const QList<ConnectorField> decisive = importers::decisiveLosses(entry);
        if (!decisive.isEmpty())
            text += u"Not imported: %1 is new, and its %2 are missing from this export.\n"_qs.arg(
                name, namesOf(decisive));
        else if (entry.kind == MergeEntry::Kind::New)
            text += u"%1: %2 are missing from this export.\n"_qs.arg(name, namesOf(entry.lostFields));
        else
            text += u"%1: %2 are missing from this export and stay as they are here.\n"_qs.arg(
                name, namesOf(entry.lostFields));
    }
    if (!text.isEmpty())
        text += u"PowerShell wrote the name of a type in place of these lists. To have them, collect again:\n"
                "    %1\n"_qs.arg(importers::collectionCommand());
    return text;
}

QJsonArray lostJson(const MergePlan& plan)
{
    QJsonArray connectors;
    for (const MergeEntry& entry : plan.entries) {
        if (entry.lostFields.isEmpty())
            continue;
        QJsonArray missing;
        for (const ConnectorField field : entry.lostFields)
            missing.append(parameterName(field));
        connectors.append(QJsonObject{
            {u"name"_qs, entry.shown().name}, {u"missing"_qs, missing}, {u"imported"_qs, entry.selected}});
    }
    return connectors;
}

}  // namespace relaydeck::cli

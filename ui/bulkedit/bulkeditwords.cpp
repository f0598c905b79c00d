// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulkedit/bulkeditwords.h"

#include "core/base/plaintext.h"
#include "ui/connectoreditor/fieldwords.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::BulkEdit)
};

constexpr qsizetype ShownValue = 120;
constexpr qsizetype ShownInName = 40;
constexpr qsizetype NamedFields = 3;

}  // namespace

QString shortFieldValue(ConnectorField field, const Connector& connector)
{
    return plainText(fieldValue(field, connector), ShownValue);
}

QString bulkEditWords(const BulkEdit& edit)
{
    if (edit.fields.size() == 1) {
        const FieldEdit& field = edit.fields.first();
        const QString title = fieldTitle(field.field);
        const QString value = plainText(fieldValue(field.field, edit.values), ShownInName);
        switch (field.kind) {
        case FieldEdit::Kind::Replace:
            return Words::tr("set %1 to %2").arg(title, value);
        case FieldEdit::Kind::Add:
            return Words::tr("add %2 to %1").arg(title, value);
        case FieldEdit::Kind::Remove:
            return Words::tr("remove %2 from %1").arg(title, value);
        }
    }
    QStringList titles;
    for (const FieldEdit& field : edit.fields.first(std::min(NamedFields, edit.fields.size())))
        titles.append(fieldTitle(field.field));
    if (edit.fields.size() > NamedFields)
        titles.append(QStringLiteral("…"));
    return Words::tr("change %1").arg(titles.join(QStringLiteral(", ")));
}

}  // namespace relaydeck::ui

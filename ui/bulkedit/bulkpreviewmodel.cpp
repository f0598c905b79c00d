// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulkedit/bulkpreviewmodel.h"

#include "core/connectors/protection.h"
#include "ui/bulkedit/bulkeditwords.h"
#include "ui/connectoreditor/fieldwords.h"
#include "ui/connectors/connectortext.h"

namespace relaydeck::ui {

void BulkPreviewModel::setEdit(const BulkEdit& edit, const QList<Connector>& changed)
{
    beginResetModel();
    m_rows.clear();
    m_leftOut = 0;
    for (qsizetype i = 0; i < changed.size(); ++i) {
        if (m_rows.size() >= MaxRows) {
            m_leftOut = changed.size() - i;
            break;
        }
        const Connector& before = changed.at(i);
        const Connector after = edited(before, edit);
        const QList<ConnectorField> lowered = loweredProtection(before, after);
        for (const FieldEdit& field : edit.fields) {
            if (sameField(field.field, before, after))
                continue;
            m_rows.append({.connector = shownName(before.name),
                           .field = fieldTitle(field.field),
                           .before = shortFieldValue(field.field, before),
                           .after = shortFieldValue(field.field, after),
                           .lowers = lowered.contains(field.field)});
        }
    }
    endResetModel();
}

int BulkPreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BulkPreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BulkPreviewModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows.at(index.row());
    if (role == Qt::AccessibleTextRole && index.column() == ConnectorColumn)
        return tr("%1, %2: %3 becomes %4").arg(row.connector, row.field, row.before, row.after);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    QString text;
    switch (static_cast<Column>(index.column())) {
    case ConnectorColumn:
        text = row.connector;
        break;
    case FieldColumn:
        text = row.field;
        break;
    case BeforeColumn:
        text = row.before;
        break;
    case AfterColumn:
        text = row.lowers ? tr("%1 (protects less)").arg(row.after) : row.after;
        break;
    case ColumnCount:
        break;
    }
    return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
}

QVariant BulkPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (static_cast<Column>(section)) {
    case ConnectorColumn:
        return tr("Connector");
    case FieldColumn:
        return tr("Field");
    case BeforeColumn:
        return tr("Before");
    case AfterColumn:
        return tr("After");
    case ColumnCount:
        break;
    }
    return {};
}

}  // namespace relaydeck::ui

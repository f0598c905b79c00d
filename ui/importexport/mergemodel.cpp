// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/mergemodel.h"

#include <algorithm>

namespace relaydeck::ui {

namespace {

QString effectText(const MergeEntry& entry)
{
    switch (entry.kind) {
    case MergeEntry::Kind::New:
        return MergeModel::tr("New");
    case MergeEntry::Kind::Changed:
        return entry.conflicts.isEmpty() ? MergeModel::tr("Changed")
                                         : MergeModel::tr("Changed here and there");
    case MergeEntry::Kind::Unchanged:
        return MergeModel::tr("Unchanged");
    case MergeEntry::Kind::Gone:
        return MergeModel::tr("Gone from the tenant");
    }
    Q_UNREACHABLE();
}

QString fieldsText(const MergeEntry& entry)
{
    QStringList parts;
    for (const ConnectorField field : entry.fields) {
        const QString after = entry.after ? fieldText(field, entry.after->connector) : QString();
        parts.append(after.isEmpty() ? parameterName(field)
                                     : MergeModel::tr("%1: %2").arg(parameterName(field), after.left(80)));
    }
    return parts.join(u"; "_qs);
}

bool canBeChosen(const MergeEntry& entry)
{
    return entry.kind != MergeEntry::Kind::Unchanged;
}

}  // namespace

void MergeModel::setPlan(const MergePlan& plan)
{
    beginResetModel();
    m_plan = plan;
    endResetModel();
    Q_EMIT selectionChanged();
}

int MergeModel::selectedCount() const
{
    return static_cast<int>(
        std::count_if(m_plan.entries.begin(), m_plan.entries.end(),
                      [](const MergeEntry& entry) { return entry.selected && canBeChosen(entry); }));
}

int MergeModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_plan.entries.size());
}

int MergeModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MergeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MergeEntry& entry = m_plan.entries.at(index.row());
    if (role == Qt::CheckStateRole && index.column() == ConnectorColumn && canBeChosen(entry))
        return entry.selected ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case ConnectorColumn:
        return entry.shown().name;
    case EffectColumn:
        return effectText(entry);
    case FieldsColumn:
        return fieldsText(entry);
    case ColumnCount:
        break;
    }
    return {};
}

bool MergeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole
        || index.column() != ConnectorColumn)
        return false;
    MergeEntry& entry = m_plan.entries[index.row()];
    if (!canBeChosen(entry))
        return false;
    entry.selected = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT selectionChanged();
    return true;
}

Qt::ItemFlags MergeModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == ConnectorColumn && canBeChosen(m_plan.entries.at(index.row())))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant MergeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case ConnectorColumn:
        return tr("Connector");
    case EffectColumn:
        return tr("Import");
    case FieldsColumn:
        return tr("What changes here");
    case ColumnCount:
        break;
    }
    return {};
}

}  // namespace relaydeck::ui

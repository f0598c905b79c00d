// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/mergemodel.h"

#include "core/base/plaintext.h"
#include "core/connectors/protection.h"
#include "ui/importexport/mergewords.h"
#include "ui/text/texts.h"

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr qsizetype MaxNamedFields = 6;

/// What changes, or what a new one is for.
QString fieldsText(const MergeEntry& entry)
{
    QStringList parts;
    for (const ConnectorField field : entry.fields.mid(0, MaxNamedFields)) {
        const QString after = entry.after ? fieldText(field, entry.after->connector) : QString();
        parts.append(after.isEmpty()
                         ? parameterName(field)
                         : MergeModel::tr("%1: %2").arg(parameterName(field), plainText(after, 80)));
    }
    for (const QString& name : entry.otherProperties.mid(0, MaxNamedFields))
        parts.append(plainText(name, 60));
    if (entry.kind == MergeEntry::Kind::New)
        parts.append(plainText(entry.after->connector.recipientDomains.mid(0, 4).join(u", "_qs), 80));
    return parts.join(u"; "_qs);
}

bool lowersProtection(const MergeEntry& entry)
{
    if (!entry.selected || !entry.after)
        return false;
    const auto before = entry.before ? std::optional(entry.before->connector) : std::nullopt;
    return !loweredProtection(before, entry.after->connector).isEmpty();
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

void MergeModel::keepSelectionOf(const MergePlan& earlier)
{
    QHash<QString, bool> selected;
    for (const MergeEntry& entry : earlier.entries)
        selected.insert(entry.shown().name, entry.selected);
    beginResetModel();
    for (MergeEntry& entry : m_plan.entries)
        entry.selected = selected.value(entry.shown().name, entry.selected);
    endResetModel();
    Q_EMIT selectionChanged();
}

QStringList MergeModel::loweredNames() const
{
    QStringList names;
    for (const MergeEntry& entry : m_plan.entries) {
        if (lowersProtection(entry))
            names.append(entry.shown().name);
    }
    return names;
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
    if (role == KindRole)
        return static_cast<int>(entry.kind);
    if (role == Qt::AccessibleTextRole && index.column() == ConnectorColumn)
        return tr("%1, %2").arg(plainText(entry.shown().name, 64), mergeEffect(entry));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case ConnectorColumn:
        return plainText(entry.shown().name, 64);
    case EffectColumn:
        return mergeEffect(entry);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/mergeplan.h"

#include <QtCore/QAbstractTableModel>

namespace relaydeck::ui {

/// What an import would do, a row a connector; the check box says whether it is carried out.
class MergeModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { ConnectorColumn, EffectColumn, FieldsColumn, ColumnCount };
    enum Role { KindRole = Qt::UserRole + 1 };  ///< int of MergeEntry::Kind

    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(const MergePlan& plan);
    const MergePlan& plan() const { return m_plan; }
    /// Chooses as before, by name, where the plan was made anew.
    void keepSelectionOf(const MergePlan& earlier);
    /// Entries that would change something.
    int selectedCount() const;
    /// Chosen ones that protect mail less afterwards.
    QStringList loweredNames() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void selectionChanged();

private:
    MergePlan m_plan;
};

}  // namespace relaydeck::ui

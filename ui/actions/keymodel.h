// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/keymap.h"

#include <QtCore/QAbstractTableModel>

namespace relaydeck::ui {

/// Every command with its keys, then the keys that lists, fields and panes understand, which stay as they
/// are.
class KeyModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { CommandColumn, KeysColumn, ColumnCount };

    explicit KeyModel(KeyMap& keys, QObject* parent = nullptr);

    /// Null: the keys of this row cannot be changed.
    QAction* command(int row) const;
    /// To be called after the map was changed.
    void refresh();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    KeyMap& m_keys;
};

}  // namespace relaydeck::ui

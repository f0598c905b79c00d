// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QAbstractItemView;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Follows the mouse over a table, so that the whole row under it is tinted; Qt tells the cell alone. The
/// style makes one for every table.
class RowHover : public QObject {
    Q_OBJECT
public:
    /// Nothing where there is one already.
    static void install(QAbstractItemView& table);
    /// The row under the mouse; -1: none, or not followed.
    static int rowOf(const QWidget* table);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit RowHover(QAbstractItemView& table);
    void setRow(int row);
    void updateRow(int row) const;

    QAbstractItemView& m_table;
};

}  // namespace relaydeck::ui

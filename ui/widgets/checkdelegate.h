// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/celldelegates.h"

namespace relaydeck::ui {

/// A check box and one line of words (Qt::CheckStateRole and DisplayRole), set in like every leading column.
/// Rows that have nothing to check keep its room, so that the words stand in one line.
class CheckDelegate : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    /// Where the box is drawn and pressed.
    static QRect boxRect(const QStyleOptionViewItem& option);

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
};

}  // namespace relaydeck::ui

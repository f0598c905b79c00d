// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/chain.h"

#include <QtCore/QAbstractListModel>
#include <QtWidgets/QAbstractItemView>

namespace relaydeck::ui {

/// The nodes of a chain in walking order, for the view and for those who listen to it.
class ChainModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setChain(const Chain& chain);
    const Chain& chain() const { return m_chain; }
    ChainPlace placeOf(int row) const { return m_places.value(row); }
    int rowOf(ChainPlace place) const { return static_cast<int>(m_places.indexOf(place)); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    Chain m_chain;
    QList<ChainPlace> m_places;
};

/// Draws a chain of trust. Healthy nodes stay plain with a colored border; exactly one node is filled: the
/// place to look at. A chain that is too long for a line goes on in the next. Left and Right walk the chain,
/// Up and Down walk within a box.
class ChainView : public QAbstractItemView {
    Q_OBJECT
public:
    explicit ChainView(QWidget* parent = nullptr);

    /// Long chains are folded.
    void setChain(const Chain& chain);
    const Chain& chain() const { return m_model->chain(); }

    QRect visualRect(const QModelIndex& index) const override;
    /// All of it is always on view.
    void scrollTo(const QModelIndex&, ScrollHint) override { }
    QModelIndex indexAt(const QPoint& point) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A node was chosen, by mouse or by keyboard; box and node as in chain().
    void nodeChosen(int box, int node);
    /// By Enter or a double click: the way to what it stands for is wanted.
    void nodeActivated(int box, int node);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override { return 0; }
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void paintEvent(QPaintEvent* event) override;

private:
    ChainModel* m_model;
};

}  // namespace relaydeck::ui

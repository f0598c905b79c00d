// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chainview.h"

#include "ui/widgets/chainlayout.h"
#include "ui/widgets/chainpainter.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace relaydeck::ui {

namespace {

/// Room for the ring around a chosen node at the edge of its box.
constexpr int Margin = 1;

}  // namespace

void ChainModel::setChain(const Chain& chain)
{
    if (chain == m_chain)
        return;
    beginResetModel();
    m_chain = chain;
    m_places.clear();
    for (int box = 0; box < chain.boxes.size(); ++box) {
        for (int node = 0; node < chain.boxes.at(box).nodes.size(); ++node)
            m_places << ChainPlace{box, node};
    }
    endResetModel();
}

int ChainModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

QVariant ChainModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChainPlace place = m_places.at(index.row());
    const ChainBox& box = m_chain.boxes.at(place.box);
    const ChainNode& node = box.nodes.at(place.node);
    switch (role) {
    case Qt::DisplayRole:
        return node.title;
    case Qt::ToolTipRole:
        return QStringLiteral("%1, %2").arg(node.title, node.subtitle).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2 %3, %4")
            .arg(box.title, node.title, node.subtitle, chainStateText(node.state));
    default:
        return {};
    }
}

ChainView::ChainView(QWidget* parent) : QAbstractItemView(parent), m_model(new ChainModel(this))
{
    setModel(m_model);
    setFrameShape(NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Chain of trust"));
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        const ChainPlace place = m_model->placeOf(index.row());
        Q_EMIT nodeActivated(place.box, place.node);
    });
}

void ChainView::setChain(const Chain& chain)
{
    m_model->setChain(folded(chain));
    setAccessibleDescription(chainText(m_model->chain()));
    updateGeometry();
    viewport()->update();
}

QSize ChainView::minimumSizeHint() const
{
    return {ChainLayout::minimumWidth(), sizeHint().height()};
}

QSize ChainView::sizeHint() const
{
    constexpr int BreathingRoom = 160;
    return {ChainLayout::preferredWidth(m_model->chain()) + BreathingRoom,
            ChainLayout::heightFor(m_model->chain(), viewport()->width()) + 2 * Margin};
}

QRect ChainView::visualRect(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const ChainLayout layout(m_model->chain(), viewport()->size(), layoutDirection());
    return layout.nodeRect(m_model->placeOf(index.row())).translated(0, Margin);
}

QModelIndex ChainView::indexAt(const QPoint& point) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row);
        if (visualRect(index).contains(point))
            return index;
    }
    return {};
}

QModelIndex ChainView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (!currentIndex().isValid())
        return m_model->index(0);
    const Chain& chain = m_model->chain();
    ChainPlace place = m_model->placeOf(currentIndex().row());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int boxes = 0;
    switch (action) {
    case MoveHome:
        return m_model->index(0);
    case MoveEnd:
        return m_model->index(m_model->rowCount() - 1);
    case MoveUp:
    case MovePrevious:
        place.node = std::max(0, place.node - 1);
        break;
    case MoveDown:
    case MoveNext:
        place.node = std::min(static_cast<int>(chain.boxes.at(place.box).nodes.size()) - 1, place.node + 1);
        break;
    case MoveLeft:
        boxes = mirrored ? 1 : -1;
        break;
    case MoveRight:
        boxes = mirrored ? -1 : 1;
        break;
    case MovePageUp:
    case MovePageDown:
        break;
    }
    const int box = place.box + boxes;
    if (boxes && box >= 0 && box < chain.boxes.size() && !chain.boxes.at(box).nodes.isEmpty()) {
        place.box = box;
        place.node = std::min(place.node, static_cast<int>(chain.boxes.at(box).nodes.size()) - 1);
    }
    return m_model->index(m_model->rowOf(place));
}

void ChainView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.center());
    selectionModel()->select(index, command);
}

QRegion ChainView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    const QModelIndexList indexes = selection.indexes();
    for (const QModelIndex& index : indexes)
        region += visualRect(index);
    return region;
}

void ChainView::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
    // Another width may need another number of lines.
    updateGeometry();
}

void ChainView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    // The mark reaches over the node.
    viewport()->update();
    if (!current.isValid())
        return;
    const ChainPlace place = m_model->placeOf(current.row());
    Q_EMIT nodeChosen(place.box, place.node);
}

void ChainView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.translate(0, Margin);
    const Chain& chain = m_model->chain();
    const ChainLayout layout(chain, viewport()->size(), layoutDirection());
    const bool focused = hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange);
    std::optional<ChainPlace> current;
    if (currentIndex().isValid() && (focused || selectionModel()->isSelected(currentIndex())))
        current = m_model->placeOf(currentIndex().row());
    ChainPainter(painter, chain, layout, tokensFor(palette()), layoutDirection()).paint(current, focused);
}

}  // namespace relaydeck::ui

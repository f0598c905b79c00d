// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/checkdelegate.h"

#include "ui/style/fonts.h"
#include "ui/style/metrics.h"
#include "ui/style/rows.h"
#include "ui/style/tokens.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>

namespace relaydeck::ui {

namespace {

const QStyle& styleOf(const QStyleOptionViewItem& option)
{
    return option.widget ? *option.widget->style() : *QApplication::style();
}

int boxExtent(const QStyleOptionViewItem& option)
{
    return styleOf(option).pixelMetric(QStyle::PM_IndicatorWidth, &option, option.widget);
}

}  // namespace

QRect CheckDelegate::boxRect(const QStyleOptionViewItem& option)
{
    const int extent = boxExtent(option);
    const int lead = isLeadingColumn(option) ? metrics::FirstColumn : metrics::Space8;
    const QRect box(option.rect.left() + lead, option.rect.center().y() - extent / 2, extent, extent);
    return QStyle::visualRect(option.direction, option.rect, box);
}

void CheckDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                                 const QModelIndex& index) const
{
    const Tokens& tokens = tokensFor(option.palette);
    if (const QVariant checked = index.data(Qt::CheckStateRole); checked.isValid()) {
        QStyleOptionViewItem box = option;
        box.rect = boxRect(option);
        box.state &= ~QStyle::State_HasFocus;
        box.state |= checked.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        styleOf(option).drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, &painter, option.widget);
    }
    const QRect words = content.adjusted(boxExtent(option) + metrics::Space8, 0, 0, 0);
    painter.setFont(fontFor(TextRole::Medium));
    painter.setPen(tokens.text);
    const Qt::Alignment alignment =
        QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, words),
                     static_cast<int>(alignment) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(option.text, option.textElideMode, words.width()));
}

bool CheckDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                const QModelIndex& index)
{
    if (!index.flags().testFlag(Qt::ItemIsUserCheckable) || !index.flags().testFlag(Qt::ItemIsEnabled))
        return false;
    QStyleOptionViewItem shown = option;
    initStyleOption(&shown, index);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseButtonRelease: {
        const auto* mouse = static_cast<const QMouseEvent*>(event);
        if (mouse->button() != Qt::LeftButton
            || !boxRect(shown).adjusted(-4, -4, 4, 4).contains(mouse->position().toPoint()))
            return false;
        if (event->type() != QEvent::MouseButtonRelease)
            return true;
        break;
    }
    case QEvent::KeyPress: {
        const int key = static_cast<const QKeyEvent*>(event)->key();
        if (key != Qt::Key_Space && key != Qt::Key_Select)
            return false;
        break;
    }
    default:
        return false;
    }
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locator/locatordelegate.h"

#include "ui/locator/locatormodel.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtWidgets/QApplication>

namespace relaydeck::ui {

namespace {

QString iconName(LocatorEntry::Kind kind)
{
    switch (kind) {
    case LocatorEntry::Kind::Connector:
        return QStringLiteral("connectors");
    case LocatorEntry::Kind::Domain:
        return QStringLiteral("globe");
    case LocatorEntry::Kind::Command:
        return QStringLiteral("terminal");
    case LocatorEntry::Kind::Help:
        return QStringLiteral("help");
    }
    return {};
}

/// A text layout keeps right-to-left titles and their bold parts in order.
void paintTitle(QPainter& painter, const QRect& rect, const QString& title,
                const QList<LocatorMatch::Span>& spans, const QFont& font, Qt::LayoutDirection direction)
{
    QTextLayout layout(QFontMetrics(font).elidedText(title, Qt::ElideRight, rect.width()), font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(direction);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const LocatorMatch::Span& span : spans) {
        QTextCharFormat bold;
        bold.setFontWeight(QFont::Bold);
        formats.append({span.start, span.length, bold});
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width());
    layout.endLayout();
    layout.draw(&painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2));
}

}  // namespace

void LocatorDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    QStyleOptionViewItem row(option);
    initStyleOption(&row, index);
    const QStyle* style = row.widget ? row.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &row, painter, row.widget);

    const Tokens& tokens = tokensFor(row.palette);
    const bool enabled = row.state.testFlag(QStyle::State_Enabled);
    const auto kind = static_cast<LocatorEntry::Kind>(index.data(LocatorModel::KindRole).toInt());
    const QRect inner = row.rect.adjusted(metrics::Space12, 0, -metrics::Space12, 0);
    const auto place = [&row](const QRect& rect) {
        return QStyle::visualRect(row.direction, row.rect, rect);
    };

    QRect icon(inner.left(), 0, metrics::IconSize, metrics::IconSize);
    icon.moveTop(inner.top() + (inner.height() - icon.height()) / 2);
    Icons::get(iconName(kind))
        .paint(painter, place(icon), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);

    const QString detail = index.data(LocatorModel::DetailRole).toString();
    const QFont small = fontFor(TextRole::Secondary);
    const int space = inner.right() - icon.right() - metrics::Space8;
    const int detailWidth =
        std::min(QFontMetrics(small).horizontalAdvance(detail) + 1, detail.isEmpty() ? 0 : space / 2);
    const QRect detailRect(inner.right() - detailWidth + 1, inner.top(), detailWidth, inner.height());
    const QRect titleRect(icon.right() + 1 + metrics::Space8, inner.top(),
                          space - detailWidth - (detailWidth > 0 ? metrics::Space12 : 0), inner.height());

    painter->save();
    painter->setPen(enabled ? tokens.text : tokens.off);
    paintTitle(*painter, place(titleRect), row.text,
               index.data(LocatorModel::SpansRole).value<QList<LocatorMatch::Span>>(), row.font,
               row.direction);
    painter->setFont(small);
    painter->setPen(enabled ? tokens.text2 : tokens.off);
    painter->drawText(
        place(detailRect),
        static_cast<int>(QStyle::visualAlignment(row.direction, Qt::AlignRight | Qt::AlignVCenter)),
        QFontMetrics(small).elidedText(detail, Qt::ElideRight, detailWidth));
    painter->restore();
}

QSize LocatorDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const
{
    return {0, std::max(metrics::NavigationItemHeight, option.fontMetrics.height() + metrics::Space12)};
}

}  // namespace relaydeck::ui

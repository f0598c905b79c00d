// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/celldelegates.h"

#include "ui/style/fonts.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/rows.h"
#include "ui/style/tokens.h"
#include "ui/text/texts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/historybars.h"
#include "ui/widgets/turning.h"
#include "ui/widgets/verdict.h"

#include <QtGui/QPainter>
#include <QtWidgets/QTreeView>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int CompactBelow = 40;
constexpr int GlyphExtent = 16;

bool isCompact(const QRect& rect)
{
    // With a large font two lines need more.
    return rect.height() < std::max(CompactBelow, 2 * QFontMetrics(fontFor(TextRole::Strong)).height() + 2);
}

bool isDimmed(const QModelIndex& index)
{
    return index.data(DimmedRole).toBool();
}

void drawLine(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect, const QFont& font,
              const QColor& color, const QString& text)
{
    painter.setFont(font);
    painter.setPen(color);
    const int flags =
        static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter))
        | Qt::TextSingleLine;
    painter.drawText(QStyle::visualRect(option.direction, option.rect, rect), flags,
                     painter.fontMetrics().elidedText(text, option.textElideMode, rect.width()));
}

struct Line {
    QFont font;
    QColor color;
    QString text;
};

/// A word in small letters on a quiet ground, in the middle of the line `rect`, from its left edge.
void drawMark(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect, const QString& word)
{
    const ToneColors& colors = tokensFor(option.palette).tone(Tone::Neutral);
    const QFont font = fontFor(TextRole::Badge);
    const int height = std::min(rect.height(), QFontMetrics(font).height() + 2);
    const QRect mark(rect.left(), rect.top() + (rect.height() - height) / 2, rect.width(), height);
    const QRect placed = QStyle::visualRect(option.direction, option.rect, mark);
    drawRounded(painter, placed, 4, colors.fill, colors.border);
    painter.setFont(font);
    painter.setPen(colors.text);
    painter.drawText(placed, Qt::AlignCenter | Qt::TextSingleLine, word);
}

/// The words of a line, and the mark right behind them; the words give way.
void drawMarkedLine(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                    const Line& line, const QString& mark)
{
    if (mark.isEmpty()) {
        drawLine(painter, option, rect, line.font, line.color, line.text);
        return;
    }
    constexpr int Gap = 8;
    constexpr int Padding = 5;
    const int markWidth = QFontMetrics(fontFor(TextRole::Badge)).horizontalAdvance(mark) + 2 * Padding;
    const int room = std::max(0, rect.width() - markWidth - Gap);
    const int words = std::min(room, QFontMetrics(line.font).horizontalAdvance(line.text) + 1);
    drawLine(painter, option, QRect(rect.left(), rect.top(), words, rect.height()), line.font, line.color,
             line.text);
    drawMark(painter, option, QRect(rect.left() + words + Gap, rect.top(), markWidth, rect.height()), mark);
}

/// Both lines in the middle of the cell, or the first alone; a mark stands behind the first.
void drawLines(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content, const Line& first,
               const Line& second, const QString& mark = {})
{
    if (second.text.isEmpty() || isCompact(option.rect)) {
        drawMarkedLine(painter, option, content, first, mark);
        return;
    }
    const int upper = QFontMetrics(first.font).height();
    const int lower = QFontMetrics(second.font).height();
    const int top = content.top() + (content.height() - upper - lower - 1) / 2;
    drawMarkedLine(painter, option, QRect(content.left(), top, content.width(), upper), first, mark);
    drawLine(painter, option, QRect(content.left(), top + upper + 1, content.width(), lower), second.font,
             second.color, second.text);
}

QFont nameFont(const QRect& rect)
{
    return fontFor(isCompact(rect) ? TextRole::Medium : TextRole::Strong);
}

}  // namespace

int twoLineRowHeight()
{
    const int lines = QFontMetrics(fontFor(TextRole::Strong)).height();
    return std::max(metrics::RowHeight, 2 * lines + 16);
}

int compactRowHeight()
{
    return std::max(metrics::CompactRowHeight, QFontMetrics(fontFor(TextRole::Strong)).height() + 10);
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    QStyleOptionViewItem shown = option;
    initStyleOption(&shown, index);
    painter->save();
    paintRowGround(*painter, shown);
    if (!isCompact(shown.rect))
        paintRowLine(*painter, shown);
    // In a tree the branches have set it in already.
    const bool first = isLeadingColumn(shown) && !qobject_cast<const QTreeView*>(shown.widget);
    const int lead = first ? metrics::FirstColumn : 8;
    paintContent(*painter, shown, shown.rect.adjusted(lead, 0, -8, -1), index);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QVariant wanted = index.data(Qt::SizeHintRole);
    return wanted.isValid() ? wanted.toSize() : QSize(80, twoLineRowHeight());
}

TwoLineDelegate::TwoLineDelegate(int secondRole, QObject* parent, int markRole)
    : CellDelegate(parent)
    , m_secondRole(secondRole)
    , m_markRole(markRole)
{
}

void TwoLineDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QRect& content, const QModelIndex& index) const
{
    const Tokens& tokens = tokensFor(option.palette);
    const QString second = m_secondRole < 0 ? QString() : index.data(m_secondRole).toString();
    drawLines(painter, option, content,
              {nameFont(option.rect), isDimmed(index) ? tokens.text3 : tokens.text, option.text},
              {fontFor(TextRole::Secondary), isDimmed(index) ? tokens.text3 : tokens.text2, second},
              m_markRole < 0 ? QString() : index.data(m_markRole).toString());
}

void QuietTextDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QRect& content, const QModelIndex& index) const
{
    const Tokens& tokens = tokensFor(option.palette);
    drawLine(painter, option, content, fontFor(TextRole::Secondary),
             isDimmed(index) ? tokens.text3 : tokens.text2, option.text);
}

VerdictDelegate::VerdictDelegate(int verdictRole, int reasonRole, QObject* parent, int textRole)
    : CellDelegate(parent)
    , m_verdictRole(verdictRole)
    , m_reasonRole(reasonRole)
    , m_textRole(textRole)
{
}

void VerdictDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QRect& content, const QModelIndex& index) const
{
    const QVariant value = index.data(m_verdictRole);
    if (!value.isValid())
        return;
    const Tokens& tokens = tokensFor(option.palette);
    const auto verdict = static_cast<Verdict>(value.toInt());
    const QString other = m_textRole < 0 ? QString() : index.data(m_textRole).toString();
    const QString words = other.isEmpty() ? verdictText(verdict) : other;
    const QString reason = m_reasonRole < 0 ? QString() : index.data(m_reasonRole).toString();

    const QFont font = nameFont(option.rect);
    const bool two = !reason.isEmpty() && !isCompact(option.rect);
    const int upper = QFontMetrics(font).height();
    const int lower = QFontMetrics(fontFor(TextRole::Secondary)).height();
    const int middle = two ? content.top() + (content.height() - upper - lower - 1) / 2 + upper / 2
                           : content.top() + content.height() / 2;
    const QRect glyph(content.left(), middle - GlyphExtent / 2, GlyphExtent, GlyphExtent);
    if (isDimmed(index))
        painter.setOpacity(0.8);
    paintVerdict(painter, QStyle::visualRect(option.direction, option.rect, glyph), verdict, tokens,
                 Turning::phase());
    painter.setOpacity(1);

    QColor color = tokens.text;
    if (hasColoredWords(verdict))
        color = tokens.tone(verdictTone(verdict)).text;
    else if (verdict == Verdict::NotTested || verdict == Verdict::Testing || verdict == Verdict::TurnedOff
             || verdict == Verdict::CouldNotTest || isDimmed(index))
        color = tokens.text2;
    drawLines(painter, option, content.adjusted(GlyphExtent + 8, 0, 0, 0), {font, color, words},
              {fontFor(TextRole::Secondary), isDimmed(index) ? tokens.text3 : tokens.text2, reason});
}

ModeDelegate::ModeDelegate(Kind kind, int modeRole, QObject* parent, int noteRole)
    : CellDelegate(parent)
    , m_kind(kind)
    , m_modeRole(modeRole)
    , m_noteRole(noteRole)
{
}

void ModeDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                                const QModelIndex& index) const
{
    const QVariant value = index.data(m_modeRole);
    if (!value.isValid())
        return;
    const Tokens& tokens = tokensFor(option.palette);
    const auto dane = static_cast<DaneMode>(value.toInt());
    const auto sts = static_cast<MtaStsMode>(value.toInt());
    const std::optional<ChipLook> look = m_kind == Kind::Dane ? chipFor(dane) : chipFor(sts);
    const QString text = !option.text.isEmpty() ? option.text
        : m_kind == Kind::Dane                  ? modeText(dane)
                                                : modeText(sts);
    if (!look) {
        const QString note = m_noteRole < 0 ? QString() : index.data(m_noteRole).toString();
        drawLines(painter, option, content,
                  {fontFor(TextRole::Note), isDimmed(index) ? tokens.text3 : tokens.text2, text},
                  {fontFor(TextRole::Secondary), tokens.text3, note});
        return;
    }
    const QSize size = chipSize(text).boundedTo(content.size());
    const QRect chip(content.left(), content.top() + (content.height() - size.height()) / 2, size.width(),
                     size.height());
    if (isDimmed(index))
        painter.setOpacity(0.7);
    paintChip(painter, QStyle::visualRect(option.direction, option.rect, chip), text, *look, tokens);
}

HistoryDelegate::HistoryDelegate(int historyRole, QObject* parent)
    : CellDelegate(parent)
    , m_historyRole(historyRole)
{
}

void HistoryDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QRect& content, const QModelIndex& index) const
{
    const QVariant value = index.data(m_historyRole);
    History history;
    if (value.canConvert<QList<int>>()) {
        const auto days = value.value<QList<int>>();
        for (const int day : days)
            history << static_cast<Verdict>(day);
    }
    paintHistory(painter, QStyle::visualRect(option.direction, option.rect, content), history,
                 tokensFor(option.palette), option.direction, isDimmed(index));
}

}  // namespace relaydeck::ui

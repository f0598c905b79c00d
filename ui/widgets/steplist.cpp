// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/steplist.h"

#include "ui/style/fonts.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/rows.h"
#include "ui/text/texts.h"
#include "ui/widgets/turning.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyledItemDelegate>

#include <algorithm>

namespace relaydeck::ui {

class StepList::Model : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const StepRow& step = m_steps.at(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return step.title;
        case Qt::ToolTipRole:
            return toolTip(step).toHtmlEscaped();
        case Qt::AccessibleTextRole: {
            QStringList parts{step.title, step.spoken.isEmpty() ? verdictText(step.verdict) : step.spoken,
                              step.subtitle, step.time};
            parts.removeAll(QString());
            return parts.join(QStringLiteral(", "));
        }
        default:
            return {};
        }
    }

    void setSteps(const QList<StepRow>& steps)
    {
        while (m_steps.size() > steps.size()) {
            const int last = static_cast<int>(m_steps.size()) - 1;
            beginRemoveRows({}, last, last);
            m_steps.removeLast();
            endRemoveRows();
        }
        for (int row = 0; row < m_steps.size(); ++row) {
            if (m_steps.at(row) == steps.at(row))
                continue;
            m_steps[row] = steps.at(row);
            Q_EMIT dataChanged(index(row), index(row));
        }
        if (m_steps.size() < steps.size()) {
            beginInsertRows({}, static_cast<int>(m_steps.size()), static_cast<int>(steps.size()) - 1);
            m_steps.append(steps.mid(m_steps.size()));
            endInsertRows();
        }
    }

    const QList<StepRow>& steps() const { return m_steps; }

private:
    static QString toolTip(const StepRow& step)
    {
        QStringList lines{step.title, step.subtitle, step.time};
        lines.removeAll(QString());
        return lines.join(u'\n');
    }

    QList<StepRow> m_steps;
};

namespace {

constexpr int LineHeight = 30;
constexpr int LineGlyph = 15;
constexpr int ListGlyph = 16;
constexpr int TitleGap = 13;
constexpr int RowRight = 12;

int alignment(Qt::LayoutDirection direction, Qt::Alignment wanted)
{
    return static_cast<int>(QStyle::visualAlignment(direction, wanted | Qt::AlignVCenter))
        | Qt::TextSingleLine;
}

/// Paints one step; both looks share the way words are placed.
class StepPainter {
public:
    StepPainter(QPainter& painter, const QStyleOptionViewItem& option, const StepRow& step)
        : m_painter(painter)
        , m_option(option)
        , m_step(step)
        , m_tokens(tokensFor(option.palette))
    {
    }

    void paintLine(bool last, int titleWidth)
    {
        const QRect rect = m_option.rect;
        const QRect glyph(rect.left() + 8, rect.center().y() - LineGlyph / 2, LineGlyph, LineGlyph);
        if (!last) {
            const QRect thread(glyph.center().x(), glyph.bottom() + 2, 1, rect.height() - LineGlyph - 3);
            const QRect shown = placed(thread);
            drawVerticalLine(m_painter, shown.left(), shown.top(), shown.bottom() + 1, m_tokens.line);
        }
        paintVerdict(m_painter, placed(glyph), m_step.verdict, m_tokens, Turning::phase());

        const QFontMetrics small(fontFor(TextRole::Secondary));
        const int timeWidth = small.horizontalAdvance(m_step.time);
        const int right = rect.right() - 8;
        const int left = glyph.right() + 12;
        draw(TextRole::Medium, titleColor(), m_step.title,
             QRect(left, rect.top(), titleWidth, rect.height()));
        const int subtitleLeft = left + titleWidth + 14;
        draw(TextRole::Secondary, m_tokens.text2, m_step.subtitle,
             QRect(subtitleLeft, rect.top(), right - timeWidth - 10 - subtitleLeft, rect.height()));
        draw(TextRole::Secondary, m_tokens.text2, m_step.time,
             QRect(right - timeWidth, rect.top(), timeWidth + 1, rect.height()), Qt::AlignRight);
    }

    void paintRow()
    {
        const QRect rect = m_option.rect;
        paintRowGround(m_painter, m_option);
        paintRowLine(m_painter, m_option);
        const QRect glyph(rect.left() + metrics::FirstColumn + 1, rect.center().y() - ListGlyph / 2,
                          ListGlyph, ListGlyph);
        paintVerdict(m_painter, placed(glyph), m_step.verdict, m_tokens, Turning::phase());
        const QFontMetrics strong(fontFor(TextRole::Strong));
        const QFontMetrics small(fontFor(TextRole::Secondary));
        const int left = glyph.right() + TitleGap;
        const int width = rect.right() - RowRight - left;
        const int top = rect.top() + (rect.height() - strong.height() - small.height() - 1) / 2;
        int timeWidth = m_step.time.isEmpty() ? 0 : small.horizontalAdvance(m_step.time) + 8;
        // The title is worth more than the time, which the tool tip has as well.
        const bool room = strong.horizontalAdvance(m_step.title) + timeWidth <= width;
        if (!room)
            timeWidth = 0;
        draw(TextRole::Strong, titleColor(), m_step.title,
             QRect(left, top, width - timeWidth, strong.height()));
        if (room)
            draw(TextRole::Secondary, m_tokens.text3, m_step.time, QRect(left, top, width, strong.height()),
                 Qt::AlignRight);
        draw(TextRole::Secondary, m_tokens.text2, m_step.subtitle,
             QRect(left, top + strong.height() + 1, width, small.height()));
    }

private:
    QRect placed(const QRect& rect) const
    {
        return QStyle::visualRect(m_option.direction, m_option.rect, rect);
    }

    QColor titleColor() const
    {
        if (m_step.coloredTitle && hasColoredWords(m_step.verdict))
            return m_tokens.tone(verdictTone(m_step.verdict)).text;
        const bool open = m_step.verdict == Verdict::NotTested || m_step.verdict == Verdict::TurnedOff;
        return open ? m_tokens.text2 : m_tokens.text;
    }

    void draw(TextRole role, const QColor& color, const QString& text, const QRect& rect,
              Qt::Alignment wanted = Qt::AlignLeft)
    {
        m_painter.setFont(fontFor(role));
        m_painter.setPen(color);
        m_painter.drawText(placed(rect), alignment(m_option.direction, wanted),
                           m_painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    }

    QPainter& m_painter;
    const QStyleOptionViewItem& m_option;
    const StepRow& m_step;
    const Tokens& m_tokens;
};

class StepDelegate : public QStyledItemDelegate {
public:
    StepDelegate(StepList::Look look, const StepList* list) : m_look(look), m_list(list) { }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        const int lines = QFontMetrics(fontFor(TextRole::Strong)).height();
        if (m_look == StepList::Look::Line)
            return {200, std::max(LineHeight, lines + 12)};
        return {160, std::max(metrics::RowHeight, 2 * lines + 16)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QList<StepRow>& steps = m_list->steps();
        QStyleOptionViewItem shown = option;
        initStyleOption(&shown, index);
        painter->save();
        StepPainter step(*painter, shown, steps.at(index.row()));
        if (m_look == StepList::Look::Line)
            step.paintLine(index.row() == steps.size() - 1, titleWidth());
        else
            step.paintRow();
        painter->restore();
    }

private:
    int titleWidth() const
    {
        const QFontMetrics fontMetrics(fontFor(TextRole::Medium));
        int width = 0;
        for (const StepRow& step : m_list->steps())
            width = std::max(width, fontMetrics.horizontalAdvance(step.title) + 2);
        return std::min(width, m_list->viewport()->width() * 2 / 5);
    }

    StepList::Look m_look;
    const StepList* m_list;
};

}  // namespace

StepList::StepList(Look look, QWidget* parent)
    : QListView(parent)
    , m_look(look)
    , m_model(new Model(this))
    , m_turning(new Turning(viewport()))
{
    setModel(m_model);
    auto* delegate = new StepDelegate(look, this);
    delegate->setParent(this);
    setItemDelegate(delegate);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Steps of the test"));
    if (look == Look::Line) {
        setSelectionMode(NoSelection);
        setFocusPolicy(Qt::NoFocus);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        viewport()->setAutoFillBackground(false);
    }
}

void StepList::setSteps(const QList<StepRow>& steps)
{
    m_model->setSteps(steps);
    m_turning->setActive(std::any_of(steps.begin(), steps.end(),
                                     [](const StepRow& step) { return step.verdict == Verdict::Testing; }));
    updateGeometry();
}

const QList<StepRow>& StepList::steps() const
{
    return m_model->steps();
}

int StepList::currentStep() const
{
    return currentIndex().row();
}

void StepList::setCurrentStep(int step)
{
    selectionModel()->setCurrentIndex(m_model->index(step), QItemSelectionModel::ClearAndSelect);
}

QSize StepList::sizeHint() const
{
    if (m_look == Look::CheckList)
        return {280, QListView::sizeHint().height()};
    const int row = sizeHintForRow(0);
    return {280, std::max(0, row) * m_model->rowCount()};
}

QSize StepList::minimumSizeHint() const
{
    if (m_look == Look::Line)
        return {160, sizeHint().height()};
    // No title is cut, unless it is very long.
    constexpr int MaxTitle = 180;
    const QFontMetrics fontMetrics(fontFor(TextRole::Strong));
    int title = 0;
    for (const StepRow& step : steps())
        title = std::max(title, fontMetrics.horizontalAdvance(step.title));
    return {metrics::FirstColumn + ListGlyph + TitleGap + std::min(title, MaxTitle) + RowRight + 4, 100};
}

void StepList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT currentStepChanged(current.row());
}

}  // namespace relaydeck::ui

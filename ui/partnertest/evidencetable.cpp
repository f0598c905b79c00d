// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/evidencetable.h"

#include "ui/partnertest/evidencewords.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/tokens.h"
#include "ui/widgets/copyabletext.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStyle>

#include <algorithm>
#include <utility>

namespace relaydeck::ui {

namespace {

constexpr int RowGap = 9;
/// Less of a name tells hosts no longer apart.
constexpr int NameWidth = 130;

}  // namespace

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QLayout* inner = item->layout())
            clearLayout(inner);
        // Not at once: one of them may be what the user is pressing.
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

EvidenceTable::EvidenceTable(const QStringList& heads, const QList<int>& stretches, QWidget* parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
    , m_headWords(heads)
    , m_stretches(stretches)
    , m_more(new ElidingLabel({}, TextRole::Secondary))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(metrics::Space16);
    // The table can be narrower than its columns: then it is a stack.
    m_layout->setSizeConstraint(QLayout::SetNoConstraint);
    m_more->setParent(this);
    m_more->hide();
    for (const QString& words : heads) {
        m_heads << new ElidingLabel(words, TextRole::Header);
        m_heads.last()->setParent(this);
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    arrange();
}

void EvidenceTable::clear()
{
    for (const Row& row : std::as_const(m_rows)) {
        for (QWidget* cell : row) {
            if (!cell)
                continue;
            cell->hide();
            cell->deleteLater();
        }
    }
    m_rows.clear();
    m_leftOut = 0;
    m_marked = 0;
    makeRoomForMark();
    arrangeSoon();
}

void EvidenceTable::markRows(int first, int count)
{
    m_firstMarked = first;
    m_marked = std::min(count, rows() - first);
    makeRoomForMark();
    update();
}

/// The words stand at the edge of the table, the ground of a marked row must not end there.
void EvidenceTable::makeRoomForMark()
{
    if (m_marked > 0)
        m_layout->setContentsMargins(metrics::Space8, metrics::Space4, metrics::Space8, metrics::Space4);
    else
        m_layout->setContentsMargins(0, 0, 0, 0);
    updateGeometry();
}

QWidget* EvidenceTable::markedCell() const
{
    return m_marked > 0 ? m_rows.at(m_firstMarked).value(0) : nullptr;
}

void EvidenceTable::addRow(const QList<QWidget*>& cells)
{
    if (m_rows.size() >= MaxRows) {
        qDeleteAll(cells);
        ++m_leftOut;
        m_more->setText(tr("%n more", nullptr, m_leftOut));
    } else {
        for (QWidget* cell : cells) {
            if (cell)
                cell->setParent(this);
        }
        m_rows.append(cells);
    }
    arrangeSoon();
}

void EvidenceTable::arrangeSoon()
{
    // Once for all rows of a report.
    if (!std::exchange(m_arrangesSoon, true))
        QMetaObject::invokeMethod(this, &EvidenceTable::arrange, Qt::QueuedConnection);
}

int EvidenceTable::tableWidth() const
{
    int width = 0;
    for (int column = 0; column < m_heads.size(); ++column) {
        int widest = m_heads.at(column)->minimumSizeHint().width();
        for (const Row& row : m_rows) {
            if (const QWidget* cell = row.value(column))
                widest = std::max({widest, cell->minimumSizeHint().width(), cell->minimumWidth()});
        }
        width += widest;
    }
    return width + metrics::Space16 * (static_cast<int>(m_heads.size()) - 1);
}

void EvidenceTable::arrange()
{
    m_arrangesSoon = false;
    while (QLayoutItem* item = m_layout->takeAt(0))
        delete item;
    for (QWidget* head : std::as_const(m_stackHeads))
        head->deleteLater();
    m_stackHeads.clear();
    m_lines.clear();
    m_lastLines.clear();
    m_stacked = width() < tableWidth();
    const int end = m_stacked ? arrangeStack() : arrangeTable();
    m_more->setVisible(m_leftOut > 0);
    if (m_leftOut > 0)
        m_layout->addWidget(m_more, end, 0, 1, -1);
    updateGeometry();
    update();
}

int EvidenceTable::arrangeTable()
{
    m_layout->setVerticalSpacing(2 * RowGap);
    for (int column = 0; column < m_heads.size(); ++column) {
        m_heads.at(column)->show();
        m_layout->addWidget(m_heads.at(column), 0, column);
        m_layout->setColumnStretch(column, m_stretches.value(column, 0));
    }
    for (int row = 0; row < m_rows.size(); ++row) {
        m_lines << row;
        m_lastLines << row + 1;
        for (int column = 0; column < m_heads.size(); ++column) {
            if (QWidget* cell = m_rows.at(row).value(column)) {
                m_layout->addWidget(cell, row + 1, column, Qt::AlignVCenter);
                cell->show();
            }
        }
    }
    return rows() + 1;
}

int EvidenceTable::arrangeStack()
{
    m_layout->setVerticalSpacing(RowGap);
    for (int column = 0; column < m_heads.size(); ++column) {
        m_heads.at(column)->hide();
        m_layout->setColumnStretch(column, column == 1 ? 1 : 0);
    }
    int line = 0;
    for (const Row& row : std::as_const(m_rows)) {
        if (line > 0)
            m_lines << line - 1;
        for (int column = 0; column < m_heads.size(); ++column) {
            QWidget* cell = row.value(column);
            if (!cell)
                continue;
            auto* head = new ElidingLabel(m_headWords.at(column), TextRole::Secondary);
            m_stackHeads << head;
            m_layout->addWidget(head, line, 0, Qt::AlignVCenter);
            m_layout->addWidget(cell, line, 1, Qt::AlignVCenter);
            cell->show();
            ++line;
        }
        m_lastLines << line - 1;
    }
    return line;
}

QSize EvidenceTable::minimumSizeHint() const
{
    constexpr int StackWidth = 200;
    return {StackWidth, m_layout->minimumSize().height()};
}

void EvidenceTable::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_stacked != (width() < tableWidth()))
        arrange();
}

/// By what lies there: the layout forgets where its rows are whenever it is asked for another width.
int EvidenceTable::bottomOf(int line) const
{
    int bottom = 0;
    for (int column = 0; column < m_layout->columnCount(); ++column) {
        if (const QLayoutItem* item = m_layout->itemAtPosition(line, column))
            bottom = std::max(bottom, item->geometry().bottom());
    }
    return bottom;
}

/// As rows of lists show that they are chosen.
void EvidenceTable::paintMark(QPainter& painter) const
{
    constexpr int Edge = 3;
    const Tokens& tokens = tokensFor(palette());
    const int gap = m_layout->verticalSpacing() / 2;
    const int before = m_firstMarked > 0 ? m_lastLines.value(m_firstMarked - 1) : m_stacked ? -1 : 0;
    const int top = before < 0 ? 0 : bottomOf(before) + gap + 1;
    const int bottom = bottomOf(m_lastLines.value(m_firstMarked + m_marked - 1)) + gap;
    painter.fillRect(QRect(0, top, width(), bottom - top), tokens.accentSoft);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, top, Edge, bottom - top)),
                     tokens.accent);
}

void EvidenceTable::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    if (m_marked > 0)
        paintMark(painter);
    for (const int line : std::as_const(m_lines)) {
        const int gap = m_layout->verticalSpacing() / 2;
        drawHorizontalLine(painter, 0, width(), bottomOf(line) + gap,
                           line == 0 && !m_stacked ? tokens.line : tokens.rowLine);
    }
}

FactGrid::FactGrid(QWidget* parent) : QWidget(parent), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(metrics::Space16);
    m_layout->setVerticalSpacing(6);
    m_layout->setColumnMinimumWidth(0, 120);
    m_layout->setColumnStretch(1, 1);
}

void FactGrid::clear()
{
    clearLayout(m_layout);
}

void FactGrid::addFact(const QString& name, const QString& value)
{
    auto* label = plainLabel(value);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addFact(name, label);
}

void FactGrid::addFact(const QString& name, QWidget* value)
{
    const int row = m_layout->rowCount();
    auto* label = new ElidingLabel(name, TextRole::Secondary);
    label->setContentsMargins(0, 2, 0, 0);
    m_layout->addWidget(label, row, 0, Qt::AlignTop);
    m_layout->addWidget(value, row, 1);
}

QWidget* textCell(const QString& text)
{
    return new ElidingLabel(text);
}

QWidget* strongCell(const QString& text)
{
    auto* cell = new ElidingLabel(text, TextRole::Medium);
    cell->setMinimumWidth(std::min(cell->sizeHint().width(), NameWidth));
    return cell;
}

QWidget* wrappedCell(const QString& text)
{
    auto* cell = plainLabel(breakable(text));
    cell->setMinimumWidth(NameWidth);
    return cell;
}

CopyableText* hexCell(const QString& name, const QByteArray& octets)
{
    auto* cell = new CopyableText(name);
    const QString hex = hexText(octets);
    cell->setValue(hex, shortHex(hex));
    return cell;
}

VerdictLabel* verdictCell(Verdict verdict, const QString& words)
{
    auto* cell = new VerdictLabel(verdict);
    cell->setText(words);
    cell->setMinimumWidth(std::min(cell->sizeHint().width(), NameWidth));
    return cell;
}

}  // namespace relaydeck::ui

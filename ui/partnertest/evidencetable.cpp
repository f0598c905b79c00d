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

#include <algorithm>

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
    , m_columns(static_cast<int>(heads.size()))
    , m_more(nullptr)
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(metrics::Space16);
    m_layout->setVerticalSpacing(2 * RowGap);
    for (int column = 0; column < m_columns; ++column) {
        m_layout->addWidget(new ElidingLabel(heads.at(column), TextRole::Header), 0, column);
        m_layout->setColumnStretch(column, stretches.value(column, 0));
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void EvidenceTable::clear()
{
    for (int i = m_layout->count() - 1; i >= m_columns; --i) {
        QLayoutItem* item = m_layout->takeAt(i);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_rows = 0;
    m_leftOut = 0;
    m_more = nullptr;
    update();
}

void EvidenceTable::addRow(const QList<QWidget*>& cells)
{
    if (m_rows >= MaxRows) {
        qDeleteAll(cells);
        ++m_leftOut;
        const QString words = tr("%n more", nullptr, m_leftOut);
        if (auto* label = qobject_cast<QLabel*>(m_more)) {
            label->setText(words);
        } else {
            m_more = new ElidingLabel(words, TextRole::Secondary);
            m_layout->addWidget(m_more, m_rows + 1, 0, 1, m_columns);
        }
        return;
    }
    ++m_rows;
    for (int column = 0; column < cells.size(); ++column) {
        if (QWidget* cell = cells.at(column))
            m_layout->addWidget(cell, m_rows, column, Qt::AlignVCenter);
    }
    update();
}

void EvidenceTable::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    for (int row = 0; row < m_rows; ++row) {
        const QRect above = m_layout->cellRect(row, 0);
        drawHorizontalLine(painter, 0, width(), above.bottom() + RowGap,
                           row == 0 ? tokens.line : tokens.rowLine);
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

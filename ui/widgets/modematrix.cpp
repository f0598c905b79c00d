// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/modematrix.h"

#include "ui/style/fonts.h"
#include "ui/text/texts.h"
#include "ui/widgets/matrixcell.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

namespace relaydeck::ui {

using decision::matrixIndex;

namespace {

constexpr std::array Danes{DaneMode::Opportunistic, DaneMode::Mandatory, DaneMode::None};
constexpr std::array StsModes{MtaStsMode::Opportunistic, MtaStsMode::None};
constexpr std::size_t ColumnCount = StsModes.size();
constexpr int ColumnGap = 8;

QLabel* headerLabel(const QString& text, Qt::Alignment alignment)
{
    auto* label = new QLabel(text);
    label->setAlignment(alignment);
    setTextRole(label, TextRole::Secondary);
    return label;
}

}  // namespace

ModeMatrix::ModeMatrix(QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(ColumnGap);
    // With what the cells leave free above their frames this makes the same gap as between columns.
    grid->setVerticalSpacing(ColumnGap - MatrixCell::TagOverhang);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);

    auto* corner = headerLabel(tr("DANE ↓  STS →"), Qt::AlignLeft | Qt::AlignVCenter);
    corner->setAccessibleName(tr("Rows: SMTP DANE mode, columns: MTA-STS mode"));
    grid->addWidget(corner, 0, 0);
    for (std::size_t column = 0; column < ColumnCount; ++column) {
        m_columns[column] = headerLabel(modeText(StsModes[column]), Qt::AlignCenter);
        grid->addWidget(m_columns[column], 0, static_cast<int>(column) + 1);
    }
    for (std::size_t row = 0; row < Danes.size(); ++row) {
        m_rows[row] = headerLabel(modeText(Danes[row]), Qt::AlignLeft | Qt::AlignVCenter);
        m_rows[row]->setContentsMargins(0, MatrixCell::TagOverhang, 4, 0);
        grid->addWidget(m_rows[row], static_cast<int>(row) + 1, 0);
        for (std::size_t column = 0; column < ColumnCount; ++column) {
            const DaneMode dane = Danes[row];
            const MtaStsMode sts = StsModes[column];
            const std::size_t index = matrixIndex(dane, sts);
            auto* cell = new MatrixCell(tr("DANE %1, MTA-STS %2").arg(modeText(dane), modeText(sts)), this);
            m_cells[index] = cell;
            grid->addWidget(cell, static_cast<int>(row) + 1, static_cast<int>(column) + 1);
            connect(cell, &QAbstractButton::clicked, this,
                    [this, dane, sts] { Q_EMIT activated(dane, sts); });
            connect(cell, &MatrixCell::entered, this,
                    [this, cell] { Q_EMIT sentenceChanged(cell->sentence()); });
            connect(cell, &MatrixCell::left, this, [this] { Q_EMIT sentenceChanged(QString()); });
            connect(cell, &MatrixCell::arrowPressed, this, [this, index](int key) { walk(index, key); });
        }
    }
    enterTabStop(0);
}

ModeMatrix::~ModeMatrix()
{
    // A cell that loses focus while it is deleted must not find us half gone.
    for (MatrixCell* cell : m_cells)
        cell->disconnect(this);
}

void ModeMatrix::setDeliveries(const decision::DeliveryMatrix& deliveries)
{
    for (std::size_t index = 0; index < m_cells.size(); ++index)
        m_cells[index]->setDelivery(deliveries[index]);
}

void ModeMatrix::clear()
{
    for (MatrixCell* cell : m_cells)
        cell->setDelivery(std::nullopt);
}

void ModeMatrix::setCurrentModes(DaneMode dane, MtaStsMode sts)
{
    m_current = matrixIndex(dane, sts);
    updateMarks();
    enterTabStop(*m_current);
}

void ModeMatrix::clearCurrentModes()
{
    m_current.reset();
    updateMarks();
}

void ModeMatrix::setSimulatedModes(DaneMode dane, MtaStsMode sts)
{
    m_simulated = matrixIndex(dane, sts);
    updateMarks();
}

void ModeMatrix::clearSimulatedModes()
{
    m_simulated.reset();
    updateMarks();
}

void ModeMatrix::setNote(DaneMode dane, MtaStsMode sts, const QString& note)
{
    m_cells[matrixIndex(dane, sts)]->setNote(note);
}

void ModeMatrix::updateMarks()
{
    for (std::size_t index = 0; index < m_cells.size(); ++index)
        m_cells[index]->setMark(m_current == index         ? MatrixCell::Mark::Now
                                    : m_simulated == index ? MatrixCell::Mark::Simulated
                                                           : MatrixCell::Mark::None);
    const auto mark = [](QLabel* label, bool current) {
        setTextRole(label, current ? TextRole::SmallStrong : TextRole::Secondary);
    };
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        mark(m_rows[row], m_current && *m_current / ColumnCount == row);
    for (std::size_t column = 0; column < m_columns.size(); ++column)
        mark(m_columns[column], m_current && *m_current % ColumnCount == column);
}

void ModeMatrix::enterTabStop(std::size_t index)
{
    for (std::size_t other = 0; other < m_cells.size(); ++other)
        m_cells[other]->setFocusPolicy(other == index ? Qt::StrongFocus : Qt::ClickFocus);
    setFocusProxy(m_cells[index]);
}

void ModeMatrix::walk(std::size_t from, int key)
{
    int row = static_cast<int>(from / ColumnCount);
    int column = static_cast<int>(from % ColumnCount);
    const int ahead = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (key) {
    case Qt::Key_Up:
        --row;
        break;
    case Qt::Key_Down:
        ++row;
        break;
    case Qt::Key_Left:
        column -= ahead;
        break;
    default:
        column += ahead;
        break;
    }
    if (row < 0 || row >= static_cast<int>(Danes.size()) || column < 0
        || column >= static_cast<int>(ColumnCount))
        return;
    const std::size_t to = static_cast<std::size_t>(row) * ColumnCount + static_cast<std::size_t>(column);
    enterTabStop(to);
    m_cells[to]->setFocus(Qt::OtherFocusReason);
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/verdict.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
class QLabel;
QT_END_NAMESPACE

namespace relaydeck::ui {

class CopyableText;
class VerdictLabel;

/// A small table of a card: quiet column heads, and rows of widgets with a line between them. Where the
/// columns have no room beside each other, the cells of a row stand beneath each other, each with its head.
/// Made anew for each report; what exceeds the bound is counted, not shown.
class EvidenceTable : public QWidget {
    Q_OBJECT
public:
    static constexpr int MaxRows = 100;

    explicit EvidenceTable(const QStringList& heads, const QList<int>& stretches, QWidget* parent = nullptr);

    void clear();
    /// Takes the widgets, one for each column; a null one leaves its cell empty.
    void addRow(const QList<QWidget*>& cells);
    int rows() const { return static_cast<int>(m_rows.size()); }
    /// Sets rows off from the others, until the next report; none with a count of 0.
    void markRows(int first, int count);
    /// A cell of the first row that is marked, by which it can be brought on view; null: none is.
    QWidget* markedCell() const;
    bool isStacked() const { return m_stacked; }

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    using Row = QList<QWidget*>;

    int tableWidth() const;
    void arrangeSoon();
    void arrange();
    /// Both give the next row of the layout.
    int arrangeTable();
    int arrangeStack();
    int bottomOf(int line) const;
    void paintMark(QPainter& painter) const;
    void makeRoomForMark();

    QGridLayout* m_layout;
    QStringList m_headWords;
    QList<int> m_stretches;
    QList<QWidget*> m_heads;  // of the table
    QList<QWidget*> m_stackHeads;  // one for each cell
    QList<Row> m_rows;
    QList<int> m_lines;  // rows of the layout with a line beneath
    QList<int> m_lastLines;  // of each row, its last row of the layout
    int m_firstMarked = 0;
    int m_marked = 0;
    bool m_stacked = false;
    bool m_arrangesSoon = false;
    int m_leftOut = 0;
    QLabel* m_more;
};

/// Names and their values beneath each other.
class FactGrid : public QWidget {
    Q_OBJECT
public:
    explicit FactGrid(QWidget* parent = nullptr);

    void clear();
    void addFact(const QString& name, const QString& value);
    void addFact(const QString& name, QWidget* value);

private:
    QGridLayout* m_layout;
};

/// Takes all widgets out of a layout, and those of its inner layouts.
void clearLayout(QLayout* layout);

// Cells.
QWidget* textCell(const QString& text);
QWidget* strongCell(const QString& text);
/// For a sentence: goes on in the next line instead of being cut.
QWidget* wrappedCell(const QString& text);
/// Hexadecimal digits in groups, shortened where they are shown, whole where they are copied.
CopyableText* hexCell(const QString& name, const QByteArray& octets);
VerdictLabel* verdictCell(Verdict verdict, const QString& words);

}  // namespace relaydeck::ui

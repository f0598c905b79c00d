// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectormodel.h"
#include "ui/widgets/turning.h"

#include <QtWidgets/QTableView>

#include <array>

QT_BEGIN_NAMESPACE
class QJsonObject;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// The list of connectors. All rows are of one height. Columns can be moved, sized and hidden; where the list
/// is narrow, some of the others give way by themselves.
class ConnectorTable : public QTableView {
    Q_OBJECT
public:
    enum class Density { TwoLines, Compact };

    explicit ConnectorTable(ConnectorModel& model, QWidget* parent = nullptr);

    QList<QUuid> selectedIds() const;
    /// Without making a list: everything may be selected.
    int selectedCount() const;
    QUuid currentId() const;
    void choose(const QUuid& id);
    /// The arcs of rows that are being tested turn.
    void setTurning(bool turning) { m_turning->setActive(turning); }

    Density density() const { return m_density; }
    void setDensity(Density density);
    bool isColumnWanted(ConnectorColumn column) const;
    void setColumnWanted(ConnectorColumn column, bool wanted);
    /// Columns as somebody arranged them, with the order of rows.
    QJsonObject layout() const;
    void restoreLayout(const QJsonObject& layout);

    /// The selected rows as lines, the shown columns apart by tabs, for pasting.
    QString selectedText() const;

Q_SIGNALS:
    /// Current row or selection.
    void choiceChanged();
    void columnsChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    struct Kept {
        QList<QUuid> selected;
        QUuid current;
        QUuid top;
        int offset = 0;  ///< of the row at the top
        bool everything = false;
    };

    void makeDelegates();
    void makeHeader();
    void fitColumns();
    void onColumnResized(int logical, int width);
    void updateRowHeight();
    void keep();
    void bringBack();

    ConnectorModel& m_model;
    Turning* m_turning;
    Density m_density = Density::TwoLines;
    std::array<bool, ConnectorColumnCount> m_wanted{};
    std::array<int, ConnectorColumnCount> m_widths{};  // also of those that gave way
    Kept m_kept;
};

}  // namespace relaydeck::ui

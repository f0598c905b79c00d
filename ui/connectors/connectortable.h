// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectorfilter.h"
#include "ui/widgets/turning.h"

#include <QtWidgets/QTableView>

namespace relaydeck::ui {

/// The list of connectors. Where it is narrow, the last columns give way first.
class ConnectorTable : public QTableView {
    Q_OBJECT
public:
    explicit ConnectorTable(ConnectorFilter& filter, QWidget* parent = nullptr);

    QList<QUuid> selectedIds() const;
    QUuid currentId() const;
    void choose(const QUuid& id);
    /// The arcs of rows that are being tested turn.
    void setTurning(bool turning) { m_turning->setActive(turning); }

Q_SIGNALS:
    /// Current row or selection.
    void choiceChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    ConnectorFilter& m_filter;
    Turning* m_turning;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectormodel.h"

#include <QtCore/QSortFilterProxyModel>

namespace relaydeck::ui {

/// The rows that a chip and the words of the filter field leave. The mail that no connector takes stays the
/// last row, whatever the order, and goes when anything is filtered.
class ConnectorFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Chip { All, NeedsAttention, Mandatory, Unverified, NotTested };
    static constexpr int ChipCount = 5;

    explicit ConnectorFilter(ConnectorModel& model, QObject* parent = nullptr);

    Chip chip() const { return m_chip; }
    void setChip(Chip chip);
    /// Words that must all be in the name or a domain.
    void setText(const QString& text);
    bool isFiltering() const { return m_chip != Chip::All || !m_words.isEmpty(); }

    /// Connectors that a chip alone would leave.
    int count(Chip chip) const;
    QUuid idAt(const QModelIndex& index) const;
    /// Invalid: filtered out, or not there.
    QModelIndex indexOf(const QUuid& id) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    bool passes(int row, Chip chip) const;

    ConnectorModel& m_model;
    Chip m_chip = Chip::All;
    QStringList m_words;
};

}  // namespace relaydeck::ui

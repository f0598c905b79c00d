// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"

#include <QtWidgets/QWidget>

#include <array>
#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace relaydeck::ui {

class MatrixCell;

/// What would happen to mail under each pair of modes: rows DANE Opportunistic, Mandatory, None; columns
/// MTA-STS Opportunistic, None, always in this order and at the same place. Six buttons, of which one is a
/// tab stop; the arrow keys walk.
class ModeMatrix : public QWidget {
    Q_OBJECT
public:
    explicit ModeMatrix(QWidget* parent = nullptr);
    ~ModeMatrix() override;

    void setDeliveries(const decision::DeliveryMatrix& deliveries);
    /// No statement: every cell says "Not tested".
    void clear();
    /// The modes of today, framed and tagged.
    void setCurrentModes(DaneMode dane, MtaStsMode sts);
    void clearCurrentModes();
    /// A pair that is tried, tagged beside that of today.
    void setSimulatedModes(DaneMode dane, MtaStsMode sts);
    void clearSimulatedModes();
    /// A third line of a cell ("1,204 lost"); empty takes it away.
    void setNote(DaneMode dane, MtaStsMode sts, const QString& note);

Q_SIGNALS:
    /// A cell was clicked, or Enter or Space pressed on it: simulate this pair.
    void activated(DaneMode dane, MtaStsMode sts);
    /// The sentence of the cell under the mouse or with focus; empty when it is left.
    void sentenceChanged(const QString& sentence);

private:
    void updateMarks();
    void enterTabStop(std::size_t index);
    void walk(std::size_t from, int key);

    std::array<MatrixCell*, 6> m_cells{};
    std::array<QLabel*, 3> m_rows{};
    std::array<QLabel*, 2> m_columns{};
    std::optional<std::size_t> m_current;
    std::optional<std::size_t> m_simulated;
};

}  // namespace relaydeck::ui

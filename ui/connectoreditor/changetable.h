// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorchange.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Settings before and after, a row each: what they are, what they were, what they are now.
class ChangeTable : public QWidget {
    Q_OBJECT
public:
    /// Stacked: before and after beneath each other, for where there is little room.
    enum class Look { Columns, Stacked };

    explicit ChangeTable(Look look, QWidget* parent = nullptr);

    /// `before` empty: a new connector. `after` empty: a removed one. Gives the number of rows.
    int setStates(const std::optional<Connector>& before, const std::optional<Connector>& after);

private:
    void addColumns(int row, const QString& title, const QString& before, const QString& after);
    void addStacked(int row, const QString& title, const QString& before, const QString& after);

    Look m_look;
    QWidget* m_content = nullptr;
    QGridLayout* m_grid = nullptr;
};

}  // namespace relaydeck::ui

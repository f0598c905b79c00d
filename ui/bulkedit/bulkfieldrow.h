// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/bulkedit.h"

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QComboBox;
class QGridLayout;
class QLineEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// One field of the sheet: what is done to it, at first "keep", and the value where it is typed.
class BulkFieldRow : public QObject {
    Q_OBJECT
public:
    /// Puts its widgets into a row of the grid.
    BulkFieldRow(ConnectorField field, const QList<Connector>& connectors, QGridLayout& grid, int row,
                 QObject* parent);

    ConnectorField field() const { return m_field; }
    /// Empty: kept. The value is put into `values`.
    std::optional<FieldEdit> edit(Connector& values) const;
    void reset();

Q_SIGNALS:
    void changed();

private:
    void onChoice();
    QStringList typedList() const;

    ConnectorField m_field;
    QList<Connector> m_choices;
    QComboBox* m_choice;
    QLineEdit* m_value = nullptr;  // of text and lists
};

}  // namespace relaydeck::ui

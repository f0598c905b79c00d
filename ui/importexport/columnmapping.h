// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importers/csvimporter.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What the columns of a table mean: a choice beside each heading, made beforehand where the heading is that
/// of a parameter.
class ColumnMapping : public QWidget {
    Q_OBJECT
public:
    explicit ColumnMapping(QWidget* parent = nullptr);

    /// At most the first sixty can be chosen for; the others are kept as they are. `columns`: what was chosen
    /// before.
    void setHeadings(const QStringList& headings, const importers::CsvColumns& columns = {});
    importers::CsvColumns columns() const;

Q_SIGNALS:
    /// A column is taken for the name; read the table again.
    void readRequested();
    /// As it was before.
    void backRequested();

private:
    QComboBox* makeChoice(const QString& heading, const QString& parameter) const;
    void updateButton();

    QStringList m_headings;
    QList<QComboBox*> m_choices;
    QWidget* m_rows = nullptr;
    QWidget* m_place;
    QLabel* m_reason;
    QPushButton* m_read;
};

}  // namespace relaydeck::ui

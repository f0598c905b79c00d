// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importers/csvimporter.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QFormLayout;
class QPushButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What the columns of a table mean whose headings are not those of the cmdlet: a choice beside each heading.
class ColumnMapping : public QWidget {
    Q_OBJECT
public:
    explicit ColumnMapping(QWidget* parent = nullptr);

    /// At most the first sixty can be chosen for; the others are kept as they are.
    void setHeadings(const QStringList& headings);
    importers::CsvColumns columns() const;

Q_SIGNALS:
    /// A column is taken for the name; read the table again.
    void readRequested();

private:
    QComboBox* makeChoice(const QString& heading);
    void updateButton();

    QStringList m_headings;
    QList<QComboBox*> m_choices;
    QWidget* m_rows = nullptr;
    QWidget* m_place;
    QPushButton* m_read;
};

}  // namespace relaydeck::ui

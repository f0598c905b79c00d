// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/keymodel.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QTableView;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// The page of all keys, found by words or by a key; the keys of the chosen command can be changed.
class KeysDialog : public QDialog {
    Q_OBJECT
public:
    KeysDialog(KeyMap& keys, QWidget* parent);

private:
    QWidget* makeEditor();
    QAction* current() const;
    void onChosen();
    void assign();
    void resetOne();
    void resetAll();
    void updateState();

    KeyMap& m_keys;
    KeyModel m_model;
    QSortFilterProxyModel m_shown;
    QTableView* m_table;
    QLabel* m_name;
    QKeySequenceEdit* m_edit;
    QPushButton* m_assign;
    QPushButton* m_reset;
    QPushButton* m_resetAll;
    QLabel* m_note;
};

}  // namespace relaydeck::ui

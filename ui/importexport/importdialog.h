// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importers/jsonimporter.h"
#include "core/store/store.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class MergeModel;

/// Imports connectors from the JSON of Get-OutboundConnector: source, what would change, import. Hands out
/// the script that collects them.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportDialog(store::Store& store, QWidget* parent = nullptr);

    /// Shows what importing the file would do; also for a file that was dropped on the window.
    void openFile(const QString& path);
    /// The changes that the store has made, after it was accepted.
    QList<store::Change> result() const { return m_changes; }

    void accept() override;

private:
    QWidget* makeSourcePage();
    QWidget* makePlanPage();
    void chooseFile();
    void copyScript();
    void show(const importers::ImportResult& imported);
    void showError(const QString& title, const Error& error);

    store::Store& m_store;
    QString m_fileName;
    QList<store::Change> m_changes;
    MergeModel* m_model;
    Banner* m_banner;
    QStackedWidget* m_pages;
    QLabel* m_summary = nullptr;
    QLabel* m_notes = nullptr;
    QLabel* m_copied = nullptr;
    QTableView* m_table = nullptr;
    QPushButton* m_import = nullptr;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/bulkedit.h"

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QTableView;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class BulkFieldRow;
class BulkPreviewModel;

/// The sheet in which several connectors are edited together: a row for each field, which is kept until
/// somebody chooses something else, and before and after of what would change.
class BulkEditDialog : public QDialog {
    Q_OBJECT
public:
    /// Two connectors or more.
    explicit BulkEditDialog(QList<Connector> connectors, QWidget* parent = nullptr);

    BulkEdit result() const;

private:
    QWidget* makeSheet();
    QWidget* makePreview();
    QWidget* makeFooter();
    void refresh();
    void showProtection(const BulkEdit& edit, const QList<Connector>& changed);
    void showRefused(const BulkEdit& edit, const QList<Connector>& changed);

    QList<Connector> m_connectors;
    std::vector<BulkFieldRow*> m_rows;
    BulkPreviewModel* m_preview;
    QTableView* m_table = nullptr;
    Banner* m_protection = nullptr;
    Banner* m_refused = nullptr;
    QLabel* m_line = nullptr;
    QPushButton* m_apply = nullptr;
    QTimer m_updateSoon;
};

}  // namespace relaydeck::ui

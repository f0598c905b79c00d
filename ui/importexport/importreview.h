// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/importexport/importplanning.h"
#include "ui/importexport/mergemodel.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QWidget>

#include <array>

QT_BEGIN_NAMESPACE
class QAbstractButton;
class QLabel;
class QScrollArea;
class QTableView;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class ChangeTable;
class ElidingLabel;
class FilterChip;

/// Leaves the connectors of one kind.
class MergeFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setKind(std::optional<MergeEntry::Kind> kind);
    std::optional<MergeEntry::Kind> kind() const { return m_kind; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    std::optional<MergeEntry::Kind> m_kind;
};

/// The second half of an import: what it would do to each connector, before and after, and which of them are
/// to be imported.
class ImportReview : public QWidget {
    Q_OBJECT
public:
    explicit ImportReview(QWidget* parent = nullptr);

    void setPlan(const ImportPlan& plan);
    /// The same file, compared with a store that has changed meanwhile.
    void setPlanAgain(const ImportPlan& plan);
    const MergePlan& plan() const { return m_model.plan(); }
    const importers::ImportResult& imported() const { return m_imported; }
    int selectedCount() const { return m_model.selectedCount(); }
    QList<QWidget*> panes() const;

Q_SIGNALS:
    void selectionChanged();

private:
    struct KindChip {
        std::optional<MergeEntry::Kind> kind;  ///< empty: all
        FilterChip* chip = nullptr;
    };

    QWidget* makeChips();
    QTableView* makeTable();
    QWidget* makeDetails();
    void showPlan(const ImportPlan& plan);
    void showLost(const MergePlan& plan);
    void showLowered();
    void showChosen();
    void chooseKind(std::optional<MergeEntry::Kind> kind);

    importers::ImportResult m_imported;
    MergeModel m_model;
    MergeFilter m_filter;
    std::array<KindChip, 5> m_chips;
    Banner* m_notes;
    Banner* m_lowered;
    Banner* m_lost;
    QAbstractButton* m_copyCommand = nullptr;
    QTableView* m_table;
    ElidingLabel* m_name = nullptr;
    QLabel* m_effect = nullptr;
    Banner* m_loss = nullptr;
    ChangeTable* m_changes = nullptr;
};

}  // namespace relaydeck::ui

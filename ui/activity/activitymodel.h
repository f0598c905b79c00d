// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "ui/activity/stepparts.h"

#include <QtCore/QAbstractItemModel>

namespace relaydeck::ui {

/// What was done, a row a step, newest first, and beneath each step its parts: connectors that were changed,
/// domains that were tested. Read from the store a page at a time, as the view asks for more, and parts when
/// a step is opened; what comes later is put on top.
class ActivityModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { WhatColumn, ResultColumn, DurationColumn, TimeColumn, ColumnCount };
    enum Role { SecondLineRole = Qt::UserRole + 1 };  ///< who did it, or what a part became

    explicit ActivityModel(store::Store& store, QObject* parent = nullptr);

    void setFilter(const store::StepFilter& filter);
    const store::StepFilter& filter() const { return m_filter; }
    /// Asks the store for steps that this or another program has made meanwhile.
    void update();

    /// The step of the row, or the one that the part belongs to. Nothing for an index that is none.
    std::optional<store::ActivityStep> stepAt(const QModelIndex& index) const;
    QModelIndex indexOf(qint64 step) const;
    /// All that there is has been read.
    bool isComplete() const { return m_complete; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void failed(const relaydeck::Error& error);

private:
    void restart();
    void showTurned(qint64 step);
    void fetchParts(const QModelIndex& step);
    QVariant stepData(const store::ActivityStep& step, Column column, int role) const;
    static QVariant partData(const StepPart& part, Column column, int role);

    store::Store& m_store;
    store::StepFilter m_filter;
    QList<store::ActivityStep> m_steps;
    QHash<qint64, QList<StepPart>> m_parts;  // of the steps that were opened
    bool m_complete = false;
};

}  // namespace relaydeck::ui

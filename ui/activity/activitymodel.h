// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QtCore/QAbstractTableModel>

namespace relaydeck::ui {

/// What was done, a row a step, newest first. Read from the store a page at a time, as the view asks for
/// more; what comes later is put on top.
class ActivityModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { WhatColumn, ResultColumn, TimeColumn, ColumnCount };
    enum Role { ActorRole = Qt::UserRole + 1 };

    explicit ActivityModel(store::Store& store, QObject* parent = nullptr);

    /// Leaves only the steps with this text in a name, a subject or the user.
    void setFilter(const QString& text);
    QString filter() const { return m_filter; }
    /// Asks the store for steps that this or another program has made meanwhile.
    void update();

    /// Nothing for an index that is none.
    std::optional<store::ActivityStep> stepAt(const QModelIndex& index) const;
    QModelIndex indexOf(qint64 step) const;
    /// All that there is has been read.
    bool isComplete() const { return m_complete; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void failed(const relaydeck::Error& error);

private:
    void restart();
    void showTurned(qint64 step);

    store::Store& m_store;
    QString m_filter;
    QList<store::ActivityStep> m_steps;
    bool m_complete = false;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSortFilterProxyModel>

namespace relaydeck::ui {

/// The rows of DomainModel that contain a text, and that need attention if only those are wanted.
class DomainFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setFilter(const QString& text, bool attentionOnly);
    bool isFiltering() const { return !m_text.isEmpty() || m_attentionOnly; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString m_text;
    bool m_attentionOnly = false;
};

}  // namespace relaydeck::ui

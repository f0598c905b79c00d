// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/filteroffers.h"

#include <QtCore/QAbstractListModel>
#include <QtWidgets/QCompleter>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What is offered, each with the number of connectors that it would leave.
class FilterOfferModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { MeaningRole = Qt::UserRole + 1, CountRole };  // CountRole: int; -1: not known

    using QAbstractListModel::QAbstractListModel;

    void setOffers(const FilterOffers& offers);
    const FilterOffers& offers() const { return m_offers; }
    /// Those of the offers that have a term.
    QList<FilterTerm> terms() const;
    /// As many as terms(); other numbers are those of older offers and are left out.
    void setCounts(const QList<int>& counts);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    FilterOffers m_offers;
    QList<int> m_counts;
};

/// The popup under the filter field: keys, then their values with counts.
class FilterCompleter : public QCompleter {
    Q_OBJECT
public:
    explicit FilterCompleter(QLineEdit& field);

    FilterOfferModel& model() { return m_model; }
    /// Offers what fits the word at the cursor; `always` also between words.
    void offer(bool always = false);

Q_SIGNALS:
    /// Other terms are offered: count them.
    void offered();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void accept(const QModelIndex& index);

    QLineEdit& m_field;
    FilterOfferModel m_model;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorfilter.h"

#include <algorithm>

namespace relaydeck::ui {

ConnectorFilter::ConnectorFilter(ConnectorModel& model, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSortRole(ConnectorModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
    setDynamicSortFilter(true);
    setSourceModel(&model);
}

void ConnectorFilter::setChip(Chip chip)
{
    m_chip = chip;
    invalidateFilter();
}

void ConnectorFilter::setText(const QString& text)
{
    m_words = text.toLower().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ConnectorFilter::passes(int row, Chip chip) const
{
    const Verdict verdict = m_model.status(row).settled;
    switch (chip) {
    case Chip::All:
        return true;
    case Chip::NeedsAttention:
        return needsAttention(verdict);
    case Chip::Mandatory:
        return m_model.connector(row).effectiveDaneMode() == DaneMode::Mandatory;
    case Chip::Unverified:
        return verdict == Verdict::DeliveredUnverified || verdict == Verdict::DeliveredClearText;
    case Chip::NotTested:
        return verdict == Verdict::NotTested || verdict == Verdict::CouldNotTest;
    }
    return true;
}

int ConnectorFilter::count(Chip chip) const
{
    int count = 0;
    for (int row = 0; !m_model.isServiceDefault(row); ++row)
        count += passes(row, chip) ? 1 : 0;
    return count;
}

bool ConnectorFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    if (m_model.isServiceDefault(row))
        return !isFiltering();
    if (!passes(row, m_chip))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text =
        m_model.index(row, ConnectorModel::NameColumn).data(ConnectorModel::SearchRole).toString();
    return std::ranges::all_of(m_words, [&text](const QString& word) { return text.contains(word); });
}

bool ConnectorFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const bool leftIsDefault = m_model.isServiceDefault(left.row());
    if (leftIsDefault || m_model.isServiceDefault(right.row()))
        return leftIsDefault == (sortOrder() == Qt::DescendingOrder);
    const QVariant a = left.data(ConnectorModel::SortRole);
    const QVariant b = right.data(ConnectorModel::SortRole);
    if (a != b)
        return QSortFilterProxyModel::lessThan(left, right);
    // Within one value always by name, upward.
    const bool byName = left.row() < right.row();
    return sortOrder() == Qt::AscendingOrder ? byName : !byName;
}

QUuid ConnectorFilter::idAt(const QModelIndex& index) const
{
    return index.isValid() ? index.data(ConnectorModel::IdRole).toUuid() : QUuid();
}

QModelIndex ConnectorFilter::indexOf(const QUuid& id) const
{
    const int row = m_model.rowOf(id);
    return row < 0 ? QModelIndex() : mapFromSource(m_model.index(row, ConnectorModel::NameColumn));
}

}  // namespace relaydeck::ui

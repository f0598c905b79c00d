// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/domainfilter.h"

#include "ui/partnertest/domainmodel.h"

namespace relaydeck::ui {

void DomainFilter::setFilter(const QString& text, bool attentionOnly)
{
    if (text == m_text && attentionOnly == m_attentionOnly)
        return;
    m_text = text;
    m_attentionOnly = attentionOnly;
    invalidateFilter();
}

bool DomainFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_attentionOnly && !index.data(DomainModel::AttentionRole).toBool())
        return false;
    // Both as people read it and as DNS has it.
    return m_text.isEmpty() || index.data(Qt::DisplayRole).toString().contains(m_text, Qt::CaseInsensitive)
        || index.data(DomainModel::DomainRole).toString().contains(m_text, Qt::CaseInsensitive);
}

}  // namespace relaydeck::ui

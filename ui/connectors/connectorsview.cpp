// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of connectors remembers between two starts.
#include "ui/connectors/connectorspage.h"
#include "ui/connectors/connectortable.h"
#include "ui/widgets/searchfield.h"

#include <QtCore/QSettings>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QSplitter>

namespace relaydeck::ui {

void ConnectorsPage::saveView(QSettings& settings) const
{
    const QHeaderView& header = *m_table->horizontalHeader();
    settings.setValue(QStringLiteral("splitter"), m_splitter->saveState());
    settings.setValue(QStringLiteral("sort-column"), header.sortIndicatorSection());
    settings.setValue(QStringLiteral("sort-down"), header.sortIndicatorOrder() == Qt::DescendingOrder);
    settings.setValue(QStringLiteral("filter"), m_filterField->text());
    settings.setValue(QStringLiteral("chosen"), m_table->currentId().toString());
    settings.setValue(QStringLiteral("inspector"), m_actions.action(ActionId::Inspector)->isChecked());
}

void ConnectorsPage::restoreView(QSettings& settings)
{
    QHeaderView& header = *m_table->horizontalHeader();
    m_splitter->restoreState(settings.value(QStringLiteral("splitter")).toByteArray());
    // Only the order: widths follow from the window, and so do the columns that give way.
    const int column = settings.value(QStringLiteral("sort-column"), -1).toInt();
    if (column >= 0 && column < header.count())
        header.setSortIndicator(column,
                                settings.value(QStringLiteral("sort-down")).toBool() ? Qt::DescendingOrder
                                                                                     : Qt::AscendingOrder);
    if (const QString filter = settings.value(QStringLiteral("filter")).toString(); !filter.isEmpty()) {
        m_actions.action(ActionId::Filter)->setChecked(true);
        m_filterField->setText(filter);
    }
    if (const auto chosen = QUuid::fromString(settings.value(QStringLiteral("chosen")).toString());
        m_filter.indexOf(chosen).isValid())
        m_table->choose(chosen);
    m_actions.action(ActionId::Inspector)
        ->setChecked(settings.value(QStringLiteral("inspector"), true).toBool());
}

}  // namespace relaydeck::ui

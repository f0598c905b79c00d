// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of connectors remembers between two starts.
#include "ui/connectors/connectorlist.h"
#include "ui/connectors/connectorspage.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSettings>
#include <QtWidgets/QSplitter>

namespace relaydeck::ui {

void ConnectorsPage::saveView(QSettings& settings) const
{
    settings.setValue(QStringLiteral("splitter"), m_splitter->saveState());
    settings.setValue(QStringLiteral("list"),
                      QString::fromUtf8(QJsonDocument(m_list->state()).toJson(QJsonDocument::Compact)));
    settings.setValue(QStringLiteral("inspector"), m_actions.action(ActionId::Inspector)->isChecked());
}

void ConnectorsPage::restoreView(QSettings& settings)
{
    m_splitter->restoreState(settings.value(QStringLiteral("splitter")).toByteArray());
    m_list->restoreState(
        QJsonDocument::fromJson(settings.value(QStringLiteral("list")).toString().toUtf8()).object());
    m_actions.action(ActionId::Inspector)
        ->setChecked(settings.value(QStringLiteral("inspector"), true).toBool());
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectorcommands.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What differs from the tenant, as it was when last imported: before and after of each connector, where
/// protection is lowered, and the ways on: the script, or back to the tenant's state.
class ReviewDialog : public QDialog {
    Q_OBJECT
public:
    /// `id` null: all connectors that differ.
    ReviewDialog(Session& session, ConnectorCommands& commands, const QUuid& id, QWidget* parent = nullptr);

private:
    void refresh();
    QWidget* makeEntry(const store::StoredConnector& stored);

    Session& m_session;
    ConnectorCommands& m_commands;
    QUuid m_id;
    QList<QUuid> m_differing;
    QLabel* m_head;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_place;
    QPushButton* m_script;
};

}  // namespace relaydeck::ui

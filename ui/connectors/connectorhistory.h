// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectorcommands.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Who changed what of a connector and when, newest first, from the versions that the store keeps; each can
/// be restored as one step of undo.
class ConnectorHistory : public QWidget {
    Q_OBJECT
public:
    ConnectorHistory(Session& session, ConnectorCommands& commands, QWidget* parent = nullptr);

    /// Reads only while it is on view.
    void show(const store::StoredConnector& connector);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Entry {
        store::ConnectorVersion version;
        std::optional<Connector> before;
        QString who;
        store::ActivityKind kind = store::ActivityKind::ConnectorChanged;
    };

    void read();
    void showMore();
    QWidget* makeEntry(const Entry& entry, bool current);
    QString headWords(const Entry& entry) const;

    Session& m_session;
    ConnectorCommands& m_commands;
    QUuid m_id;
    qint64 m_revision = 0;
    QUuid m_shownId;
    qint64 m_shownRevision = 0;
    QList<Entry> m_entries;
    qsizetype m_shown = 0;  // entries that have a widget
    QWidget* m_content = nullptr;
    QVBoxLayout* m_rows = nullptr;
    QPushButton* m_more;
};

}  // namespace relaydeck::ui

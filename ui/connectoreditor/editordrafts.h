// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/session.h"

#include <QtCore/QObject>

namespace relaydeck::ui {

/// An edit that was not saved yet.
struct EditorDraft {
    std::optional<Connector> original;  ///< what was edited; empty: a new connector
    Connector edited;  ///< its id names the draft
    QDateTime keptAt;
};

/// What stands in open editors, kept with the store, so that it outlives a closed window and a crash.
class EditorDrafts : public QObject {
    Q_OBJECT
public:
    explicit EditorDrafts(Session& session, QObject* parent = nullptr);

    /// Oldest first.
    const QList<EditorDraft>& drafts() const { return m_drafts; }
    std::optional<EditorDraft> of(const QUuid& id) const;
    /// In place of an older one of the same connector.
    void keep(const std::optional<Connector>& original, const Connector& edited);
    void drop(const QUuid& id);

Q_SIGNALS:
    void changed();
    void storeFailed(const relaydeck::Error& error);

private:
    void read();
    void write();

    Session& m_session;
    QList<EditorDraft> m_drafts;
};

}  // namespace relaydeck::ui

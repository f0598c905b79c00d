// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectoreditor/editordrafts.h"
#include "ui/workspace/session.h"

#include <QtCore/QPointer>

namespace relaydeck::ui {

class ConnectorEditor;

/// The editors that are open, one for each connector at most, and the drafts of those that are not.
class EditorWindows : public QObject {
    Q_OBJECT
public:
    /// `window`: the editors stand over it and go with it.
    EditorWindows(Session& session, QWidget* window);

    /// Opens an editor, or brings the open one to the front; a draft is taken up again.
    void create();
    void edit(const QUuid& id);
    /// Also of a new connector.
    void resume(const QUuid& id);
    void dropDraft(const QUuid& id);
    /// Without an open editor.
    QList<EditorDraft> idleDrafts() const;

Q_SIGNALS:
    void idleDraftsChanged();
    /// A new connector is in the store.
    void created(const QUuid& id);
    void evidenceRequested(const QString& domain);

private:
    void open(const Connector& connector);

    Session& m_session;
    QWidget* m_window;
    EditorDrafts m_drafts;
    QList<QPointer<ConnectorEditor>> m_editors;
};

}  // namespace relaydeck::ui

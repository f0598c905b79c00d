// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/session.h"

#include <QtCore/QUuid>

#include <functional>

namespace relaydeck::ui {

class EditorWindows;

/// What can be done to connectors, each as one step of undo with its name.
class ConnectorCommands : public QObject {
    Q_OBJECT
public:
    /// `window`: parent of the dialogs.
    ConnectorCommands(Session& session, QWidget* window);

    void create();
    void edit(const QUuid& id);
    EditorWindows& editors() { return *m_editors; }
    /// Several in one sheet.
    void editTogether(const QList<QUuid>& ids);
    /// `path` empty: without a file yet.
    void importFile(const QString& path = {}) { Q_EMIT importRequested(path); }
    void duplicate(const QList<QUuid>& ids);
    void remove(const QList<QUuid>& ids);
    void setDaneMode(const QList<QUuid>& ids, DaneMode mode);
    void setMtaStsMode(const QList<QUuid>& ids, MtaStsMode mode);
    void setModes(const QUuid& id, DaneMode dane, MtaStsMode sts);
    void setEnabled(const QList<QUuid>& ids, bool enabled);
    /// `connector`: a version that the history has, from `when`.
    void restore(const QUuid& id, const Connector& connector, const QDateTime& when);
    /// Back to the state of the last import.
    void discardChanges(const QUuid& id);
    /// What differs from the tenant; `id` null: of all connectors.
    void review(const QUuid& id = {});
    /// Which connector carries this address?
    void findRoute();
    void test(const QList<QUuid>& ids);
    /// Of these, or of all when there are none.
    void previewPowerShell(const QList<QUuid>& ids);
    void copyPowerShell(const QList<QUuid>& ids);

Q_SIGNALS:
    /// A connector was made and should be shown.
    void created(const QUuid& id);
    /// The page of imports is wanted, with this file.
    void importRequested(const QString& path);
    /// A connector is to be shown in the list.
    void chosen(const QUuid& id);
    /// Wanted from an editor.
    void evidenceRequested(const QString& domain);
    /// A short word for the strip.
    void told(const QString& message);

private:
    template<typename Dialog>
    void open(Dialog* dialog, const std::function<void(Dialog&)>& accepted);
    QList<store::StoredConnector> stored(const QList<QUuid>& ids) const;
    void alter(const QList<QUuid>& ids, const QString& text,
               const std::function<void(Connector&)>& alteration);
    QString freeName(const QString& name, const QStringList& alsoTaken) const;

    Session& m_session;
    QWidget* m_window;
    EditorWindows* m_editors;
};

}  // namespace relaydeck::ui

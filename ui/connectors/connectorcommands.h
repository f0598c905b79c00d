// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/session.h"

#include <QtCore/QUuid>

#include <functional>

namespace relaydeck::ui {

/// What can be done to connectors, each as one step of undo with its name.
class ConnectorCommands : public QObject {
    Q_OBJECT
public:
    /// `window`: parent of the dialogs.
    ConnectorCommands(Session& session, QWidget* window);

    void create();
    void edit(const QUuid& id);
    /// `path` empty: without a file yet.
    void importFile(const QString& path = {}) { Q_EMIT importRequested(path); }
    void duplicate(const QList<QUuid>& ids);
    void remove(const QList<QUuid>& ids);
    void setDaneMode(const QList<QUuid>& ids, DaneMode mode);
    void setMtaStsMode(const QList<QUuid>& ids, MtaStsMode mode);
    void setModes(const QUuid& id, DaneMode dane, MtaStsMode sts);
    void setEnabled(const QList<QUuid>& ids, bool enabled);
    void test(const QList<QUuid>& ids);
    /// Of these, or of all when there are none.
    void previewPowerShell(const QList<QUuid>& ids);
    void copyPowerShell(const QList<QUuid>& ids);

Q_SIGNALS:
    /// A connector was made and should be shown.
    void created(const QUuid& id);
    /// The page of imports is wanted, with this file.
    void importRequested(const QString& path);
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
};

}  // namespace relaydeck::ui

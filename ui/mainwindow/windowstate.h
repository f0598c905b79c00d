// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSettings>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What the window remembers between two starts, beside the other settings of the user.
class WindowState {
public:
    /// In the user's folder of settings. Geometry and menu bar are the same for all workspaces, what is on
    /// view belongs to the one in this store.
    explicit WindowState(const QString& storePath);

    QString section() const;
    void setSection(const QString& section);
    bool flag(const char* name, bool otherwise) const;
    void setFlag(const char* name, bool on);

    void restoreGeometry(QWidget& window) const;
    void saveGeometry(const QWidget& window);

    /// Where each page keeps its view.
    QSettings& pages() { return m_workspace; }

private:
    QSettings m_settings;
    QSettings m_workspace;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QtCore/QSettings>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What the window remembers between two starts, beside the other settings of the user.
class WindowState {
public:
    /// In the user's folder of settings.
    WindowState();

    QString section() const;
    void setSection(const QString& section);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    bool flag(const char* name, bool otherwise) const;
    void setFlag(const char* name, bool on);

    void restoreGeometry(QWidget& window) const;
    void saveGeometry(const QWidget& window);

    /// Where each page keeps its view.
    QSettings& pages() { return m_settings; }

private:
    QSettings m_settings;
};

}  // namespace relaydeck::ui

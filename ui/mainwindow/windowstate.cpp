// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowstate.h"

#include <QtCore/QStandardPaths>
#include <QtWidgets/QWidget>

namespace relaydeck::ui {

namespace {

constexpr std::array Themes{"system", "light", "dark"};

QString key(const char* name)
{
    return QStringLiteral("window/") + QLatin1String(name);
}

}  // namespace

WindowState::WindowState()
    : m_settings(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                     + QStringLiteral("/relaydeck/window.ini"),
                 QSettings::IniFormat)
{
}

QString WindowState::section() const
{
    return m_settings.value(key("section")).toString();
}

void WindowState::setSection(const QString& section)
{
    m_settings.setValue(key("section"), section);
}

ThemeChoice WindowState::theme() const
{
    const QString name = m_settings.value(key("theme")).toString();
    for (std::size_t i = 0; i < Themes.size(); ++i) {
        if (name == QLatin1String(Themes[i]))
            return static_cast<ThemeChoice>(i);
    }
    return ThemeChoice::System;
}

void WindowState::setTheme(ThemeChoice choice)
{
    m_settings.setValue(key("theme"), QLatin1String(Themes[static_cast<std::size_t>(choice)]));
}

bool WindowState::flag(const char* name, bool otherwise) const
{
    return m_settings.value(key(name), otherwise).toBool();
}

void WindowState::setFlag(const char* name, bool on)
{
    m_settings.setValue(key(name), on);
}

void WindowState::restoreGeometry(QWidget& window) const
{
    window.restoreGeometry(m_settings.value(key("geometry")).toByteArray());
}

void WindowState::saveGeometry(const QWidget& window)
{
    m_settings.setValue(key("geometry"), window.saveGeometry());
}

}  // namespace relaydeck::ui

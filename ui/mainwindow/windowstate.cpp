// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowstate.h"

#include <QtCore/QStandardPaths>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QSplitter>

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

void WindowState::restore(QWidget& window, QSplitter& splitter, QHeaderView& header)
{
    window.resize(1440, 900);
    window.restoreGeometry(m_settings.value(key("geometry")).toByteArray());
    splitter.restoreState(m_settings.value(key("splitter")).toByteArray());
    // Only the order: widths follow from the window, and so do the columns that give way.
    const int column = m_settings.value(key("sort-column"), -1).toInt();
    if (column >= 0 && column < header.count())
        header.setSortIndicator(
            column, m_settings.value(key("sort-down")).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void WindowState::save(const QWidget& window, const QSplitter& splitter, const QHeaderView& header)
{
    m_settings.setValue(key("geometry"), window.saveGeometry());
    m_settings.setValue(key("splitter"), splitter.saveState());
    m_settings.setValue(key("sort-column"), header.sortIndicatorSection());
    m_settings.setValue(key("sort-down"), header.sortIndicatorOrder() == Qt::DescendingOrder);
}

}  // namespace relaydeck::ui

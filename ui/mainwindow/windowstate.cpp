// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowstate.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QWidget>

namespace relaydeck::ui {

namespace {

const QString SectionKey = QStringLiteral("section");

QString settingsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/relaydeck/window.ini");
}

QString key(const char* name)
{
    return QStringLiteral("window/") + QLatin1String(name);
}

}  // namespace

WindowState::WindowState(const QString& storePath)
    : m_settings(settingsFile(), QSettings::IniFormat)
    , m_workspace(settingsFile(), QSettings::IniFormat)
{
    const QByteArray path = QFileInfo(storePath).absoluteFilePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16);
    m_workspace.beginGroup(QStringLiteral("workspace-") + QString::fromLatin1(hash));
}

QString WindowState::section() const
{
    return m_workspace.value(SectionKey).toString();
}

void WindowState::setSection(const QString& section)
{
    m_workspace.setValue(SectionKey, section);
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

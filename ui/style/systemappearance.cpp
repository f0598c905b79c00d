// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/systemappearance.h"

#include <QtCore/QVariant>
#ifdef RELAYDECK_HAVE_DBUS
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusVariant>
#endif

namespace relaydeck::ui {

SystemAppearance::SystemAppearance(QObject* parent) : QObject(parent) { }

#ifdef RELAYDECK_HAVE_DBUS

namespace {

const QString Service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString Path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString Interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString Group = QStringLiteral("org.freedesktop.appearance");
const QString Key = QStringLiteral("color-scheme");

/// The portal wraps its answer in one variant too many.
QVariant unwrapped(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

}  // namespace

void SystemAppearance::start()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(Service, Path, Interface, QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(Service, Path, Interface, QStringLiteral("Read"));
    read.setArguments({Group, Key});
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &SystemAppearance::onAnswered);
}

void SystemAppearance::onAnswered(QDBusPendingCallWatcher* watcher)
{
    watcher->deleteLater();
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    if (reply.isValid())
        setScheme(reply.value().variant());
}

void SystemAppearance::onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == Group && key == Key)
        setScheme(value.variant());
}

void SystemAppearance::setScheme(const QVariant& value)
{
    // 1 = dark; 0 (no preference) and 2 (light) both mean light.
    const bool dark = unwrapped(value).toUInt() == 1;
    if (m_prefersDark == dark)
        return;
    m_prefersDark = dark;
    Q_EMIT changed();
}

#else

void SystemAppearance::start() { }
void SystemAppearance::onAnswered(QDBusPendingCallWatcher*) { }
void SystemAppearance::onSettingChanged(const QString&, const QString&, const QDBusVariant&) { }
void SystemAppearance::setScheme(const QVariant&) { }

#endif

}  // namespace relaydeck::ui

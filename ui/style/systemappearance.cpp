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
const QString SchemeKey = QStringLiteral("color-scheme");
const QString ContrastKey = QStringLiteral("contrast");

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
    ask(SchemeKey);
    ask(ContrastKey);
}

void SystemAppearance::ask(const QString& key)
{
    QDBusMessage read = QDBusMessage::createMethodCall(Service, Path, Interface, QStringLiteral("Read"));
    read.setArguments({Group, key});
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            set(key, reply.value().variant());
    });
}

void SystemAppearance::onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == Group)
        set(key, value.variant());
}

void SystemAppearance::set(const QString& key, const QVariant& value)
{
    // color-scheme: 1 = dark; 0 (no preference) and 2 (light) both mean light. contrast: 1 = higher.
    const bool one = unwrapped(value).toUInt() == 1;
    std::optional<bool>* const known = key == SchemeKey ? &m_prefersDark
        : key == ContrastKey                            ? &m_prefersHighContrast
                                                        : nullptr;
    if (!known || *known == one)
        return;
    *known = one;
    Q_EMIT changed();
}

#else

void SystemAppearance::start() { }
void SystemAppearance::ask(const QString&) { }
void SystemAppearance::onSettingChanged(const QString&, const QString&, const QDBusVariant&) { }
void SystemAppearance::set(const QString&, const QVariant&) { }

#endif

}  // namespace relaydeck::ui

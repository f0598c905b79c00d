// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

#include <optional>

QT_BEGIN_NAMESPACE
class QDBusVariant;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Whether the desktop prefers dark windows and high contrast, as told by the settings portal
/// (org.freedesktop.appearance). Without a session bus or a portal there is no answer, ever.
class SystemAppearance : public QObject {
    Q_OBJECT
public:
    explicit SystemAppearance(QObject* parent = nullptr);

    /// Asks the portal and listens for changes from then on.
    void start();
    std::optional<bool> prefersDark() const { return m_prefersDark; }
    std::optional<bool> prefersHighContrast() const { return m_prefersHighContrast; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(const QString& key);
    void set(const QString& key, const QVariant& value);

    std::optional<bool> m_prefersDark;
    std::optional<bool> m_prefersHighContrast;
};

}  // namespace relaydeck::ui

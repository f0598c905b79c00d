// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/networkchoice.h"

namespace relaydeck::ui {

namespace {

/// Remembers with the store that its connectors are for practice partners.
const QString PracticeSetting = QStringLiteral("network.practice");
const QString ProfileSetting = QStringLiteral("network.profile");
const QString On = QStringLiteral("1");

}  // namespace

NetworkChoice::NetworkChoice(Session& session, NetworkProfiles& profiles, UserSettings& settings,
                             QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_profiles(profiles)
    , m_settings(settings)
    , m_real(kept(ProfileSetting))
{
    applyProfile();
    if (kept(PracticeSetting) == On)
        session.startPractice();
    connect(&profiles, &NetworkProfiles::changed, this, [this](const QString& id) {
        if (id == m_real)
            applyProfile();
        Q_EMIT changed();
    });
    connect(&settings, &UserSettings::testsChanged, this, &NetworkChoice::applyProfile);
    connect(&session, &Session::networkChanged, this, &NetworkChoice::changed);
}

QString NetworkChoice::current() const
{
    if (m_session.network() == Session::Network::Practice)
        return NetworkProfiles::Practice;
    // A profile that was deleted, perhaps by another window, leaves what this computer has.
    return m_profiles.isOwn(m_real) ? m_real : NetworkProfiles::ThisComputer;
}

void NetworkChoice::choose(const QString& id)
{
    if (id == NetworkProfiles::Practice)
        return setPractice(true);
    m_real = id;
    keep(ProfileSetting, id);
    applyProfile();
    setPractice(false);
}

void NetworkChoice::setPractice(bool on)
{
    if (on == (m_session.network() == Session::Network::Practice) && (kept(PracticeSetting) == On) == on)
        return;
    on ? m_session.startPractice() : m_session.useRealNetwork();
    keep(PracticeSetting, on ? On : QStringLiteral("0"));
}

void NetworkChoice::applyProfile()
{
    NetworkProfile profile = m_profiles.profile(m_real);
    profile.jobs = m_settings.jobs();
    profile.totalLimit = m_settings.testLimit();
    m_session.setRealProfile(profile);
}

QString NetworkChoice::kept(const QString& name) const
{
    const Result<std::optional<QString>> value = m_session.store().workspace().setting(name);
    return value && *value ? **value : QString();
}

void NetworkChoice::keep(const QString& name, const QString& value)
{
    if (const Result<void> written = m_session.store().workspace().setSetting(name, value); !written)
        Q_EMIT m_session.storeFailed(written.error());
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/networkprofiles.h"
#include "ui/workspace/session.h"
#include "ui/workspace/usersettings.h"

namespace relaydeck::ui {

/// Which network the tests of a workspace go to: kept with its store, and carried out in its session.
class NetworkChoice : public QObject {
    Q_OBJECT
public:
    NetworkChoice(Session& session, NetworkProfiles& profiles, UserSettings& settings,
                  QObject* parent = nullptr);

    /// Id of the profile in use.
    QString current() const;
    void choose(const QString& id);
    /// Off: back to the profile that was chosen before.
    void setPractice(bool on);

Q_SIGNALS:
    void changed();

private:
    void applyProfile();
    void keep(const QString& name, const QString& value);
    QString kept(const QString& name) const;

    Session& m_session;
    NetworkProfiles& m_profiles;
    UserSettings& m_settings;
    QString m_real;  // id of the profile beside the practice network
};

}  // namespace relaydeck::ui

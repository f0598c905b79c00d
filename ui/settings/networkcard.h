// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingscard.h"
#include "ui/workspace/networkchoice.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QPushButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class ProfileForm;
class ProfileTest;

/// Which network this workspace tests through, and the profiles that there are to choose from.
class NetworkCard : public SettingsCard {
    Q_OBJECT
public:
    NetworkCard(Session& session, NetworkProfiles& profiles, NetworkChoice& choice,
                QWidget* parent = nullptr);

private:
    QWidget* makeEditor();
    QPushButton* button(const char* id, const QString& text, const QString& icon);
    void fill(QComboBox& box, const QString& chosen);
    void showAll();
    void showProfile(const QString& id);
    void addProfile(const NetworkProfile& profile);
    void testProfile();
    void tellFault(const Error& error);

    Session& m_session;
    NetworkProfiles& m_profiles;
    NetworkChoice& m_choice;
    QString m_shown;  // id of the profile in the form
    Banner* m_fault;
    QComboBox* m_inUse;
    QComboBox* m_edited;
    QPushButton* m_duplicate = nullptr;
    QPushButton* m_remove = nullptr;
    ProfileForm* m_form;
    ProfileTest* m_result;
};

}  // namespace relaydeck::ui

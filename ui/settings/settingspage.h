// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/page.h"
#include "ui/workspace/networkchoice.h"

namespace relaydeck::ui {

class EmptyState;
class PageHeader;
class SearchField;
class SettingsCard;

/// Everything that can be set, on one page with a search; each change applies at once.
class SettingsPage : public Page {
    Q_OBJECT
public:
    static PageInfo place();
    SettingsPage(Session& session, UserSettings& settings, NetworkProfiles& profiles, NetworkChoice& network,
                 QWidget* parent = nullptr);

    /// Leaves only what the words are about.
    void showSubject(const QString& words) override;

private:
    void filter(const QString& words);
    void showSummary();

    NetworkProfiles& m_profiles;
    NetworkChoice& m_network;
    PageHeader* m_header;
    SearchField* m_search;
    EmptyState* m_nothing;
    QList<SettingsCard*> m_cards;
};

}  // namespace relaydeck::ui

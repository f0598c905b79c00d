// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QtCore/QSettings>

#include <chrono>

namespace relaydeck::ui {

class Session;

/// What a user has set for all workspaces. Each value is written at once and stays within its bounds, also
/// when the file says otherwise.
class UserSettings : public QObject {
    Q_OBJECT
public:
    static constexpr int LeastTextSize = 80;
    static constexpr int LargestTextSize = 250;
    static constexpr int MostJobs = 64;
    static constexpr int LongestTest = 600;
    static constexpr int LongestFreshness = 24 * 365;

    /// In the user's folder of settings.
    explicit UserSettings(QObject* parent = nullptr);

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    ContrastChoice contrast() const;
    void setContrast(ContrastChoice choice);
    /// In percent of the usual size.
    int textSize() const;
    void setTextSize(int percent);

    /// Partner tests at once.
    int jobs() const;
    void setJobs(int jobs);
    /// For one partner.
    std::chrono::seconds testLimit() const;
    void setTestLimit(std::chrono::seconds limit);
    /// From then on a result is stale: Session::staleAfter().
    std::chrono::hours staleAfter() const;
    void setStaleAfter(std::chrono::hours age);

    /// Where the keys of the commands are kept (KeyMap).
    QSettings& keys() { return m_file; }

    /// All of the above, but the keys, as at the first start.
    void reset();

Q_SIGNALS:
    void appearanceChanged();
    void testsChanged();

private:
    int number(const QString& key, int least, int most, int otherwise) const;

    QSettings m_file;
};

/// Gives the theme what the user has chosen, now and whenever it changes.
void followSettings(Theme& theme, UserSettings& settings);
/// The same for a session; but what is about its network comes by NetworkChoice.
void followSettings(Session& session, UserSettings& settings);

}  // namespace relaydeck::ui

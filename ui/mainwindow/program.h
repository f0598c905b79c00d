// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/mainwindow.h"
#include "ui/workspace/singleinstance.h"

namespace relaydeck::ui {

/// The window with its workspace, and how one workspace takes the place of another.
class Program : public QObject {
    Q_OBJECT
public:
    enum class Opened {
        Here,
        Elsewhere  ///< another program has the workspace open, and shows what was asked for
    };

    explicit Program(Theme& theme);
    ~Program() override;

    /// Shows the workspace in this file, in place of the one that is open. When that fails, that one stays.
    /// `request`: for the program that may have it open; here it is for show().
    Result<Opened> open(const QString& path, const StartRequest& request = {});
    /// Puts what is in the backup in place of the workspace that is open, which is kept beside it. Gives the
    /// path of what was kept.
    Result<QString> restore(const QString& backup);
    /// Carries out what the program was started for, and brings the window to the front.
    void show(const StartRequest& request);

    /// Null before the first open().
    MainWindow* window() const { return m_window.get(); }
    Session* session() const { return m_session.get(); }

private:
    Result<void> put(const QString& path);
    /// In the window, or alone where there is none any more.
    void tellFailure(const Error& error, const QString& path);
    void bringToFront(const QString& activationToken);

    Theme& m_theme;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace relaydeck::ui

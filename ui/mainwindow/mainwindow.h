// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"
#include "ui/mainwindow/windowstate.h"
#include "ui/workspace/networkchoice.h"

#include <QtWidgets/QMainWindow>

namespace relaydeck::ui {

class Banner;
class NavigationRail;
class PageStack;
class ProgressStrip;
struct WindowParts;

/// Places navigation, pages, strip and menus. What a page does is its own affair (page.h), what a command
/// does that of the type of its subject (testactions.h and its like).
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Session& session, Theme& theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    ActionCollection& actions() { return m_actions; }
    /// One of sections.h; others are left out.
    void showSection(const QString& section);
    /// The partner test of a domain.
    void showEvidence(const QString& domain);
    /// As if it had been dropped on the window.
    void takeFile(const QString& path);
    /// Says it at the bottom of the window.
    void tell(const QString& message);

Q_SIGNALS:
    /// See WorkspaceMenu.
    void workspaceWanted(const QString& path);
    void restoreWanted(const QString& backup);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeLayout();
    void connectWindow(const WindowParts& parts);
    void restore();
    void updateState();
    void walkPanes(int step);

    Session& m_session;
    ActionCollection m_actions;
    WindowState m_state;
    UserSettings m_settings;
    NetworkProfiles m_profiles;
    NetworkChoice m_network;
    NavigationRail* m_rail;
    PageStack* m_pages;
    Banner* m_notice;
    ProgressStrip* m_strip;
};

}  // namespace relaydeck::ui

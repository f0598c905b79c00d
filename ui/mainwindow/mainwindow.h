// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"
#include "ui/mainwindow/windowstate.h"
#include "ui/workspace/session.h"

#include <QtCore/QTimer>
#include <QtWidgets/QMainWindow>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class ConnectorCommands;
class ConnectorsPage;
class NavigationRail;
class PartnerTestPage;
class ProgressStrip;
class TlsReportCommands;

/// Places rail, pages, strip and menus; what happens inside is up to them.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Session& session, Theme& theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    ActionCollection& actions() { return m_actions; }
    /// `connectors` or `tests`; others are ignored.
    void showSection(const QString& section);
    void showEvidence(const QString& domain);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeLayout();
    void connectActions();
    void connectSession();
    void restore();
    void testChosen();
    void updateState();
    void updateProgress();
    void tellOutcome();
    void setTheme(ThemeChoice choice);
    void chooseResolver();
    void checkResolver();
    void askOtherResolver(const QString& domain);
    void setPractice(bool on);
    void addSample();
    void saveCopy();
    void cancelWork();
    void walkPanes(int step);

    Session& m_session;
    Theme& m_theme;
    ActionCollection m_actions;
    WindowState m_state;
    NavigationRail* m_rail;
    QStackedWidget* m_pages;
    Banner* m_notice;
    ProgressStrip* m_strip;
    ConnectorCommands* m_commands;
    ConnectorsPage* m_connectors;
    PartnerTestPage* m_tests;
    TlsReportCommands* m_reports;
    QTimer m_progressSoon;  // tests report more often than anybody reads
};

}  // namespace relaydeck::ui

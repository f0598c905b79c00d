// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "core/base/plaintext.h"
#include "ui/mainwindow/afterfirstpaint.h"
#include "ui/mainwindow/endtestsquestion.h"
#include "ui/mainwindow/helpactions.h"
#include "ui/mainwindow/locatoractions.h"
#include "ui/mainwindow/menus.h"
#include "ui/mainwindow/notices.h"
#include "ui/mainwindow/pages.h"
#include "ui/mainwindow/pagestack.h"
#include "ui/mainwindow/panes.h"
#include "ui/mainwindow/resolveractions.h"
#include "ui/mainwindow/sections.h"
#include "ui/mainwindow/testactions.h"
#include "ui/mainwindow/themeactions.h"
#include "ui/mainwindow/workspaceactions.h"
#include "ui/mainwindow/workspacemenu.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/navigationrail.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/progressstrip.h"

#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtGui/QDropEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QMenuBar>

namespace relaydeck::ui {

MainWindow::MainWindow(Session& session, Theme& theme, QWidget* parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_actions(session.undoStack(), this)
    , m_state(session.store().path())
    , m_network(session, m_profiles, m_settings)
    , m_rail(new NavigationRail)
    , m_pages(new PageStack(*m_rail, m_actions))
    , m_notice(new Banner)
    , m_strip(new ProgressStrip)
{
    setWindowTitle(QStringLiteral("Relaydeck"));
    setWindowIcon(Icons::application());
    setMinimumSize(900, 600);
    setAcceptDrops(true);
    makeLayout();
    fillMenuBar(*menuBar(), m_actions);
    // So that keys work while the menu bar is hidden.
    addActions(m_actions.actions());

    const WindowParts parts{.window = *this,
                            .session = session,
                            .actions = m_actions,
                            .pages = *m_pages,
                            .rail = *m_rail,
                            .strip = *m_strip,
                            .theme = theme,
                            .settings = m_settings,
                            .profiles = m_profiles,
                            .network = m_network};
    addPages(parts);
    new TestActions(parts);
    new WorkspaceActions(parts);
    const auto* workspaces = new WorkspaceMenu(parts);
    connect(workspaces, &WorkspaceMenu::workspaceWanted, this, &MainWindow::workspaceWanted);
    connect(workspaces, &WorkspaceMenu::restoreWanted, this, &MainWindow::restoreWanted);
    addResolverActions(parts);
    addThemeActions(parts);
    addHelpActions(parts);
    addLocator(parts);
    connectWindow(parts);
    restore();
    updateState();
    new AfterFirstPaint(*this, [this] { m_pages->makeOthers(); });
}

MainWindow::~MainWindow() = default;

void MainWindow::makeLayout()
{
    m_notice->setObjectName(QStringLiteral("notice"));
    auto* noticeRow = new Panel(Ground::Window);
    auto* notice = new QHBoxLayout(noticeRow);
    notice->setContentsMargins(metrics::Space16, metrics::Space12, metrics::Space16, 0);
    notice->addWidget(m_notice);
    new Notices(m_session, *m_notice, *m_rail, m_actions);

    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(noticeRow);
    right->addWidget(m_pages, 1);
    right->addWidget(m_strip);
    auto* central = new QWidget;
    auto* columns = new QHBoxLayout(central);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(m_rail);
    columns->addLayout(right, 1);
    setCentralWidget(central);
}

void MainWindow::connectWindow(const WindowParts& parts)
{
    parts.on(ActionId::Quit, this, [this] { close(); });
    parts.on(ActionId::MenuBar, this, [this](bool shown) { menuBar()->setVisible(shown); });
    parts.on(ActionId::NextPane, this, [this] { walkPanes(1); });
    parts.on(ActionId::PreviousPane, this, [this] { walkPanes(-1); });
    connect(m_pages, &PageStack::stateChanged, this, &MainWindow::updateState);
    connect(&m_session, &Session::connectorsChanged, this, &MainWindow::updateState);
    connect(&m_session, &Session::networkChanged, this, &MainWindow::updateState);
    connect(&m_session.tests(), &TestRuns::finished, this, &MainWindow::updateState);
}

void MainWindow::restore()
{
    resize(1440, 900);
    m_state.restoreGeometry(*this);
    const bool menus = m_state.flag("menu-bar", true);
    m_actions.action(ActionId::MenuBar)->setChecked(menus);
    menuBar()->setVisible(menus);
    m_pages->restoreViews(m_state.pages());
    showSection(m_state.section());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_state.saveGeometry(*this);
    m_state.setFlag("menu-bar", m_actions.action(ActionId::MenuBar)->isChecked());
    m_pages->saveViews(m_state.pages());
    m_state.setSection(m_pages->currentSection());
    // The end of the desktop's session waits for nobody.
    if (m_session.tests().isRunning() && !qApp->isSavingSession()) {
        event->ignore();
        EndTestsQuestion::ask(*this, m_session.tests(), EndTestsQuestion::Reason::Close, [this] { close(); });
        return;
    }
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_rail->setCollapsed(width() < metrics::CollapseNavigationBelow);
    m_pages->fitWindow(width());
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    // What no part of a page wanted: Esc stops what runs.
    if (event->key() == Qt::Key_Escape && m_strip->showsJob())
        Q_EMIT m_strip->cancelRequested();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile() && !m_session.isReadOnly() && m_pages->takerOfFiles())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_pages->takeFile(event->mimeData()->urls().value(0).toLocalFile());
    event->acceptProposedAction();
}

void MainWindow::walkPanes(int step)
{
    focusNextPane(QList<QWidget*>{m_rail} + m_pages->currentPage()->panes() + QList<QWidget*>{m_strip}, step);
}

void MainWindow::showSection(const QString& section)
{
    m_pages->showSection(section);
}

void MainWindow::showEvidence(const QString& domain)
{
    m_pages->showSubject(QString::fromLatin1(sections::Tests), domain);
}

void MainWindow::takeFile(const QString& path)
{
    if (m_session.isReadOnly())
        tell(tr("This workspace is read-only: %1 was not opened").arg(plainText(QFileInfo(path).fileName())));
    else
        m_pages->takeFile(path);
}

void MainWindow::tell(const QString& message)
{
    m_strip->showMessage(message);
}

void MainWindow::updateState()
{
    ActionState state{.connectors = static_cast<int>(m_session.connectors().size()),
                      .list = false,
                      .running = m_session.tests().isRunning(),
                      .practice = m_session.network() == Session::Network::Practice,
                      .readOnly = m_session.isReadOnly()};
    m_pages->currentPage()->describe(state);
    m_actions.setState(state);
}

}  // namespace relaydeck::ui

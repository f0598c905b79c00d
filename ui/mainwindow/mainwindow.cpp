// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "ui/actions/keylist.h"
#include "ui/connectors/connectorspage.h"
#include "ui/connectors/connectortable.h"
#include "ui/importexport/tlsreportcommands.h"
#include "ui/mainwindow/about.h"
#include "ui/mainwindow/diagnostics.h"
#include "ui/mainwindow/menus.h"
#include "ui/mainwindow/notices.h"
#include "ui/mainwindow/panes.h"
#include "ui/mainwindow/resolvercheckdialog.h"
#include "ui/mainwindow/resolverdialog.h"
#include "ui/partnertest/partnertestpage.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/navigationrail.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/progressstrip.h"

#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtCore/QTime>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>

namespace relaydeck::ui {

namespace {

/// Narrower, chips and inspector have no room side by side.
constexpr int OverlayBelow = 1240;
const QString ConnectorsSection = QStringLiteral("connectors");
const QString TestsSection = QStringLiteral("tests");
/// Remembers with the store that its connectors are for practice partners.
const QString PracticeSetting = QStringLiteral("network.practice");

}  // namespace

MainWindow::MainWindow(Session& session, Theme& theme, QWidget* parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_theme(theme)
    , m_actions(session.undoStack(), this)
    , m_rail(new NavigationRail)
    , m_pages(new QStackedWidget)
    , m_notice(new Banner)
    , m_strip(new ProgressStrip)
    , m_commands(new ConnectorCommands(session, this))
    , m_connectors(new ConnectorsPage(session, *m_commands, m_actions))
    , m_tests(new PartnerTestPage(&session))
    , m_reports(new TlsReportCommands(session.tlsReports(), *m_strip, this))
{
    setWindowTitle(QStringLiteral("Relaydeck"));
    setWindowIcon(Icons::application());
    setMinimumSize(900, 600);
    setAcceptDrops(true);
    makeLayout();
    fillMenuBar(*menuBar(), m_actions);
    connectActions();
    connectSession();
    if (const auto practice = m_session.store().workspace().setting(PracticeSetting);
        practice && *practice == QStringLiteral("1"))
        m_session.startPractice();
    restore();
    updateState();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeLayout()
{
    m_rail->addPlace(ConnectorsSection, QStringLiteral("connectors"), tr("Connectors"));
    m_rail->addPlace(TestsSection, QStringLiteral("shield"), tr("Partner tests"));
    m_rail->setCurrentPlace(ConnectorsSection);
    m_connectors->setObjectName(ConnectorsSection);
    m_tests->setObjectName(TestsSection);
    m_notice->setObjectName(QStringLiteral("notice"));
    m_pages->addWidget(m_connectors);
    m_pages->addWidget(m_tests);

    auto* noticeRow = new Panel(Ground::Window);
    auto* notice = new QHBoxLayout(noticeRow);
    notice->setContentsMargins(metrics::Space16, metrics::Space12, metrics::Space16, 0);
    notice->addWidget(m_notice);

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

    new Notices(m_session, *m_notice, *m_rail, m_actions);
    connect(m_rail, &NavigationRail::placeActivated, this, &MainWindow::showSection);
    connect(m_strip, &ProgressStrip::cancelRequested, this, &MainWindow::cancelWork);
    connect(m_strip, &ProgressStrip::undoRequested, m_actions.action(ActionId::Undo), &QAction::trigger);
    connect(m_strip, &ProgressStrip::warningsRequested, this, [this] {
        showSection(ConnectorsSection);
        m_connectors->showAttention();
    });
    connect(m_tests, &PartnerTestPage::openReportsRequested, m_reports, &TlsReportCommands::open);
    connect(m_reports, &TlsReportCommands::storeFailed, &m_session, &Session::storeFailed);
    connect(m_reports, &TlsReportCommands::domainRead, this, [this](const QString& domain) {
        m_tests->showSenderReports(domain);
        showSection(TestsSection);
    });
    connect(m_connectors, &ConnectorsPage::evidenceRequested, this, &MainWindow::showEvidence);
    connect(m_connectors, &ConnectorsPage::selectionChanged, this, &MainWindow::updateState);
    connect(m_connectors, &ConnectorsPage::countsChanged, this, &MainWindow::updateState);
    connect(m_tests, &PartnerTestPage::reportOnViewChanged, this, &MainWindow::updateState);
    connect(m_tests, &PartnerTestPage::modesWanted, m_commands, &ConnectorCommands::setModes);
    connect(m_tests, &PartnerTestPage::otherResolverWanted, this, &MainWindow::askOtherResolver);
    connect(m_commands, &ConnectorCommands::told, m_strip, &ProgressStrip::showMessage);
}

void MainWindow::connectActions()
{
    // So that keys work while the menu bar is hidden.
    addActions(m_actions.actions());
    const auto on = [this](ActionId id, auto&& function) {
        connect(m_actions.action(id), &QAction::triggered, this, function);
    };
    on(ActionId::Quit, [this] { close(); });
    on(ActionId::OpenTlsReports, [this] { m_reports->open(); });
    on(ActionId::AddSample, [this] { addSample(); });
    on(ActionId::SaveCopy, [this] { saveCopy(); });
    on(ActionId::TestAll, [this] { m_session.testAll(); });
    on(ActionId::CancelTests, [this] { m_session.tests().cancel(); });
    on(ActionId::OpenReport, [this] {
        showSection(TestsSection);
        m_tests->openReport();
    });
    on(ActionId::JudgeAgain, [this] { m_tests->judgeAgain(); });
    on(ActionId::SectionPartnerTests, [this] { showSection(TestsSection); });
    on(ActionId::TestSelected, [this] { testChosen(); });
    on(ActionId::SectionConnectors, [this] { showSection(ConnectorsSection); });
    on(ActionId::MenuBar, [this](bool shown) { menuBar()->setVisible(shown); });
    on(ActionId::NextPane, [this] { walkPanes(1); });
    on(ActionId::PreviousPane, [this] { walkPanes(-1); });
    on(ActionId::ThemeSystem, [this] { setTheme(ThemeChoice::System); });
    on(ActionId::ThemeLight, [this] { setTheme(ThemeChoice::Light); });
    on(ActionId::ThemeDark, [this] { setTheme(ThemeChoice::Dark); });
    on(ActionId::ChooseResolver, [this] { chooseResolver(); });
    on(ActionId::CheckResolver, [this] { checkResolver(); });
    on(ActionId::PracticeNetwork, [this](bool practice) { setPractice(practice); });
    on(ActionId::CopyDiagnostics, [this] {
        QGuiApplication::clipboard()->setText(diagnosticsText(m_session.tests().profile()));
        m_strip->showMessage(tr("Copied diagnostics. They name no partner."));
    });
    on(ActionId::KeyList, [this] { KeyList(m_actions, this).exec(); });
    on(ActionId::About, [this] { showAbout(this); });
}

void MainWindow::connectSession()
{
    m_progressSoon.setSingleShot(true);
    m_progressSoon.setInterval(40);
    connect(&m_progressSoon, &QTimer::timeout, this, &MainWindow::updateProgress);
    connect(&m_session.tests(), &TestRuns::progressChanged, this, [this] {
        m_actions.action(ActionId::CancelTests)->setEnabled(m_session.tests().isRunning());
        if (!m_progressSoon.isActive())
            m_progressSoon.start();
    });
    connect(&m_session.tests(), &TestRuns::finished, this, &MainWindow::tellOutcome);
    connect(&m_session, &Session::connectorsChanged, this, &MainWindow::updateState);
    connect(&m_session, &Session::networkChanged, this, &MainWindow::updateState);
    connect(&m_session.undoStack(), &QUndoStack::indexChanged, this, [this] {
        m_strip->setSavedText(
            tr("Saved %1").arg(QLocale().toString(QTime::currentTime(), QStringLiteral("HH:mm"))));
        updateState();
    });
}

void MainWindow::restore()
{
    m_state.restore(*this, m_connectors->splitter(), *m_connectors->table().horizontalHeader());
    const bool menus = m_state.flag("menu-bar", true);
    m_actions.action(ActionId::MenuBar)->setChecked(menus);
    menuBar()->setVisible(menus);
    m_actions.action(ActionId::Inspector)->setChecked(m_state.flag("inspector", true));
    showSection(m_state.section());
    setTheme(m_state.theme());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_state.save(*this, m_connectors->splitter(), *m_connectors->table().horizontalHeader());
    m_state.setFlag("menu-bar", m_actions.action(ActionId::MenuBar)->isChecked());
    m_state.setFlag("inspector", m_actions.action(ActionId::Inspector)->isChecked());
    m_state.setSection(m_rail->currentPlace());
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_rail->setCollapsed(width() < metrics::CollapseNavigationBelow);
    m_connectors->setOverlay(width() < OverlayBelow);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    // What no part of a page wanted: Esc stops what runs.
    if (event->key() == Qt::Key_Escape && (m_session.tests().isRunning() || m_reports->isRunning()))
        cancelWork();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile() && !m_session.isReadOnly())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = event->mimeData()->urls().value(0).toLocalFile();
    // On the page of tests a file is a report, on the other connectors.
    if (m_pages->currentWidget() == m_tests)
        m_tests->showReportFile(path);
    else
        m_commands->importFile(path);
    event->acceptProposedAction();
}

void MainWindow::walkPanes(int step)
{
    QList<QWidget*> panes{m_rail};
    panes += m_pages->currentWidget() == m_connectors ? m_connectors->panes()
                                                      : QList<QWidget*>{m_pages->currentWidget()};
    panes.append(m_strip);
    focusNextPane(panes, step);
}

void MainWindow::showSection(const QString& section)
{
    for (int page = 0; page < m_pages->count(); ++page) {
        if (m_pages->widget(page)->objectName() != section)
            continue;
        m_pages->setCurrentIndex(page);
        m_rail->setCurrentPlace(section);
    }
    updateState();
}

void MainWindow::showEvidence(const QString& domain)
{
    m_tests->showDomain(domain);
    showSection(TestsSection);
}

void MainWindow::testChosen()
{
    if (m_pages->currentWidget() == m_connectors)
        m_commands->test(m_connectors->selectedIds());
    else
        m_session.test({m_tests->domain()});
}

void MainWindow::updateState()
{
    const int connectors = static_cast<int>(m_session.connectors().size());
    const bool list = m_pages->currentWidget() == m_connectors;
    const int selected = list ? static_cast<int>(m_connectors->selectedIds().size()) : 0;
    m_actions.setState({.selected = selected,
                        .connectors = connectors,
                        .list = list,
                        .testable = selected > 0 || !list,
                        .running = m_session.tests().isRunning(),
                        .report = !list && m_tests->hasReport(),
                        .practice = m_session.network() == Session::Network::Practice,
                        .readOnly = m_session.isReadOnly()});
    m_rail->setCount(ConnectorsSection, connectors > 0 ? connectors : -1);
    m_rail->setBrand(QStringLiteral("Relaydeck"), m_session.workspaceName());
    m_actions.action(ActionId::PracticeNetwork)
        ->setChecked(m_session.network() == Session::Network::Practice);
    const QUndoStack& undo = m_session.undoStack();
    m_strip->setUndo(undo.canUndo() ? tr("Undo") : QString(), tr("Undo %1").arg(undo.undoText()));
    m_rail->setAttention(TestsSection, m_connectors->attentionCount());
    m_strip->setWarnings(m_connectors->attentionCount());
}

void MainWindow::updateProgress()
{
    const RunProgress& progress = m_session.tests().progress();
    const int done = progress.done + progress.cancelled;
    if (!m_session.tests().isRunning())
        return;
    m_strip->showJob(tr("Testing partners"), done, progress.total,
                     progress.subject.isEmpty()
                         ? tr("%1 of %2").arg(done).arg(progress.total)
                         : tr("%1 of %2, now %3").arg(done).arg(progress.total).arg(progress.subject));
}

void MainWindow::tellOutcome()
{
    const RunProgress& progress = m_session.tests().progress();
    QStringList parts{tr("%1 of %2 tested").arg(progress.done - progress.couldNotTest).arg(progress.total)};
    if (progress.couldNotTest > 0)
        parts.append(tr("%n could not be", nullptr, progress.couldNotTest));
    if (progress.cancelled > 0)
        parts.append(tr("%n canceled", nullptr, progress.cancelled));
    m_strip->showMessage(parts.join(QStringLiteral(", ")));
    updateState();
}

void MainWindow::cancelWork()
{
    m_session.tests().cancel();
    m_reports->cancel();
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_theme.setChoice(choice);
    m_state.setTheme(choice);
    const ActionId id = choice == ThemeChoice::Light ? ActionId::ThemeLight
        : choice == ThemeChoice::Dark                ? ActionId::ThemeDark
                                                     : ActionId::ThemeSystem;
    m_actions.action(id)->setChecked(true);
}

void MainWindow::chooseResolver()
{
    ResolverDialog dialog(ResolverDialog::Purpose::FromNowOn, this);
    if (dialog.exec() == QDialog::Accepted) {
        m_session.useResolver(dialog.upstream());
        m_strip->showMessage(tr("%1 is asked from now on").arg(dialog.upstream().address.toString()));
    }
}

void MainWindow::checkResolver()
{
    auto* dialog = new ResolverCheckDialog(m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ResolverCheckDialog::otherResolverWanted, this, &MainWindow::chooseResolver);
    dialog->open();
}

void MainWindow::askOtherResolver(const QString& domain)
{
    auto* dialog = new ResolverDialog(ResolverDialog::Purpose::SecondOpinion, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, domain] {
        m_session.testWithSecondOpinion(
            domain, {.of = partnertest::SecondOpinionRequest::Of::Resolver, .resolver = dialog->upstream()});
    });
    dialog->open();
}

void MainWindow::setPractice(bool on)
{
    on ? m_session.startPractice() : m_session.useRealNetwork();
    if (const auto kept = m_session.store().workspace().setSetting(
            PracticeSetting, on ? QStringLiteral("1") : QStringLiteral("0"));
        !kept)
        Q_EMIT m_session.storeFailed(kept.error());
}

void MainWindow::saveCopy()
{
    auto* dialog = new QFileDialog(this, tr("Save as"), QString(), tr("Relaydeck stores (*.db)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("db"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (const Result<void> saved = m_session.saveCopy(path); !saved)
            Q_EMIT m_session.storeFailed(saved.error());
        else
            m_strip->showMessage(tr("Saved a copy as %1").arg(QDir::toNativeSeparators(path)));
    });
    dialog->open();
}

void MainWindow::addSample()
{
    if (m_session.addSampleWorkspace())
        setPractice(true);
}

}  // namespace relaydeck::ui

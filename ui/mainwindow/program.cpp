// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/program.h"

#include "core/base/domainname.h"
#include "ui/mainwindow/storefailure.h"
#include "ui/workspace/recentworkspaces.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QEventLoopLocker>
#include <QtCore/QFileInfo>
#include <QtWidgets/QApplication>

namespace relaydeck::ui {

Program::Program(Theme& theme) : m_theme(theme) { }

Program::~Program() = default;

Result<Program::Opened> Program::open(const QString& path, const StartRequest& request)
{
    if (m_session && QFileInfo(path) == QFileInfo(m_session->store().path()))
        return Opened::Here;
    auto instance = std::make_unique<SingleInstance>(path);
    if (instance->claim(request) == SingleInstance::Outcome::HandedOver)
        return Opened::Elsewhere;
    if (const Result<void> shown = put(path); !shown)
        return shown.error();
    m_instance = std::move(instance);
    connect(m_instance.get(), &SingleInstance::requested, this, &Program::show);
    noteWorkspace(path);
    return Opened::Here;
}

Result<void> Program::put(const QString& path)
{
    Result<std::unique_ptr<Session>> session = Session::open(path);
    if (!session)
        return session.error();
    auto window = std::make_unique<MainWindow>(**session, m_theme);
    connect(window.get(), &MainWindow::workspaceWanted, this, [this](const QString& wanted) {
        // The window that asks is not there any more afterwards.
        QMetaObject::invokeMethod(
            this,
            [this, wanted] {
                if (const Result<Opened> opened = open(wanted); !opened)
                    tellFailure(opened.error(), wanted);
            },
            Qt::QueuedConnection);
    });
    connect(window.get(), &MainWindow::restoreWanted, this, [this](const QString& backup) {
        QMetaObject::invokeMethod(
            this,
            [this, backup] {
                if (const Result<QString> kept = restore(backup); !kept)
                    tellFailure(kept.error(), backup);
                else
                    m_window->tell(tr("Restored. What was here before is kept as %1")
                                       .arg(QDir::toNativeSeparators(*kept)));
            },
            Qt::QueuedConnection);
    });
    // The new one is there before the old one goes, or the program would end with its last window.
    window->show();
    if (m_window)
        m_window->close();
    std::swap(m_window, window);
    window.reset();
    m_session = *std::move(session);
    return {};
}

Result<QString> Program::restore(const QString& backup)
{
    const QString path = m_session->store().path();
    Result<std::unique_ptr<store::Store>> source = store::Store::openReadOnly(backup, store::Origin::Window);
    if (!source)
        return source.error();
    const QFileInfo file(path);
    const QString kept = QStringLiteral("%1/%2 before %3.db")
                             .arg(file.absolutePath(), file.completeBaseName(),
                                  QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HHmmss")));
    if (const Result<void> copied = m_session->saveCopy(kept); !copied)
        return copied.error();

    // Nothing may have the file open while another takes its place; the program goes on without a window.
    const QEventLoopLocker stay;
    m_window->close();
    m_window.reset();
    m_session.reset();
    const Result<void> placed = (*source)->copyTo(path);
    // Also when that failed: the file is as it was then.
    if (const Result<void> shown = put(path); !shown)
        return shown.error();
    if (!placed)
        return placed.error();
    return kept;
}

void Program::tellFailure(const Error& error, const QString& path)
{
    if (m_session) {
        Q_EMIT m_session->storeFailed(error);
        return;
    }
    StoreFailure(error, path).exec();
    QCoreApplication::quit();
}

void Program::show(const StartRequest& request)
{
    if (!request.section.isEmpty())
        m_window->showSection(request.section);
    // The command line has read its domain already; another start may say anything.
    if (const Result<DomainName> domain = DomainName::fromUserInput(request.test);
        domain && !request.test.isEmpty()) {
        m_session->test({domain->toString()});
        m_window->showEvidence(domain->toString());
    }
    if (!request.file.isEmpty())
        m_window->takeFile(request.file);
    bringToFront(request.activationToken);
}

void Program::bringToFront(const QString& activationToken)
{
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken.toUtf8());
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

}  // namespace relaydeck::ui

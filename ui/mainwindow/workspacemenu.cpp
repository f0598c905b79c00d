// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/workspacemenu.h"

#include "ui/mainwindow/endtestsquestion.h"
#include "ui/widgets/navigationrail.h"
#include "ui/workspace/recentworkspaces.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>

namespace relaydeck::ui {

WorkspaceMenu::WorkspaceMenu(const WindowParts& parts) : QObject(&parts.window), m_parts(parts)
{
    connect(&parts.rail, &NavigationRail::brandActivated, this, &WorkspaceMenu::showMenu);
    for (const ActionId id : {ActionId::NewWorkspace, ActionId::OpenWorkspace, ActionId::RestoreWorkspace})
        parts.on(id, this, [this, id] { askFor(id); });
}

void WorkspaceMenu::showMenu()
{
    auto* menu = new QMenu(&m_parts.window);
    menu->setObjectName(QStringLiteral("workspace.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString current = QFileInfo(m_parts.session.store().path()).absoluteFilePath();
    const QStringList recent = recentWorkspaces();
    for (const QString& path : recent) {
        QAction* open =
            menu->addAction(QFileInfo(path).completeBaseName().replace(u'&', QStringLiteral("&&")));
        open->setToolTip(QDir::toNativeSeparators(path));
        open->setCheckable(true);
        open->setChecked(path == current);
        connect(open, &QAction::triggered, this, [this, path] { want(path); });
    }
    menu->setToolTipsVisible(true);
    menu->addSeparator();
    for (const ActionId id :
         {ActionId::NewWorkspace, ActionId::OpenWorkspace, ActionId::SaveCopy, ActionId::RestoreWorkspace})
        menu->addAction(m_parts.actions.action(id));
    menu->popup(m_parts.rail.mapToGlobal(QPoint(8, 52)));
}

void WorkspaceMenu::askFor(ActionId purpose)
{
    const QString title = purpose == ActionId::NewWorkspace ? tr("New workspace")
        : purpose == ActionId::OpenWorkspace                ? tr("Open workspace")
                                                            : tr("Restore from a backup");
    auto* dialog = new QFileDialog(&m_parts.window, title, QFileInfo(m_parts.session.store().path()).path(),
                                   tr("Relaydeck stores (*.db)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDefaultSuffix(QStringLiteral("db"));
    const bool fresh = purpose == ActionId::NewWorkspace;
    dialog->setAcceptMode(fresh ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(fresh ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    // A file that is there is opened, not replaced.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    connect(dialog, &QFileDialog::fileSelected, this, [this, purpose](const QString& path) {
        if (purpose == ActionId::RestoreWorkspace)
            EndTestsQuestion::ask(m_parts.window, m_parts.session.tests(), EndTestsQuestion::Reason::Restore,
                                  [this, path] { Q_EMIT restoreWanted(path); });
        else
            want(path);
    });
    dialog->open();
}

void WorkspaceMenu::want(const QString& path)
{
    if (QFileInfo(path) == QFileInfo(m_parts.session.store().path()))
        return;  // it is on view
    EndTestsQuestion::ask(m_parts.window, m_parts.session.tests(), EndTestsQuestion::Reason::OtherWorkspace,
                          [this, path] { Q_EMIT workspaceWanted(path); });
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/workspaceactions.h"

#include "ui/widgets/navigationrail.h"
#include "ui/widgets/progressstrip.h"
#include "ui/workspace/networkchoice.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>
#include <QtCore/QTime>
#include <QtWidgets/QFileDialog>

namespace relaydeck::ui {

WorkspaceActions::WorkspaceActions(const WindowParts& parts) : QObject(&parts.window), m_parts(parts)
{
    parts.on(ActionId::PracticeNetwork, this,
             [this](bool practice) { m_parts.network.setPractice(practice); });
    parts.on(ActionId::AddSample, this, [this] { addSample(); });
    parts.on(ActionId::SaveCopy, this, [this] { saveCopy(); });
    connect(&parts.strip, &ProgressStrip::undoRequested, parts.actions.action(ActionId::Undo),
            &QAction::trigger);
    connect(&parts.session.undoStack(), &QUndoStack::indexChanged, this, [this] {
        m_parts.strip.setSavedText(
            tr("Saved %1").arg(QLocale().toString(QTime::currentTime(), QStringLiteral("HH:mm"))));
        showUndo();
    });
    connect(&parts.session, &Session::networkChanged, this, &WorkspaceActions::showName);
    connect(&parts.session, &Session::connectorsChanged, this, &WorkspaceActions::showName);
    showName();
    showUndo();
}

void WorkspaceActions::showName()
{
    m_parts.rail.setBrand(QStringLiteral("Relaydeck"), m_parts.session.workspaceName());
    m_parts.actions.action(ActionId::PracticeNetwork)
        ->setChecked(m_parts.session.network() == Session::Network::Practice);
}

void WorkspaceActions::showUndo()
{
    const QUndoStack& undo = m_parts.session.undoStack();
    m_parts.strip.setUndo(undo.canUndo() ? tr("Undo") : QString(), tr("Undo %1").arg(undo.undoText()));
}

void WorkspaceActions::addSample()
{
    if (m_parts.session.addSampleWorkspace())
        m_parts.network.setPractice(true);
}

void WorkspaceActions::saveCopy()
{
    auto* dialog = new QFileDialog(&m_parts.window, tr("Save as"), QString(), tr("Relaydeck stores (*.db)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("db"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (const Result<void> saved = m_parts.session.saveCopy(path); !saved)
            Q_EMIT m_parts.session.storeFailed(saved.error());
        else
            m_parts.strip.showMessage(tr("Saved a copy as %1").arg(QDir::toNativeSeparators(path)));
    });
    dialog->open();
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/helpactions.h"

#include "ui/actions/keysdialog.h"
#include "ui/help/helpwindow.h"
#include "ui/mainwindow/about.h"
#include "ui/mainwindow/diagnostics.h"
#include "ui/mainwindow/pagestack.h"
#include "ui/widgets/progressstrip.h"
#include "ui/workspace/usersettings.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace relaydeck::ui {

namespace {

struct HelpActions {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::HelpActions)
};

}  // namespace

void addHelpActions(const WindowParts& parts)
{
    parts.on(ActionId::Help, &parts.window,
             [parts] { showHelp(parts, parts.pages.currentPage()->info().section); });
    parts.on(ActionId::CopyDiagnostics, &parts.window, [parts] {
        QGuiApplication::clipboard()->setText(diagnosticsText(parts.session.tests().profile()));
        parts.strip.showMessage(HelpActions::tr("Copied diagnostics. They name no partner."));
    });
    const auto keys = std::make_shared<KeyMap>(parts.actions, parts.settings.keys());
    parts.on(ActionId::KeyList, &parts.window, [parts, keys] {
        auto* dialog = new KeysDialog(*keys, &parts.window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    parts.on(ActionId::About, &parts.window, [parts] { showAbout(&parts.window); });
}

void showHelp(const WindowParts& parts, const QString& topic)
{
    auto* help = parts.window.findChild<HelpWindow*>({}, Qt::FindDirectChildrenOnly);
    if (!help)
        help = new HelpWindow(&parts.window);
    help->showTopic(topic);
    help->show();
    help->raise();
    help->activateWindow();
}

}  // namespace relaydeck::ui

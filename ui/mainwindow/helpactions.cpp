// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/helpactions.h"

#include "ui/actions/keylist.h"
#include "ui/mainwindow/about.h"
#include "ui/mainwindow/diagnostics.h"
#include "ui/widgets/progressstrip.h"

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
    parts.on(ActionId::CopyDiagnostics, &parts.window, [parts] {
        QGuiApplication::clipboard()->setText(diagnosticsText(parts.session.tests().profile()));
        parts.strip.showMessage(HelpActions::tr("Copied diagnostics. They name no partner."));
    });
    parts.on(ActionId::KeyList, &parts.window, [parts] { KeyList(parts.actions, &parts.window).exec(); });
    parts.on(ActionId::About, &parts.window, [parts] { showAbout(&parts.window); });
}

}  // namespace relaydeck::ui

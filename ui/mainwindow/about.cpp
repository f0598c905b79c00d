// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/about.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QMessageBox>

namespace relaydeck::ui {

namespace {

struct About {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::About)
};

}  // namespace

void showAbout(QWidget* parent)
{
    QMessageBox::about(parent, About::tr("About Relaydeck"),
                       About::tr("Relaydeck %1\n\nEdit, test and simulate outbound SMTP connectors.\n"
                                 "Licensed under the GNU General Public License, version 3 or later.")
                           .arg(QCoreApplication::applicationVersion()));
}

}  // namespace relaydeck::ui

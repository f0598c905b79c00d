// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/options.h"
#include "core/base/log.h"
#include "ui/mainwindow/program.h"
#include "ui/mainwindow/storefailure.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/text/translations.h"

#include <QtWidgets/QApplication>

#include <cstdio>

namespace {

constexpr int FailedExit = 4;

QStringList argumentsOf(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

}  // namespace

int main(int argc, char** argv)
{
    using namespace relaydeck;

    // The names that settings and data are kept under.
    QCoreApplication::setApplicationName(QStringLiteral("relaydeck"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RELAYDECK_VERSION));

    const gui::Reading reading = gui::readOptions(argumentsOf(argc, argv));
    if (reading.exitCode)
        return *reading.exitCode;
    const gui::Options& options = reading.options;
    if (!options.log.isEmpty()) {
        if (const Result<void> logging = logToFile(options.log); !logging) {
            std::fputs(qPrintable(logging.error().detail + u'\n'), stderr);
            return FailedExit;
        }
    }

    const QString activationToken = ui::givenActivationToken();
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("relaydeck"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Relaydeck"));
    QGuiApplication::setWindowIcon(ui::Icons::application());
    ui::installTranslations();
    ui::Theme theme;
    theme.install();

    const QString path = options.store.isEmpty() ? store::Store::defaultPath() : options.store;
    ui::Program program(theme);
    const ui::StartRequest request{.section = options.section,
                                   .test = options.test,
                                   .file = options.file,
                                   .activationToken = activationToken};
    const Result<ui::Program::Opened> opened = program.open(path, request);
    if (!opened) {
        std::fputs(qPrintable(opened.error().detail + u'\n'), stderr);
        ui::StoreFailure(opened.error(), path).exec();
        return FailedExit;
    }
    if (*opened == ui::Program::Opened::Elsewhere)
        return 0;
    if (options.practice)
        program.session()->startPractice();
    if (options.sample)
        program.window()->actions().action(ui::ActionId::AddSample)->trigger();
    program.show(request);
    return QApplication::exec();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/options.h"
#include "core/base/log.h"
#include "ui/mainwindow/mainwindow.h"
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

void begin(relaydeck::ui::MainWindow& window, relaydeck::ui::Session& session,
           const relaydeck::gui::Options& options)
{
    if (options.practice)
        session.startPractice();
    if (options.sample)
        window.actions().action(relaydeck::ui::ActionId::AddSample)->trigger();
    if (!options.section.isEmpty())
        window.showSection(options.section);
    if (!options.test.isEmpty()) {
        session.test({options.test});
        window.showEvidence(options.test);
    }
    window.show();
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

    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("relaydeck"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Relaydeck"));
    QGuiApplication::setWindowIcon(ui::Icons::application());
    ui::installTranslations();
    ui::Theme theme;
    theme.install();

    const QString path = options.store.isEmpty() ? store::Store::defaultPath() : options.store;
    const Result<std::unique_ptr<ui::Session>> session = ui::Session::open(path);
    if (!session) {
        std::fputs(qPrintable(session.error().detail + u'\n'), stderr);
        ui::StoreFailure(session.error(), path).exec();
        return FailedExit;
    }
    ui::MainWindow window(**session, theme);
    begin(window, **session, options);
    return QApplication::exec();
}

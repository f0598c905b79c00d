// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pseudotranslator.h"
#include "tests/ui/pictures/scenes.h"
#include "tests/ui/pictures/workspace.h"
#include "ui/style/theme.h"
#include "ui/text/translations.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <cstdio>

using namespace relaydeck;
using namespace relaydeck::test;

namespace {

struct Options {
    QDir folder;
    QString suffix;
    QStringList only;  ///< empty: all

    bool wants(const Scene& scene) const { return only.isEmpty() || only.contains(scene.name); }
};

QList<Act> actsOf(const ui::MainWindow& window)
{
    const auto nothing = [](const Stage&) {};
    const auto fill = [](const Stage& stage) { fillWorkspace(stage.session); };
    const auto look = [](const Stage& stage) {
        addEarlierReports(stage.session, {QStringLiteral("city.example")});
    };
    const auto test = [](const Stage& stage) {
        if (!stage.session.tests().isRunning())
            stage.session.testAll();
        while (stage.session.tests().isRunning())
            settle(20);
    };
    const auto harm = [](const Stage& stage) { addHostile(stage.session); };
    const QList<Scene> tested = pageScenes(window) + listScenes() + evidenceScenes() + reportScenes()
        + editorScenes() + importScenes() + settingsScenes() + dialogScenes();
    return {{nothing, firstRunScenes()}, {fill, untestedScenes()}, {look, runningScenes()}, {test, tested},
            {harm, hostileScenes()},     {nothing, faultScenes()}};
}

bool draw(QList<Act> acts, const Stage& stage, const Options& options)
{
    const auto wanted = [&options](const Act& act) {
        return std::ranges::any_of(act.scenes,
                                   [&options](const Scene& scene) { return options.wants(scene); });
    };
    while (!acts.isEmpty() && !wanted(acts.constLast()))
        acts.removeLast();
    bool all = !acts.isEmpty();
    for (const Act& act : std::as_const(acts)) {
        act.prepare(stage);
        for (const Scene& scene : act.scenes) {
            if (!options.wants(scene))
                continue;
            const QPixmap picture = scene.picture(stage);
            if (!picture.isNull()
                && picture.save(
                    options.folder.filePath(scene.name + options.suffix + QStringLiteral(".png"))))
                continue;
            std::fprintf(stderr, "no picture of %s\n", qPrintable(scene.name));
            all = false;
        }
    }
    return all;
}

void dress(ui::Theme& theme, const QCommandLineParser& options)
{
    theme.setChoice(options.value(QStringLiteral("theme")) == u"dark" ? ui::ThemeChoice::Dark
                                                                      : ui::ThemeChoice::Light);
    theme.setContrast(options.isSet(QStringLiteral("contrast")) ? ui::ContrastChoice::High
                                                                : ui::ContrastChoice::Standard);
    theme.setTextSize(options.value(QStringLiteral("letters")).toInt());
}

void addOptions(QCommandLineParser& parser)
{
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("theme"), QStringLiteral("light or dark."), QStringLiteral("name"),
          QStringLiteral("light")},
         {QStringLiteral("contrast"), QStringLiteral("High contrast.")},
         {QStringLiteral("letters"), QStringLiteral("Size of letters in percent."), QStringLiteral("percent"),
          QStringLiteral("100")},
         {QStringLiteral("size"), QStringLiteral("Of the window."), QStringLiteral("WIDTHxHEIGHT"),
          QStringLiteral("1440x900")},
         {QStringLiteral("rtl"), QStringLiteral("Right to left.")},
         {QStringLiteral("pseudo"), QStringLiteral("Every sentence 40 % longer.")},
         {QStringLiteral("suffix"), QStringLiteral("Of the names of the files."), QStringLiteral("text")},
         {QStringLiteral("scene"), QStringLiteral("This scene alone; repeatable."), QStringLiteral("name")},
         {QStringLiteral("list"), QStringLiteral("Names the scenes.")}});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("Where the pictures go."));
}

}  // namespace

int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
         + QStringLiteral("/relaydeck"))
        .removeRecursively();
    QApplication application(argc, argv);
    ui::installTranslations();
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    if (parser.positionalArguments().size() != 1 && !parser.isSet(QStringLiteral("list")))
        parser.showHelp(2);
    const Options options{QDir(parser.positionalArguments().value(0)), parser.value(QStringLiteral("suffix")),
                          parser.values(QStringLiteral("scene"))};
    if (!options.folder.mkpath(QStringLiteral(".")))
        return 1;
    PseudoTranslator longer;
    if (parser.isSet(QStringLiteral("pseudo")))
        QCoreApplication::installTranslator(&longer);
    if (parser.isSet(QStringLiteral("rtl")))
        QApplication::setLayoutDirection(Qt::RightToLeft);

    ui::Theme theme;
    theme.install();
    dress(theme, parser);
    const QTemporaryDir store;
    const auto session = ui::Session::open(store.filePath(QStringLiteral("store.db")));
    if (!session)
        return 1;
    (*session)->startPractice();
    ui::MainWindow window(**session, theme);
    dress(theme, parser);  // the window has read the settings, which are empty
    const QStringList sides = parser.value(QStringLiteral("size")).split(u'x');
    window.resize(sides.value(0).toInt(), sides.value(1).toInt());
    window.show();
    settle();

    const QList<Act> acts = actsOf(window);
    if (parser.isSet(QStringLiteral("list"))) {
        for (const Act& act : acts) {
            for (const Scene& scene : act.scenes)
                std::printf("%s\n", qPrintable(scene.name));
        }
        return 0;
    }
    return draw(acts, {**session, window}, options) ? 0 : 1;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pseudotranslator.h"
#include "tests/ui/pictures/scenes.h"
#include "ui/style/theme.h"
#include "ui/text/translations.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace relaydeck;
using namespace relaydeck::test;

namespace {

struct Options {
    QDir folder;
    QString prefix;
    QStringList only;
};

bool draw(const QList<Scene>& scenes, const Stage& stage, const Options& options)
{
    bool all = true;
    for (const Scene& scene : scenes) {
        if (!options.only.isEmpty() && !options.only.contains(scene.name)) {
            if (scene.name == u"not-tested")
                stage.session.addSampleWorkspace();
            continue;
        }
        const QPixmap picture = scene.picture(stage);
        const QString file = options.folder.filePath(scene.name + options.prefix + QStringLiteral(".png"));
        if (!picture.isNull() && picture.save(file))
            continue;
        std::fprintf(stderr, "no picture of %s\n", qPrintable(scene.name));
        all = false;
    }
    return all;
}

void useTheme(ui::Theme& theme, const QString& name)
{
    theme.setChoice(name == u"dark" ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
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
    parser.addHelpOption();
    const QCommandLineOption themeName(QStringLiteral("theme"), QStringLiteral("light or dark."),
                                       QStringLiteral("name"), QStringLiteral("light"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Of the window."),
                                  QStringLiteral("WIDTHxHEIGHT"), QStringLiteral("1440x900"));
    const QCommandLineOption rightToLeft(QStringLiteral("rtl"), QStringLiteral("Right to left."));
    const QCommandLineOption pseudo(QStringLiteral("pseudo"), QStringLiteral("Every sentence 40 % longer."));
    const QCommandLineOption suffix(QStringLiteral("suffix"), QStringLiteral("Of the names of the files."),
                                    QStringLiteral("text"));
    const QCommandLineOption only(QStringLiteral("scene"), QStringLiteral("This scene alone; repeatable."),
                                  QStringLiteral("name"));
    parser.addOptions({themeName, size, rightToLeft, pseudo, suffix, only});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("Where the pictures go."));
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    const Options options{QDir(parser.positionalArguments().first()), parser.value(suffix),
                          parser.values(only)};
    if (!options.folder.mkpath(QStringLiteral(".")))
        return 1;
    PseudoTranslator longer;
    if (parser.isSet(pseudo))
        QCoreApplication::installTranslator(&longer);
    if (parser.isSet(rightToLeft))
        QApplication::setLayoutDirection(Qt::RightToLeft);

    ui::Theme theme;
    theme.install();
    useTheme(theme, parser.value(themeName));
    const QTemporaryDir store;
    const auto session = ui::Session::open(store.filePath(QStringLiteral("store.db")));
    if (!session)
        return 1;
    (*session)->startPractice();
    ui::MainWindow window(**session, theme);
    useTheme(theme, parser.value(themeName));
    const QStringList sides = parser.value(size).split(u'x');
    window.resize(sides.value(0).toInt(), sides.value(1).toInt());
    window.show();
    settle();

    const Stage stage{**session, window};
    bool all = draw(scenesBeforeTests(), stage, options);
    if (!(*session)->tests().isRunning())
        (*session)->testAll();
    while ((*session)->tests().isRunning())
        settle(20);
    all = draw(scenesAfterTests(window), stage, options) && all;
    return all ? 0 : 1;
}

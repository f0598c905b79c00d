// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtGui/QPixmap>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

#include <cstdio>
#include <memory>

using namespace relaydeck;

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption grab(QStringLiteral("grab"), QStringLiteral("Write a picture and end."),
                                  QStringLiteral("file"));
    const QCommandLineOption dark(QStringLiteral("dark"), QStringLiteral("Dark theme."));
    const QCommandLineOption live(QStringLiteral("live"), QStringLiteral("Change the theme after showing."));
    const QCommandLineOption rtl(QStringLiteral("rtl"), QStringLiteral("Right to left."));
    const QCommandLineOption points(QStringLiteral("points"), QStringLiteral("Size of the font."),
                                    QStringLiteral("points"), QStringLiteral("0"));
    parser.addOptions({grab, dark, live, rtl, points});
    parser.addPositionalArgument(QStringLiteral("page"), QStringLiteral("overview, controls or evidence"));
    parser.process(application);

    ui::Theme theme;
    theme.install();
    theme.setChoice(parser.isSet(dark) != parser.isSet(live) ? ui::ThemeChoice::Dark
                                                             : ui::ThemeChoice::Light);
    theme.setFont({}, parser.value(points).toDouble());
    if (parser.isSet(rtl))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    QApplication::setWindowIcon(ui::Icons::application());

    const QString page = parser.positionalArguments().value(0, QStringLiteral("overview"));
    std::unique_ptr<QWidget> window(page == u"controls"       ? gallery::controlsSample()
                                        : page == u"evidence" ? gallery::evidenceSample()
                                                              : gallery::overviewSample());
    window->show();
    if (parser.isSet(live))
        theme.setChoice(parser.isSet(dark) ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
    if (!parser.isSet(grab))
        return QApplication::exec();
    QApplication::processEvents();
    if (!window->grab().save(parser.value(grab))) {
        std::fprintf(stderr, "cannot write %s\n", qPrintable(parser.value(grab)));
        return 1;
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtGui/QKeyEvent>
#include <QtGui/QPixmap>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
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
    const QCommandLineOption tabs(QStringLiteral("tabs"), QStringLiteral("Press Tab so many times first."),
                                  QStringLiteral("count"), QStringLiteral("0"));
    const QCommandLineOption popup(QStringLiteral("popup"), QStringLiteral("Grab the list of a combo box."));
    parser.addOptions({grab, dark, live, rtl, points, tabs, popup});
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
    for (int count = parser.value(tabs).toInt(); count > 0; --count) {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_Tab, Qt::NoModifier, QStringLiteral("\t"));
        QWidget* focus = QApplication::focusWidget();
        QApplication::sendEvent(focus ? focus : window.get(), &press);
    }
    QWidget* shown = window.get();
    if (auto* combo = window->findChild<QComboBox*>(); combo && parser.isSet(popup)) {
        combo->showPopup();
        QApplication::processEvents();
        shown = combo->view()->window();
    }
    if (!shown->grab().save(parser.value(grab))) {
        std::fprintf(stderr, "cannot write %s\n", qPrintable(parser.value(grab)));
        return 1;
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorspage.h"
#include "ui/connectors/connectortable.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/resolvercheckdialog.h"
#include "ui/mainwindow/storefailure.h"
#include "ui/style/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>

namespace {

using namespace relaydeck;
using namespace relaydeck::ui;

void settle(int milliseconds = 50)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QApplication::processEvents(QEventLoop::AllEvents, 10);
}

void testAll(Session& session)
{
    session.testAll();
    while (session.tests().isRunning())
        settle(20);
}

}  // namespace

/// relaydeck_pictures FILE [--dark] [--size WIDTHxHEIGHT] [--state
/// first-run|list|testing|notice|failure|resolver]
/// [--row N]
int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption dark(QStringLiteral("dark"));
    const QCommandLineOption size(QStringLiteral("size"), {}, QStringLiteral("size"),
                                  QStringLiteral("1440x900"));
    const QCommandLineOption state(QStringLiteral("state"), {}, QStringLiteral("state"),
                                   QStringLiteral("list"));
    const QCommandLineOption row(QStringLiteral("row"), {}, QStringLiteral("row"), QStringLiteral("0"));
    const QCommandLineOption section(QStringLiteral("section"), {}, QStringLiteral("name"),
                                     QStringLiteral("connectors"));
    parser.addOptions({dark, size, state, row, section});
    parser.process(application);
    const QString file = parser.positionalArguments().value(0);
    const QString wanted = parser.value(state);

    Theme theme;
    theme.install();
    theme.setChoice(parser.isSet(dark) ? ThemeChoice::Dark : ThemeChoice::Light);
    if (wanted == u"failure") {
        StoreFailure failure({ErrorCode::StoreNewer, QStringLiteral("schema 7, this program knows 1")},
                             QStringLiteral("/home/ada/relaydeck.db"));
        failure.show();
        settle();
        return failure.grab().save(file) ? 0 : 1;
    }

    const QTemporaryDir folder;
    auto session = Session::open(folder.filePath(QStringLiteral("store.db")));
    if (!session)
        return 1;
    Session& open = **session;
    open.startPractice();
    if (wanted == u"resolver") {
        ResolverCheckDialog dialog(open, nullptr);  // waits for the practice network
        dialog.show();
        settle(3000);
        return dialog.grab().save(file) ? 0 : 1;
    }
    if (wanted != u"first-run")
        open.addSampleWorkspace();
    if (wanted == u"list")
        testAll(open);

    MainWindow window(open, theme);
    theme.setChoice(parser.isSet(dark) ? ThemeChoice::Dark : ThemeChoice::Light);
    const QStringList sides = parser.value(size).split(u'x');
    window.resize(sides.value(0).toInt(), sides.value(1).toInt());
    window.showSection(parser.value(section));
    window.show();
    settle();
    auto* table = window.findChild<ConnectorTable*>();
    const QModelIndex index = table->model()->index(parser.value(row).toInt(), 0);
    if (index.isValid())
        table->selectionModel()->setCurrentIndex(
            index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (parser.isSet(section) && index.isValid()) {
        const auto connector = open.connector(table->currentId());
        if (connector)
            window.showEvidence(connector->connector.recipientDomains.value(0));
    }
    if (wanted == u"notice")
        Q_EMIT open.storeFailed({ErrorCode::StoreFull, QStringLiteral("no space left on device")});
    if (wanted == u"testing") {
        open.testAll();
        while (open.tests().progress().done < 6)
            settle(5);
    }
    settle();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    return window.grab().save(file) ? 0 : 1;
}

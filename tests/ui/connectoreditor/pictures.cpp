// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/connectoreditor.h"

#include "ui/connectoreditor/editordrafts.h"
#include "ui/connectors/connectorinspector.h"
#include "ui/connectors/reviewdialog.h"
#include "ui/connectors/routedialog.h"
#include "ui/style/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QElapsedTimer>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

namespace {

using namespace relaydeck;
using namespace relaydeck::ui;

void settle(int milliseconds = 150)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QApplication::processEvents(QEventLoop::AllEvents, 10);
}

Connector bank()
{
    Connector connector;
    connector.id = QUuid::createUuid();
    connector.name = QStringLiteral("Nordbank payments");
    connector.type = ConnectorType::Partner;
    connector.recipientDomains = {QStringLiteral("city.example"), QStringLiteral("*.health.example")};
    return connector;
}

/// Some history, an overlap, and a difference from the tenant.
Connector fill(Session& session)
{
    Connector wide = bank();
    wide.id = QUuid::createUuid();
    wide.name = QStringLiteral("All other mail");
    wide.recipientDomains = {QStringLiteral("*"), QStringLiteral("city.example")};
    const Connector connector = bank();
    session.change({store::Change::added(wide)}, QStringLiteral("Add"));
    session.change({store::Change::added(connector)}, QStringLiteral("Add"));
    const auto states = session.store().connectorStates();
    const auto imported = session.store().applyImport(planMerge(*states, {connector, wide}));
    session.adopt(*imported, QStringLiteral("Import"));
    for (const DaneMode mode : {DaneMode::Mandatory, DaneMode::None}) {
        Connector after = session.connector(connector.id)->connector;
        after.smtpDaneMode = mode;
        after.comment = QStringLiteral("Agreed with the bank on 3 November");
        session.change({store::Change::changed(*session.connector(connector.id), after)},
                       QStringLiteral("Set"));
    }
    return session.connector(connector.id)->connector;
}

int save(QWidget& widget, const QString& file, const QSize& size)
{
    if (size.isValid())
        widget.resize(size);
    widget.show();
    settle();
    return widget.grab().save(file) ? 0 : 1;
}

}  // namespace

/// relaydeck_editor_pictures FILE [--dark] [--size WxH] [--state editor|new|fault|route|review|inspector]
/// [--step N]
/// [--untested]
int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption dark(QStringLiteral("dark"));
    const QCommandLineOption untested(QStringLiteral("untested"));
    const QCommandLineOption size(QStringLiteral("size"), {}, QStringLiteral("size"));
    const QCommandLineOption state(QStringLiteral("state"), {}, QStringLiteral("state"),
                                   QStringLiteral("editor"));
    const QCommandLineOption step(QStringLiteral("step"), {}, QStringLiteral("step"), QStringLiteral("0"));
    parser.addOptions({dark, untested, size, state, step});
    parser.process(application);
    const QString file = parser.positionalArguments().value(0);
    const QString wanted = parser.value(state);
    const QStringList sides = parser.value(size).split(u'x');
    const QSize wantedSize = sides.size() == 2 ? QSize(sides.at(0).toInt(), sides.at(1).toInt()) : QSize();

    Theme theme;
    theme.install();
    theme.setChoice(parser.isSet(dark) ? ThemeChoice::Dark : ThemeChoice::Light);
    const QTemporaryDir folder;
    auto session = Session::open(folder.filePath(QStringLiteral("store.db")));
    if (!session)
        return 1;
    Session& open = **session;
    open.startPractice();
    const Connector connector = fill(open);
    if (!parser.isSet(untested)) {
        open.testAll();
        while (open.tests().isRunning())
            settle(20);
    }
    QWidget window;
    ConnectorCommands commands(open, &window);
    if (wanted == u"route") {
        RouteDialog dialog(open);
        dialog.setAddress(QStringLiteral("ada@city.example"));
        return save(dialog, file, wantedSize);
    }
    if (wanted == u"review") {
        ReviewDialog dialog(open, commands, {});
        return save(dialog, file, wantedSize);
    }
    if (wanted == u"inspector") {
        ActionCollection actions(open.undoStack(), &window);
        ConnectorInspector inspector(open, commands, actions);
        inspector.setConnector(ConnectorInspector::Shows::Connector, connector.id);
        inspector.findChild<QTabBar*>()->setCurrentIndex(parser.value(step).toInt());
        return save(inspector, file, wantedSize);
    }
    EditorDrafts drafts(open.store());
    Connector start = connector;
    if (wanted == u"new") {
        start = Connector{};
        start.id = QUuid::createUuid();
        start.type = ConnectorType::Partner;
    }
    ConnectorEditor editor(open, drafts, start);
    editor.show();
    settle();
    if (wanted == u"fault") {
        editor.findChild<QLineEdit*>(QStringLiteral("connector.name"))
            ->setText(QStringLiteral("A name that is much longer than the sixty-four characters allowed"));
        settle(900);
        editor.save();
    }
    editor.showStep(static_cast<ConnectorEditor::Step>(parser.value(step).toInt()));
    return save(editor, file, wantedSize);
}

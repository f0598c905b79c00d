// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/testrun.h"
#include "core/practice/practicenetwork.h"
#include "core/store/partnerreports.h"
#include "tests/benchmarks/heartbeat.h"
#include "ui/connectors/connectormodel.h"
#include "ui/connectors/connectorspage.h"
#include "ui/connectors/connectortable.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/style/theme.h"
#include "ui/text/translations.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>

#include <algorithm>

/// Prints how the window does with many connectors: its start beside an empty window, and with a very long
/// list the longest time that typing, sorting and changing keep it from answering. It judges nothing: a
/// loaded machine is no fault.

using namespace relaydeck;
using namespace relaydeck::ui;

namespace {

QTextStream& out()
{
    static QTextStream stream(stdout);
    return stream;
}

void print(const QString& what, double value, double goal)
{
    out() << what.leftJustified(56) << QString::number(value, 'f', 1).rightJustified(9)
          << (goal > 0 ? QString::number(goal, 'f', 0) : QString()).rightJustified(8) << Qt::endl;
}

double since(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

template<typename T>
T orDie(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(*result);
}

template<typename Done>
void spinUntil(const Done& done)
{
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (timer.hasExpired(120'000))
            qFatal("what was waited for did not come");
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
    }
}

/// Real reports, of practice partners with different results.
QList<store::StoredReport> realReports()
{
    practice::PracticeNetwork network;
    if (const Result<void> started = network.start(); !started)
        qFatal("%s", qPrintable(started.error().detail));
    QList<DomainName> domains;
    for (const char* domain : {"health.example", "city.example", "club.example", "insurance.example"})
        domains.append(*DomainName::fromText(QLatin1String(domain)));
    QList<store::StoredReport> reports;
    partnertest::TestRun run(domains, orDie(partnertest::Services::create(network.profile())));
    QObject::connect(&run, &partnertest::TestRun::reportReady, &run,
                     [&reports](const partnertest::PartnerReport& report) {
                         reports.append(store::storedReportOf(report, store::Origin::Window));
                     });
    QEventLoop loop;
    QObject::connect(&run, &partnertest::TestRun::finished, &loop, &QEventLoop::quit);
    run.start();
    loop.exec();
    return reports;
}

/// A store of so many connectors, of which one in `testedOneIn` has a result.
void fill(const QString& path, int connectors, int testedOneIn, const QList<store::StoredReport>& reports)
{
    const auto filled = orDie(store::Store::open(path, store::Origin::Window));
    QList<store::Change> changes;
    for (int i = 0; i < connectors; ++i) {
        Connector connector;
        connector.name = QStringLiteral("Partner %1 of district %2").arg(i).arg(i * 7919 % 997);
        connector.type = i % 9 ? ConnectorType::Partner : ConnectorType::OnPremises;
        connector.recipientDomains = {QStringLiteral("p%1.example").arg(i),
                                      QStringLiteral("*.p%1.example").arg(i)};
        if (i % 3)
            connector.smtpDaneMode = i % 5 ? DaneMode::Opportunistic : DaneMode::Mandatory;
        connector.comment = QStringLiteral("Owner %1").arg(i % 31);
        changes.append(store::Change::added(connector));
    }
    if (const Result<void> applied = filled->connectors().apply(changes); !applied)
        qFatal("%s", qPrintable(applied.error().detail));
    for (int i = 0; i < connectors; i += testedOneIn) {
        store::StoredReport report = reports.at(i / testedOneIn % reports.size());
        report.id = {};
        report.domain = QStringLiteral("p%1.example").arg(i);
        orDie(filled->reports().add(report));
    }
}

/// What a user starts: as app/gui/main.cpp has it. Says when its first picture is there.
int runWindow(QApplication& app, const QString& path)
{
    Theme theme;
    theme.install();
    installTranslations();
    const auto session = orDie(Session::open(path));
    MainWindow window(*session, theme);
    auto& table = *window.findChild<ConnectorTable*>();
    const FirstPaint paint(*table.viewport(), [] {
        out() << "painted" << Qt::endl;
        QApplication::quit();
    });
    window.show();
    return app.exec();
}

/// Milliseconds from the start of a program to its first picture, the best of a few.
double startTime(const QString& program, const QStringList& arguments, int repetitions)
{
    double best = -1;
    for (int i = 0; i < repetitions; ++i) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QElapsedTimer timer;
        timer.start();
        process.start(program, arguments);
        while (!process.canReadLine()) {
            if (!process.waitForReadyRead(120'000))
                qFatal("%s did not show a window", qPrintable(program));
        }
        const double time = since(timer);
        process.waitForFinished(120'000);
        best = best < 0 ? time : std::min(best, time);
    }
    return best;
}

void measureStart(const QTemporaryDir& folder, int connectors, int repetitions,
                  const QList<store::StoredReport>& reports)
{
    const QString path = folder.filePath(QStringLiteral("start.db"));
    fill(path, connectors, 1, reports);
    const QString empty = QCoreApplication::applicationDirPath() + QStringLiteral("/relaydeck_empty_window");
    const double bare = startTime(empty, {}, repetitions);
    const double plain = startTime(empty, {QString::number(connectors)}, repetitions);
    const double window =
        startTime(QCoreApplication::applicationFilePath(), {QStringLiteral("--window"), path}, repetitions);
    print(QStringLiteral("empty Qt Widgets window, start to first paint, ms"), bare, 0);
    print(QStringLiteral("plain one with menus and a table of %1 rows, ms").arg(connectors), plain, 0);
    print(QStringLiteral("window with %1 connectors, the same, ms").arg(connectors), window, 400);
    print(QStringLiteral("ratio to the empty one"), window / bare, 3);
    print(QStringLiteral("ratio to the plain one"), window / plain, 0);
}

/// Types as a quick typist does, and gives the longest time that nothing else could happen.
double typeInto(QLineEdit& field, ConnectorModel& model, const QString& text)
{
    Heartbeat heartbeat;
    for (const QChar c : text) {
        QWidget* popup = QApplication::activePopupWidget();
        QWidget* target = popup ? popup : &field;
        QApplication::postEvent(target, new QKeyEvent(QEvent::KeyPress, 0, Qt::NoModifier, QString(c)));
        QApplication::postEvent(target, new QKeyEvent(QEvent::KeyRelease, 0, Qt::NoModifier, QString(c)));
        QElapsedTimer pause;
        pause.start();
        spinUntil([&pause] { return pause.hasExpired(90); });
    }
    spinUntil([&model] { return !model.isArranging(); });
    if (QWidget* popup = QApplication::activePopupWidget())
        popup->close();
    return heartbeat.longest();
}

void measureList(const QTemporaryDir& folder, int connectors, const QList<store::StoredReport>& reports)
{
    const QString path = folder.filePath(QStringLiteral("long.db"));
    fill(path, connectors, 20, reports);
    out() << connectors << " connectors, one in 20 with a result" << Qt::endl;
    QElapsedTimer timer;
    timer.start();
    const auto session = orDie(Session::open(path));
    print(QStringLiteral("reading the store, ms"), since(timer), 0);

    Theme theme;
    theme.install();
    timer.start();
    MainWindow window(*session, theme);
    auto& table = *window.findChild<ConnectorTable*>();
    auto& model = static_cast<ConnectorModel&>(*table.model());
    bool painted = false;
    const FirstPaint paint(*table.viewport(), [&painted] { painted = true; });
    window.show();
    spinUntil([&] { return painted && model.shownCount() == connectors; });
    print(QStringLiteral("window made to first paint with all rows, ms"), since(timer), 1000);

    {
        Heartbeat heartbeat;
        spinUntil([&model] { return !model.isReading() && !model.isArranging(); });
        print(QStringLiteral("longest block while results are read, ms"), heartbeat.longest(), 16);
        print(QStringLiteral("all results read after, ms"), since(timer), 0);
    }
    {
        Heartbeat heartbeat;
        timer.start();
        spinUntil([&timer] { return timer.hasExpired(1000); });
        print(QStringLiteral("longest block while nothing happens, ms"), heartbeat.longest(), 0);
    }

    window.actions().action(ActionId::Filter)->setChecked(true);
    auto& field = *window.findChild<QLineEdit*>(QStringLiteral("connectors.filter"));
    for (const QString& text : {QStringLiteral("p12"), QStringLiteral("mode:mandatory -district"),
                                QStringLiteral("domain:*7.example result:queued")}) {
        field.clear();
        spinUntil([&model] { return !model.isArranging(); });
        print(QStringLiteral("longest block while typing %1, ms").arg(text), typeInto(field, model, text),
              16);
    }
    timer.start();
    field.clear();
    spinUntil([&model] { return !model.isArranging(); });
    print(QStringLiteral("all rows back, ms"), since(timer), 0);

    for (const ConnectorColumn column :
         {ConnectorColumn::Name, ConnectorColumn::Dane, ConnectorColumn::Result, ConnectorColumn::Tested,
          ConnectorColumn::Comment}) {
        Heartbeat heartbeat;
        timer.start();
        table.sortByColumn(static_cast<int>(column), Qt::AscendingOrder);
        spinUntil([&model] { return !model.isArranging(); });
        const double time = since(timer);
        print(QStringLiteral("sorting by %1, ms").arg(columnTitle(column)), time, 300);
        print(QStringLiteral("  longest block meanwhile, ms"), heartbeat.longest(), 16);
    }
    timer.start();
    table.selectAll();
    QApplication::processEvents();
    print(QStringLiteral("selecting everything, ms"), since(timer), 0);
    const store::StoredConnector before = session->connectors().first();
    Connector after = before.connector;
    after.comment = QStringLiteral("changed");
    timer.start();
    session->change({store::Change::changed(before, after)}, QStringLiteral("change"));
    print(QStringLiteral("changing one connector, ms"), since(timer), 0);
    spinUntil([&model] { return !model.isArranging(); });
}

}  // namespace

int main(int argc, char* argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication app(argc, argv);
    QCommandLineParser parser;
    const auto option = [&parser](const char* name, const char* words, const char* standard) {
        const QCommandLineOption made(QLatin1String(name), QLatin1String(words), QStringLiteral("n"),
                                      QLatin1String(standard));
        parser.addOption(made);
        return made;
    };
    const auto connectors = option("connectors", "Length of the long list.", "100000");
    const auto start = option("start-connectors", "Connectors at the measured start.", "1000");
    const auto repetitions = option("repetitions", "How often a start is measured.", "5");
    const auto window = option("window", "Shows the window of this store, and ends.", "");
    parser.addHelpOption();
    parser.process(app);
    if (parser.isSet(window))
        return runWindow(app, parser.value(window));

    const QTemporaryDir folder;
    const QList<store::StoredReport> reports = realReports();
    out() << QString().leftJustified(56) << "     time    goal" << Qt::endl;
    measureStart(folder, parser.value(start).toInt(), std::max(1, parser.value(repetitions).toInt()),
                 reports);
    measureList(folder, parser.value(connectors).toInt(), reports);
    return 0;
}

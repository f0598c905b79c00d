// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/options.h"

#include "core/base/domainname.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cstdio>

namespace relaydeck::gui {

namespace {

constexpr int UsageExit = 2;

int print(std::FILE* stream, const QString& text, int exitCode)
{
    std::fputs(qPrintable(text), stream);
    return exitCode;
}

/// Told by its first bytes, sqlite.org/fileformat2.html section 1.3.
bool isStore(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArray("SQLite format 3\0", 16);
}

}  // namespace

Reading readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Edit, test and simulate outbound SMTP connectors. relaydeck-cli does the same without a "
        "window."));
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")},
                                  QStringLiteral("Show this help."));
    const QCommandLineOption version(QStringLiteral("version"), QStringLiteral("Show the version."));
    const QCommandLineOption store(QStringList{QStringLiteral("store"), QStringLiteral("workspace")},
                                   QStringLiteral("Use the workspace in this store instead of your own."),
                                   QStringLiteral("FILE"));
    const QCommandLineOption log(QStringLiteral("log"), QStringLiteral("Append a log to this file."),
                                 QStringLiteral("FILE"));
    const QCommandLineOption practice(QStringLiteral("practice"),
                                      QStringLiteral("Test against partners inside this program."));
    const QCommandLineOption sample(QStringLiteral("sample"),
                                    QStringLiteral("With --practice: add connectors for its partners."));
    const QCommandLineOption section(QStringLiteral("section"),
                                     QStringLiteral("Show this section: connectors, tests, settings."),
                                     QStringLiteral("NAME"));
    const QCommandLineOption test(QStringLiteral("test"), QStringLiteral("Test this domain at once."),
                                  QStringLiteral("DOMAIN"));
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QStringLiteral("A store to open, or a file to import or to show."),
                                 QStringLiteral("[FILE]"));
    parser.addOptions({help, version, store, log, practice, sample, section, test});

    Reading reading;
    if (!parser.parse(arguments)) {
        reading.exitCode = print(stderr, parser.errorText() + u'\n', UsageExit);
        return reading;
    }
    if (parser.isSet(help)) {
        // Without an application object the parser does not know the program's name.
        QString text = parser.helpText();
        text.replace(QStringLiteral("<executable_name>"), QStringLiteral("relaydeck"));
        reading.exitCode = print(stdout, text, 0);
        return reading;
    }
    if (parser.isSet(version)) {
        reading.exitCode =
            print(stdout, QStringLiteral("relaydeck %1\n").arg(QStringLiteral(RELAYDECK_VERSION)), 0);
        return reading;
    }
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1) {
        reading.exitCode = print(stderr, QStringLiteral("Unexpected: %1\n").arg(files.at(1)), UsageExit);
        return reading;
    }
    const QString file = files.isEmpty() ? QString() : QFileInfo(files.first()).absoluteFilePath();
    if (!file.isEmpty() && !QFileInfo(file).isFile()) {
        reading.exitCode = print(stderr, QStringLiteral("There is no file %1\n").arg(file), UsageExit);
        return reading;
    }
    const bool fileIsStore = !file.isEmpty() && isStore(file);
    if (fileIsStore && parser.isSet(store)) {
        reading.exitCode = print(stderr, QStringLiteral("Two workspaces are given.\n"), UsageExit);
        return reading;
    }
    reading.options = {.store = fileIsStore ? file : parser.value(store),
                       .file = fileIsStore ? QString() : file,
                       .log = parser.value(log),
                       .section = parser.value(section),
                       .test = parser.value(test),
                       .practice = parser.isSet(practice),
                       .sample = parser.isSet(sample)};
    if (parser.isSet(test)) {
        const Result<DomainName> domain = DomainName::fromUserInput(reading.options.test);
        if (!domain)
            reading.exitCode = print(stderr, domain.error().detail + u'\n', UsageExit);
        else
            reading.options.test = domain->toString();
    }
    return reading;
}

}  // namespace relaydeck::gui

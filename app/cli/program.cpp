// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include "app/cli/command.h"
#include "core/base/log.h"

#include <QtCore/QCoreApplication>

#include <ranges>
#include <sstream>

namespace relaydeck::cli {

int runProgram(const QStringList& arguments, Streams& streams)
{
    CLI::App app("Keeps outbound SMTP connectors, tests partner domains, shows what mail would do, exports.",
                 "relaydeck-cli");
    app.set_version_flag("--version",
                         "relaydeck-cli " + QCoreApplication::applicationVersion().toStdString());
    app.require_subcommand(1);
    app.fallthrough();
    app.footer("Exit codes: 0 mail passes, or done; 1 mail would be queued or rejected; 2 usage; 3 could not "
               "be tested; "
               "4 the operation failed.");
    std::string storePath;
    std::string logPath;
    bool practice = false;
    app.add_option("--store", storePath, "the store's file, instead of the one in the user's data directory");
    app.add_flag("--practice", practice,
                 "use the practice network, inside this process, instead of the real one");
    app.add_option("--log", logPath, "write a log to the end of this file");

    std::function<int(Session&)> chosen;
    const std::vector<std::unique_ptr<Command>> commands = allCommands();
    for (const std::unique_ptr<Command>& command : commands)
        command->addTo(app, [&chosen](std::function<int(Session&)> run) { chosen = std::move(run); });

    std::vector<std::string> reversed;  // as CLI11 wants them
    for (const QString& argument : arguments | std::views::reverse)
        reversed.push_back(argument.toStdString());
    try {
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream err;
        const int code = app.exit(error, out, err);
        streams.out << QString::fromStdString(out.str());
        streams.err << QString::fromStdString(err.str());
        streams.out.flush();
        streams.err.flush();
        return code == 0 ? MailPasses : Usage;
    }

    Session session(streams);
    session.setStorePath(QString::fromStdString(storePath));
    session.setPractice(practice);
    if (!logPath.empty()) {
        const Result<void> logging = logToFile(QString::fromStdString(logPath));
        if (!logging)
            return session.fail(logging.error());
    }
    const int code = chosen(session);
    streams.out.flush();
    streams.err.flush();
    return code;
}

}  // namespace relaydeck::cli

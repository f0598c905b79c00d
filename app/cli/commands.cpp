// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

namespace relaydeck::cli {

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(makeConnectorCommand());
    commands.push_back(makeTestCommand());
    commands.push_back(makeDnsCommand());
    commands.push_back(makeDaneCommand());
    commands.push_back(makeProbeCommand());
    commands.push_back(makeJudgeCommand());
    commands.push_back(makeReportCommand());
    commands.push_back(makeMtaStsCommand());
    commands.push_back(makeResolverCommand());
    commands.push_back(makeSimulateCommand());
    commands.push_back(makeExportCommand());
    commands.push_back(makeImportCommand());
    commands.push_back(makeTlsRptCommand());
    commands.push_back(makePracticeCommand());
    commands.push_back(makeProfileCommand());
    return commands;
}

}  // namespace relaydeck::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace relaydeck::cli {

std::unique_ptr<Command> makeConnectorCommand();
std::unique_ptr<Command> makeTestCommand();
std::unique_ptr<Command> makeDnsCommand();
std::unique_ptr<Command> makeDaneCommand();
std::unique_ptr<Command> makeProbeCommand();
std::unique_ptr<Command> makeJudgeCommand();
std::unique_ptr<Command> makeReportCommand();
std::unique_ptr<Command> makeMtaStsCommand();
std::unique_ptr<Command> makeResolverCommand();
std::unique_ptr<Command> makeSimulateCommand();
std::unique_ptr<Command> makeExportCommand();
std::unique_ptr<Command> makeImportCommand();
std::unique_ptr<Command> makeTlsRptCommand();
std::unique_ptr<Command> makePracticeCommand();
std::unique_ptr<Command> makeProfileCommand();

}  // namespace relaydeck::cli

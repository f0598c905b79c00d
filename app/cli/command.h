// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <vector>

namespace relaydeck::cli {

/// Told by a command's parser callback what is to be run once the whole line has been read.
using Choose = std::function<void(std::function<int(Session&)>)>;

/// One command with its options. Lives as long as the parser that points into it.
class Command {
public:
    Command() = default;
    virtual ~Command() = default;
    Q_DISABLE_COPY_MOVE(Command)

    /// Adds the subcommand, whose callback chooses what is run.
    virtual void addTo(CLI::App& app, const Choose& choose) = 0;
};

std::vector<std::unique_ptr<Command>> allCommands();

}  // namespace relaydeck::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QTextStream>

namespace relaydeck::cli {

/// Where a command reads and writes: the process's own streams, or those of a test.
struct Streams {
    QTextStream& in;
    QTextStream& out;
    QTextStream& err;
    bool terminal = false;  ///< `err` is a terminal: live progress makes sense
};

/// Exit codes of every command (README, "Command line").
enum ExitCode {
    MailPasses = 0,  ///< also: done
    MailStopped = 1,  ///< mail would be queued or rejected
    Usage = 2,
    NotTested = 3,
    OperationFailed = 4,
};

}  // namespace relaydeck::cli

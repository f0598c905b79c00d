// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/streams.h"

#include <QtCore/QStringList>

namespace relaydeck::cli {

/// The whole command line program on the given streams; `arguments` without the program's name. Gives the
/// exit code. Needs a QCoreApplication.
int runProgram(const QStringList& arguments, Streams& streams);

}  // namespace relaydeck::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

#include <optional>

namespace relaydeck::gui {

/// What the program was started with.
struct Options {
    QString store;
    QString file;  ///< to be shown or imported
    QString log;
    QString section;
    QString test;  ///< domain
    bool practice = false;
    bool sample = false;
};

/// Reads the command line without a display. When there is nothing to start, prints what was asked for, or
/// what is wrong, and gives the exit code instead.
struct Reading {
    Options options;
    std::optional<int> exitCode;
};
Reading readOptions(const QStringList& arguments);

}  // namespace relaydeck::gui

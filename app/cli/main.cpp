// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QIODevice>

#include <cstdio>
#include <unistd.h>

int main(int argc, char* argv[])
{
    // GLib's event loop is woken by a call to the system for every socket that is opened or closed.
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("relaydeck"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RELAYDECK_VERSION));

    QTextStream in(stdin, QIODevice::ReadOnly);
    QTextStream out(stdout, QIODevice::WriteOnly);
    QTextStream err(stderr, QIODevice::WriteOnly);
    relaydeck::cli::Streams streams{in, out, err, isatty(STDERR_FILENO) != 0};
    return relaydeck::cli::runProgram(QCoreApplication::arguments().mid(1), streams);
}

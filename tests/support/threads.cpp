// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/threads.h"

#include <QtCore/QDir>

namespace relaydeck::test {

int threadCount()
{
    return static_cast<int>(
        QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

}  // namespace relaydeck::test

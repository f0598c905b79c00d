// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputfile.h"

#include "app/cli/session.h"
#include "core/base/wholefile.h"

namespace relaydeck::cli {

Result<QByteArray> readInput(Session& session, const QString& path, qint64 limit)
{
    if (path != u"-"_qs)
        return readWholeFile(path, limit);
    return readWhole(*session.in().device(), u"Standard input"_qs, limit);
}

}  // namespace relaydeck::cli

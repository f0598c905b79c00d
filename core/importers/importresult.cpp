// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/importresult.h"

#include "core/base/plaintext.h"

namespace relaydeck::importers {

QString englishText(const ImportNote& note)
{
    const QString connector = plainText(note.connector, 64);
    const QString value = plainText(note.value, 80);
    switch (note.kind) {
    case ImportNote::Kind::Repeated:
        return QStringLiteral("\"%1\" is in the file more than once; %2 was left out.").arg(connector, value);
    case ImportNote::Kind::UnknownSource:
        return QStringLiteral("\"%1\" has the unknown connector source \"%2\", which is kept but not used.")
            .arg(connector, value);
    case ImportNote::Kind::SeveralTenants:
        return QStringLiteral("The file has connectors of several organizations; \"%1\" is of %2.")
            .arg(connector, value);
    case ImportNote::Kind::UnreadTime:
        return QStringLiteral("\"%1\" was last validated at \"%2\", a time in the form of some language, "
                              "which is kept but not used.")
            .arg(connector, value);
    }
    Q_UNREACHABLE();
}

}  // namespace relaydeck::importers

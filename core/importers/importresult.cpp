// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/importresult.h"

#include "core/base/plaintext.h"

#include <QtCore/QLocale>

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

QString englishText(const LineFault& fault)
{
    const QLocale english(QLocale::English);
    const auto counted = [&english](qint64 count, const QString& one, const QString& several) {
        return QStringLiteral("%1 %2").arg(english.toString(count), count == 1 ? one : several);
    };
    const QString what = fault.expected > 0
        ? QStringLiteral("Line %1 has %2, %3 are expected")
              .arg(english.toString(fault.line),
                   counted(fault.columns, QStringLiteral("column"), QStringLiteral("columns")),
                   english.toString(fault.expected))
        : plainText(fault.what.left(1).toUpper() + fault.what.mid(1));
    return QStringLiteral("%1. %2 read.")
        .arg(what, counted(fault.line - 1, QStringLiteral("line was"), QStringLiteral("lines were")));
}

}  // namespace relaydeck::importers

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connector.h"

#include <QtCore/QList>

#include <optional>

namespace relaydeck::exporters {

/// A connector to export, with what the comments beside it tell.
struct ExchangeItem {
    Connector connector;
    std::optional<Connector> imported;  ///< the tenant's state at the last import: only what differs is set
    QString reason;
    std::optional<QDateTime> lastTest;
    QString lastVerdict;
};

enum class LineEnding { Lf, CrLf };

/// A PowerShell script that creates the connectors or brings them up to date, and may be run again. It finds
/// connectors by their GUID, else by name, and with -WhatIf only tells what it would do. Lines end with LF.
QString exchangeScript(const QList<ExchangeItem>& items, const QDateTime& madeAt);

/// The same as the bytes of a file. With a byte order mark, since without one Windows PowerShell 5.1 takes
/// the file for the system's code page, in which a typographic quote may be another character.
QByteArray exchangeScriptFile(const QList<ExchangeItem>& items, const QDateTime& madeAt,
                              LineEnding lineEnding = LineEnding::CrLf);

}  // namespace relaydeck::exporters

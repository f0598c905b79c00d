// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QStringList>

/// Values as PowerShell writes them out as text, in a cell of a table or behind the name of a property.
namespace relaydeck::importers {

/// `True`, `False`, also with `$`; empty for anything else.
std::optional<bool> truthFromText(const QString& text);

/// PowerShell puts the name of a type in the place of a value that it does not take apart:
/// `System.Object[]`.
bool isTypeName(const QString& text);

/// The values of a list: `{a, b}`, or joined by spaces, line ends, `,`, `;` or `|`. Fails where it holds
/// `...` for values that were left out. The detail is the part of a sentence behind the name of the property.
Result<QStringList> listFromText(const QString& text);

}  // namespace relaydeck::importers

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/document.h"

namespace relaydeck::cli {

/// A document for a terminal, tables in columns.
QString documentText(const documents::Document& document);

}  // namespace relaydeck::cli

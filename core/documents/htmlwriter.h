// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/document.h"

#include <QtCore/QByteArray>

namespace relaydeck::documents {

/// The document as one HTML file that stands alone: no script, no image, nothing that a browser would fetch.
/// Light or dark as the reader's system is, always light on paper.
QByteArray toHtml(const Document& document);

}  // namespace relaydeck::documents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/documents/document.h"

QT_BEGIN_NAMESPACE
class QTextDocument;
QT_END_NAMESPACE

namespace relaydeck::ui {

enum class Paper { A4, Letter };

/// The paper that the country of this computer uses.
Paper usualPaper();

/// The document as PDF, with its footer and the page number on each page. The file appears whole or not at
/// all; fails with FileUnwritable.
Result<void> writePdf(const QString& path, const documents::Document& document, Paper paper);

/// The parts as Qt lays them out on paper: always dark on white.
void fillTextDocument(QTextDocument& target, const documents::Document& document);

}  // namespace relaydeck::ui

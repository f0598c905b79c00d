// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/verdict.h"

#include <QtCore/QStringList>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// A statement with what it means and what to do about it beneath, and details in small. The caller owns the
/// row.
QWidget* statementRow(Verdict glyph, const QString& statement, const QStringList& notes,
                      const QString& details = {});

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// A read-only pane of plain text in fixed width, which grows with its text up to a bound and then scrolls.
QPlainTextEdit* textPane(const QString& name);
void setPaneText(QPlainTextEdit* pane, const QString& text, int maxLines = 14);

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace relaydeck::test {

/// Labels and controls on view below `root` that have less room than their words need, described with what
/// they have and need. What elides and says the whole in a tooltip is not among them, nor what a scroll area
/// brings on view.
QStringList clippedWords(const QWidget& root);

}  // namespace relaydeck::test

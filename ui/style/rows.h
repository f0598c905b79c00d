// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

QT_BEGIN_NAMESPACE
class QPainter;
class QStyleOptionViewItem;
QT_END_NAMESPACE

/// What delegates that paint a cell themselves share with the style.
namespace relaydeck::ui {

/// Whether this cell stands first in its row, as seen.
bool isLeadingColumn(const QStyleOptionViewItem& option);
/// Selection (with its accent edge in the leading column), hover, zebra.
void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option);
/// The line beneath a two-line row; compact rows have zebra instead.
void paintRowLine(QPainter& painter, const QStyleOptionViewItem& option);

}  // namespace relaydeck::ui

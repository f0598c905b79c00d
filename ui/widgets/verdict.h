// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"
#include "ui/style/tokens.h"

#include <QtGui/QIcon>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

/// The vocabulary of everything that judges a partner: one shape, one word (ui/text/texts.h), one colour for
/// each. The shape alone carries the meaning; colour never stands alone.
namespace relaydeck::ui {

enum class Verdict {
    DeliveredDane,
    DeliveredMtaSts,
    DeliveredCertificate,
    DeliveredUnverified,
    DeliveredClearText,
    AtRisk,
    Queued,
    Rejected,
    NotTested,
    CouldNotTest,
    Testing,
    TurnedOff,
    NotNeeded,
};
inline constexpr int VerdictCount = 13;

Tone verdictTone(Verdict verdict);
/// Place in the order of severity, the worst first: for sorting and for rolling up several into one.
int severity(Verdict verdict);
Verdict worse(Verdict a, Verdict b);
/// Whether somebody should look at it: at risk or worse.
bool needsAttention(Verdict verdict);
/// Whether the words are set in the tone's colour: only bad results get coloured words.
bool hasColoredWords(Verdict verdict);

Verdict verdictFor(const decision::Delivery& delivery);

/// The glyph, as large as the square in the middle of `rect` allows. `turn` (0 to 1) is the phase of the arc.
void paintVerdict(QPainter& painter, const QRectF& rect, Verdict verdict, const Tokens& tokens,
                  qreal turn = 0);
/// The same as an icon that follows the theme.
QIcon verdictIcon(Verdict verdict);

}  // namespace relaydeck::ui

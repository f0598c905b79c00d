// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QPalette>

#include <array>

/// The look: one set of colours and measures, one style that draws every standard control with them, no style
/// sheets. Widgets never keep a colour: they ask `tokensFor(palette())` while painting, so that a change of
/// theme is a change of the application's palette and leaves nothing behind.
namespace relaydeck::ui {

/// What a coloured thing says. Accent blue is not among them: it means selected or action, never a verdict.
enum class Tone { Positive, Steel, Warning, Negative, Info, Neutral };

struct ToneColors {
    QColor text;  ///< words on `fill` or on any ground
    QColor fill;
    QColor border;
    QColor solid;  ///< glyphs and bars
};

/// The colours of one theme, named after what they are for.
struct Tokens {
    bool dark = false;
    bool highContrast = false;  ///< borders are as dark as text, fills say nothing

    QColor window;  ///< chrome: page header, strip, menu bar
    QColor rail;  ///< navigation
    QColor surface;  ///< lists, cards, inspector
    QColor zebra;
    QColor raised;  ///< buttons, menus
    QColor sunken;
    QColor hover;
    QColor pressed;
    QColor track;  ///< behind the segments of a segmented control
    QColor segment;  ///< the chosen segment, the current place of the navigation
    QColor groove;  ///< the empty part of a progress bar, the off position of a switch's track
    QColor thumb;  ///< of a scroll bar

    QColor line;
    QColor rowLine;
    QColor lineStrong;  ///< borders of fields: 3:1 on every ground
    QColor buttonBorder;

    QColor text;
    QColor text2;  ///< secondary
    QColor text3;  ///< tertiary, placeholder
    QColor off;  ///< disabled only

    QColor accent;
    QColor accentHi;  ///< pressed, links
    QColor accentSoft;  ///< selected row
    QColor selection;  ///< behind selected text in fields
    QColor onAccent;
    QColor glyphInk;  ///< inside the solids of glyphs

    std::array<ToneColors, 6> tones;

    const ToneColors& tone(Tone tone) const { return tones[static_cast<std::size_t>(tone)]; }
};

const Tokens& lightTokens();
const Tokens& darkTokens();
const Tokens& tokensFor(bool dark, bool highContrast);

/// The set that a palette made by paletteFor() came from; any other palette counts by its lightness.
const Tokens& tokensFor(const QPalette& palette);

/// The palette that carries a theme to the widgets. Beside the usual roles: Dark is secondary text,
/// PlaceholderText tertiary text, BrightText negative text, Mid the line colour.
QPalette paletteFor(const Tokens& tokens);

/// WCAG 2 contrast of two opaque colours, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/tokens.h"

#include <algorithm>
#include <cmath>

namespace relaydeck::ui {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

ToneColors toneColors(QRgb text, QRgb fill, QRgb border, QRgb solid)
{
    return {rgb(text), rgb(fill), rgb(border), rgb(solid)};
}

Tokens makeLightTokens()
{
    return {
        .dark = false,
        .window = rgb(0xF3F4F7),
        .rail = rgb(0xECEEF2),
        .surface = rgb(0xFFFFFF),
        .zebra = rgb(0xF8F9FB),
        .raised = rgb(0xFFFFFF),
        .sunken = rgb(0xF6F7F9),
        .hover = rgb(0xEEF1F6),
        .pressed = rgb(0xE2E6EE),
        .track = rgb(0xEBEEF3),
        .segment = rgb(0xFFFFFF),
        .groove = rgb(0xDDE2EB),
        .thumb = rgb(0xC6CCD6),
        .line = rgb(0xE1E4EA),
        .rowLine = rgb(0xEDEFF3),
        .lineStrong = rgb(0x8B94A4),
        .buttonBorder = rgb(0xC9CFD9),
        .text = rgb(0x1A2130),
        .text2 = rgb(0x525C6E),
        .text3 = rgb(0x606A7C),
        .off = rgb(0x9AA2B0),
        .accent = rgb(0x2B5BD7),
        .accentHi = rgb(0x1F49B6),
        .accentSoft = rgb(0xE4ECFD),
        .selection = rgb(0xB5CAF3),
        .onAccent = rgb(0xFFFFFF),
        .glyphInk = rgb(0xFFFFFF),
        .tones = {toneColors(0x0A6650, 0xDFF3EC, 0xA9DBCB, 0x0E8A6C),
                  toneColors(0x33557A, 0xE7EEF5, 0xBACBDD, 0x54799F),
                  toneColors(0x84480A, 0xFCF0DA, 0xEBCB92, 0xB86E00),
                  toneColors(0xA3182A, 0xFCE5E7, 0xF0B4BA, 0xC6263A),
                  toneColors(0x1F4CAB, 0xE6EEFC, 0xB5CAF3, 0x2F66DA),
                  toneColors(0x475163, 0xEDEFF3, 0xD2D7E0, 0x717B8D)},
    };
}

Tokens makeDarkTokens()
{
    return {
        .dark = true,
        .window = rgb(0x171A20),
        .rail = rgb(0x12151A),
        .surface = rgb(0x1C2028),
        .zebra = rgb(0x20252E),
        .raised = rgb(0x222832),
        .sunken = rgb(0x15181E),
        .hover = rgb(0x272D38),
        .pressed = rgb(0x303744),
        .track = rgb(0x14171D),
        .segment = rgb(0x333C50),
        .groove = rgb(0x333B49),
        .thumb = rgb(0x434C5B),
        .line = rgb(0x2C333F),
        .rowLine = rgb(0x262C36),
        .lineStrong = rgb(0x6B7689),
        .buttonBorder = rgb(0x3C4554),
        .text = rgb(0xE6E9EF),
        .text2 = rgb(0xA7B0C0),
        .text3 = rgb(0x99A3B4),
        .off = rgb(0x5F6878),
        .accent = rgb(0x7EA4FF),
        .accentHi = rgb(0xA3BEFF),
        .accentSoft = rgb(0x25365F),
        .selection = rgb(0x33508A),
        .onAccent = rgb(0x0B1533),
        .glyphInk = rgb(0x0F1319),
        .tones = {toneColors(0x74D9BC, 0x12352D, 0x23594A, 0x37B894),
                  toneColors(0xA9C4E0, 0x1F2C3A, 0x3A5067, 0x7B9FC4),
                  toneColors(0xF0BC69, 0x3A2B12, 0x63491D, 0xE09A30),
                  toneColors(0xFF9AA2, 0x401C22, 0x703039, 0xF0616F),
                  toneColors(0x93B7FF, 0x1B2C50, 0x33508A, 0x5B8DF5),
                  toneColors(0xB3BCCB, 0x2B313C, 0x434B59, 0x8A95A7)},
    };
}

/// Made of the usual set, so that both keep saying the same: one ground, one ink, every border in ink. What
/// only a tint told before is told by its glyph and its words.
Tokens withHighContrast(Tokens tokens)
{
    const QColor ground = tokens.dark ? rgb(0x000000) : rgb(0xFFFFFF);
    const QColor ink = tokens.dark ? rgb(0xFFFFFF) : rgb(0x000000);
    tokens.highContrast = true;
    for (QColor* area : {&tokens.window, &tokens.rail, &tokens.surface, &tokens.zebra, &tokens.raised,
                         &tokens.sunken, &tokens.track})
        *area = ground;
    for (QColor* drawn : {&tokens.text, &tokens.text2, &tokens.text3, &tokens.line, &tokens.rowLine,
                          &tokens.lineStrong, &tokens.buttonBorder, &tokens.thumb})
        *drawn = ink;
    tokens.off = tokens.dark ? rgb(0x9AA2B0) : rgb(0x5F6878);
    tokens.groove = tokens.dark ? rgb(0x8A95A7) : rgb(0x717B8D);
    tokens.hover = tokens.dark ? rgb(0x2A2F3A) : rgb(0xE2E6EE);
    tokens.pressed = tokens.dark ? rgb(0x434C5B) : rgb(0xC6CCD6);
    tokens.accent = tokens.dark ? rgb(0xA3BEFF) : rgb(0x1F49B6);
    tokens.accentHi = tokens.dark ? rgb(0xC4D6FF) : rgb(0x16378D);
    tokens.segment = tokens.accentSoft;
    tokens.onAccent = ground;
    tokens.glyphInk = ground;
    for (ToneColors& tone : tokens.tones)
        tone = {.text = ink, .fill = ground, .border = ink, .solid = tone.text};
    return tokens;
}

double luminance(const QColor& color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

}  // namespace

const Tokens& lightTokens()
{
    static const Tokens tokens = makeLightTokens();
    return tokens;
}

const Tokens& darkTokens()
{
    static const Tokens tokens = makeDarkTokens();
    return tokens;
}

const Tokens& tokensFor(bool dark, bool highContrast)
{
    static const Tokens contrastingLight = withHighContrast(lightTokens());
    static const Tokens contrastingDark = withHighContrast(darkTokens());
    if (highContrast)
        return dark ? contrastingDark : contrastingLight;
    return dark ? darkTokens() : lightTokens();
}

const Tokens& tokensFor(const QPalette& palette)
{
    const bool dark = palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
    // Only where contrast is high are lines drawn in the color of text.
    const Tokens& contrasting = tokensFor(dark, true);
    const bool highContrast = palette.color(QPalette::Active, QPalette::Mid) == contrasting.line;
    return highContrast ? contrasting : tokensFor(dark, false);
}

QPalette paletteFor(const Tokens& tokens)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& color, const QColor& disabled) {
        palette.setColor(QPalette::Active, role, color);
        palette.setColor(QPalette::Inactive, role, color);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    const auto ground = [&set](QPalette::ColorRole role, const QColor& color) { set(role, color, color); };
    const auto ink = [&set, &tokens](QPalette::ColorRole role, const QColor& color) {
        set(role, color, tokens.off);
    };

    ground(QPalette::Window, tokens.window);
    ground(QPalette::Base, tokens.surface);
    ground(QPalette::AlternateBase, tokens.zebra);
    ground(QPalette::Button, tokens.raised);
    ground(QPalette::ToolTipBase, tokens.raised);
    // Selected text in fields; rows are drawn with accentSoft by the style. The text keeps its colour in
    // both.
    ground(QPalette::Highlight, tokens.selection);
    ground(QPalette::Light, tokens.raised);
    ground(QPalette::Midlight, tokens.hover);
    ground(QPalette::Mid, tokens.line);
    ground(QPalette::Shadow, tokens.lineStrong);
    ink(QPalette::WindowText, tokens.text);
    ink(QPalette::Text, tokens.text);
    ink(QPalette::ButtonText, tokens.text);
    ink(QPalette::HighlightedText, tokens.text);
    ink(QPalette::ToolTipText, tokens.text);
    ink(QPalette::PlaceholderText, tokens.text3);
    ink(QPalette::Dark, tokens.text2);
    ink(QPalette::BrightText, tokens.tone(Tone::Negative).text);
    ink(QPalette::Link, tokens.accentHi);
    ink(QPalette::LinkVisited, tokens.accentHi);
    return palette;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace relaydeck::ui

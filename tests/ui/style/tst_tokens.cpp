// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/tokens.h"

#include <QtTest/QtTest>

using namespace relaydeck::ui;

/// The contrast that the look promises: words 4.5:1, glyphs and field borders 3:1 (WCAG 2.1, 1.4.3
/// and 1.4.11).
class TestTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastFormula();
    void contrast_data();
    void contrast();
    void paletteTellsItsTheme();
    void highContrastHasNoTints();
};

void TestTokens::contrastFormula()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    // The textbook border of "enough for text".
    QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
    QVERIFY(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
}

void TestTokens::contrast_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");

    for (const Tokens* tokens :
         {&lightTokens(), &darkTokens(), &tokensFor(false, true), &tokensFor(true, true)}) {
        const QByteArray theme =
            QByteArray(tokens->dark ? "dark" : "light") + (tokens->highContrast ? ", high contrast" : "");
        const auto add = [&](const char* what, const QColor& ink, const char* on, const QColor& ground,
                             double least) {
            QTest::newRow((theme + ": " + what + " on " + on).constData()) << ink << ground << least;
        };
        const std::pair<const char*, QColor> grounds[] = {
            {"window", tokens->window}, {"rail", tokens->rail},     {"surface", tokens->surface},
            {"zebra", tokens->zebra},   {"sunken", tokens->sunken}, {"selected row", tokens->accentSoft},
            {"raised", tokens->raised}};
        for (const auto& [name, ground] : grounds) {
            add("text", tokens->text, name, ground, 4.5);
            add("secondary text", tokens->text2, name, ground, 4.5);
            add("tertiary text", tokens->text3, name, ground, 4.5);
        }
        add("link", tokens->accentHi, "surface", tokens->surface, 4.5);
        add("link", tokens->accentHi, "window", tokens->window, 4.5);
        add("words", tokens->onAccent, "primary button", tokens->accent, 4.5);
        add("words", tokens->onAccent, "pressed primary button", tokens->accentHi, 4.5);
        add("unchosen segment", tokens->text2, "track", tokens->track, 4.5);
        add("chosen segment", tokens->text, "segment", tokens->segment, 4.5);
        add("selected text", tokens->text, "selection", tokens->selection, 4.5);
        add("chosen filter", tokens->accentHi, "its fill", tokens->accentSoft, 4.5);
        add("field border", tokens->lineStrong, "surface", tokens->surface, 3.0);
        add("focus ring", tokens->accent, "surface", tokens->surface, 3.0);
        add("focus ring", tokens->accent, "window", tokens->window, 3.0);
        for (int index = 0; index < 6; ++index) {
            const ToneColors& tone = tokens->tone(static_cast<Tone>(index));
            const QByteArray name = "tone " + QByteArray::number(index);
            add((name + " words").constData(), tone.text, "fill", tone.fill, 4.5);
            add((name + " words").constData(), tone.text, "surface", tokens->surface, 4.5);
            add((name + " words").constData(), tone.text, "selected row", tokens->accentSoft, 4.5);
            add("secondary text", tokens->text2, (name + " fill").constData(), tone.fill, 4.5);
            add("text", tokens->text, (name + " fill").constData(), tone.fill, 4.5);
            add((name + " glyph").constData(), tone.solid, "surface", tokens->surface, 3.0);
            add((name + " glyph").constData(), tone.solid, "fill", tone.fill, 3.0);
            add((name + " glyph ink").constData(), tokens->glyphInk, "solid", tone.solid, 3.0);
        }
    }
}

void TestTokens::contrast()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    const double ratio = contrastRatio(ink, ground);
    QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
}

void TestTokens::paletteTellsItsTheme()
{
    QCOMPARE(&tokensFor(paletteFor(lightTokens())), &lightTokens());
    QCOMPARE(&tokensFor(paletteFor(darkTokens())), &darkTokens());
    for (const bool dark : {false, true})
        QCOMPARE(&tokensFor(paletteFor(tokensFor(dark, true))), &tokensFor(dark, true));
    QCOMPARE(tokensFor(QPalette(Qt::black)).dark, true);
    QCOMPARE(tokensFor(QPalette(Qt::black)).highContrast, false);
    QCOMPARE(tokensFor(QPalette(Qt::lightGray)).highContrast, false);
}

void TestTokens::highContrastHasNoTints()
{
    for (const bool dark : {false, true}) {
        const Tokens& tokens = tokensFor(dark, true);
        for (const ToneColors& tone : tokens.tones) {
            QCOMPARE(tone.fill, tokens.surface);
            QCOMPARE(tone.border, tokens.text);
            // A glyph stays one of a color.
            QVERIFY(contrastRatio(tone.solid, tokens.surface) >= 4.5);
        }
        for (const QColor& line : {tokens.line, tokens.rowLine, tokens.lineStrong, tokens.buttonBorder})
            QCOMPARE(line, tokens.text);
        QVERIFY(contrastRatio(tokens.off, tokens.surface) >= 4.5);
    }
}

QTEST_MAIN(TestTokens)
#include "tst_tokens.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <variant>

/// What is written for others to read, in English: reports, comparisons, letters to partners. A document is a
/// list of parts as values, so that each form (HTML here, PDF in ui) only says how it looks.
///
/// Every text of a document is made by the functions here, which bound it and make control characters and
/// direction overrides visible; so no writer can forget to.
namespace relaydeck::documents {

/// What a text says about mail; never told by color alone.
enum class Tone { Plain, Positive, Steel, Warning, Negative, Neutral };

struct Heading {
    int level = 2;  ///< 1 to 3
    QString text;
};

struct Paragraph {
    QString text;
    Tone tone = Tone::Plain;
    bool small = false;
};

/// The sentence that says it all, in a frame.
struct Banner {
    QString title;
    QString text;
    Tone tone = Tone::Neutral;
};

struct Cell {
    QString text;
    Tone tone = Tone::Plain;
    bool fixed = false;  ///< compared letter by letter: fixed width
    bool marked = false;  ///< the one that counts today
};

struct Table {
    QStringList header;
    QList<QList<Cell>> rows;
    int leftOut = 0;  ///< rows beyond the bound
};

struct ListPart {
    QStringList items;
};

/// As received, line by line.
struct Verbatim {
    QString text;
    bool cut = false;  ///< the rest is left out
};

using Part = std::variant<Heading, Paragraph, Banner, Table, ListPart, Verbatim>;

struct Document {
    QString title;
    QString footer;  ///< of every page, where there are pages
    QList<Part> parts;
};

/// A line of text from outside, fit to be shown.
QString line(const QString& text);
Heading heading(int level, const QString& text);
Paragraph paragraph(const QString& text, Tone tone = Tone::Plain);
Paragraph note(const QString& text);
Banner banner(const QString& title, const QString& text, Tone tone);
Cell cell(const QString& text, Tone tone = Tone::Plain);
Cell fixedCell(const QString& text, Tone tone = Tone::Plain);
ListPart listPart(const QStringList& items);
/// At most a bounded number of lines, each bounded.
Verbatim verbatim(const QString& text);
/// Adds a row, or counts it as left out.
void addRow(Table& table, const QList<Cell>& row);

}  // namespace relaydeck::documents

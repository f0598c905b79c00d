// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"

#include <QtCore/QList>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// A sentence with a glyph that says how much it matters.
struct Note {
    Tone tone = Tone::Neutral;  ///< Negative: wrong; Warning: look at it; others: good to know
    QString text;
    QString action;  ///< words to press; empty: none

    friend bool operator==(const Note&, const Note&) = default;
};

/// Sentences beneath a field or in a panel. Not there at all while there are none. All text is plain.
class NoteList : public QWidget {
    Q_OBJECT
public:
    explicit NoteList(QWidget* parent = nullptr);

    /// Changes only what differs.
    void setNotes(const QList<Note>& notes);
    const QList<Note>& notes() const { return m_notes; }

Q_SIGNALS:
    /// The action of the note at this place was pressed.
    void activated(int note);

private:
    QWidget* makeRow(int place);

    QList<Note> m_notes;
    QVBoxLayout* m_rows;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notelist.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

namespace relaydeck::ui {

namespace {

/// The icon of a note in the colour of its tone.
class NoteGlyph : public QWidget {
public:
    explicit NoteGlyph(Tone tone) : m_tone(tone) { setFixedSize(metrics::IconSize, metrics::IconSize); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const bool bad = m_tone == Tone::Negative || m_tone == Tone::Warning;
        QPainter painter(this);
        Icons::paint(painter, rect(), bad ? u"warning" : u"info", tokensFor(palette()).tone(m_tone).solid);
    }

private:
    Tone m_tone;
};

}  // namespace

NoteList::NoteList(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(metrics::Space4);
    hide();
}

QWidget* NoteList::makeRow(int place)
{
    const Note& note = m_notes.at(place);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Space8);
    auto* glyph = new NoteGlyph(note.tone);
    layout->addWidget(glyph, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(plainLabel(breakable(note.text), TextRole::Note));
    layout->addLayout(words, 1);
    if (!note.action.isEmpty()) {
        auto* button = new QPushButton(note.action);
        button->setAccessibleName(note.action);
        setTextRole(button, TextRole::Note);
        setButtonKind(button, ButtonKind::Link);
        connect(button, &QPushButton::clicked, this, [this, place] { Q_EMIT activated(place); });
        words->addWidget(button, 0, Qt::AlignLeft);
    }
    return row;
}

void NoteList::setNotes(const QList<Note>& notes)
{
    if (notes == m_notes)
        return;
    m_notes = notes;
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        // It may be the one whose button was pressed.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    QStringList texts;
    for (int place = 0; place < notes.size(); ++place) {
        m_rows->addWidget(makeRow(place));
        texts.append(notes.at(place).text);
    }
    setAccessibleDescription(texts.join(u' '));
    setVisible(!notes.isEmpty());
}

}  // namespace relaydeck::ui

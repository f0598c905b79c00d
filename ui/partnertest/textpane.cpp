// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/textpane.h"

#include "ui/style/fonts.h"

#include <QtWidgets/QPlainTextEdit>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int PaneMargin = 10;

}  // namespace

QPlainTextEdit* textPane(const QString& name)
{
    auto* pane = new QPlainTextEdit;
    pane->setReadOnly(true);
    pane->setLayoutDirection(Qt::LeftToRight);  // what protocols say, in any language of the program
    // A quiet ground instead of a second frame inside the card.
    pane->setFrameShape(QFrame::NoFrame);
    pane->viewport()->setBackgroundRole(QPalette::Window);
    pane->setUndoRedoEnabled(false);
    pane->document()->setDocumentMargin(PaneMargin);
    pane->setLineWrapMode(QPlainTextEdit::NoWrap);
    pane->setTabChangesFocus(true);
    pane->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    pane->setAccessibleName(name);
    setTextRole(pane, TextRole::FixedSmall);
    return pane;
}

void setPaneText(QPlainTextEdit* pane, const QString& text, int maxLines)
{
    pane->setPlainText(text);
    const int lines = std::clamp(pane->document()->blockCount(), 2, maxLines);
    // A pane as high as its text never scrolls; Qt would keep room for one more line.
    pane->setVerticalScrollBarPolicy(pane->document()->blockCount() <= maxLines ? Qt::ScrollBarAlwaysOff
                                                                                : Qt::ScrollBarAsNeeded);
    constexpr int ScrollBarRoom = 12;
    pane->setFixedHeight(lines * pane->fontMetrics().lineSpacing() + 2 * PaneMargin + ScrollBarRoom);
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/storecommand.h"

namespace relaydeck::ui {

StoreCommand::StoreCommand(const QString& text, QList<store::Change> changes, Apply apply, bool done)
    : QUndoCommand(text)
    , m_changes(std::move(changes))
    , m_apply(std::move(apply))
    , m_done(done)
{
}

void StoreCommand::undo()
{
    carryOut(store::inverse(m_changes));
}

void StoreCommand::redo()
{
    // QUndoStack::push() redoes at once.
    if (std::exchange(m_done, false))
        return;
    carryOut(m_changes);
}

void StoreCommand::carryOut(const QList<store::Change>& changes)
{
    if (!m_apply(changes))
        setObsolete(true);
}

}  // namespace relaydeck::ui

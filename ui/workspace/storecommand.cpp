// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/storecommand.h"

namespace relaydeck::ui {

StoreCommand::StoreCommand(const QString& text, QList<store::Change> changes, Apply apply,
                           std::optional<qint64> doneAs)
    : QUndoCommand(text)
    , m_changes(std::move(changes))
    , m_apply(std::move(apply))
    , m_step(doneAs.value_or(0))
    , m_done(doneAs.has_value())
{
}

void StoreCommand::undo()
{
    carryOut(store::inverse(m_changes), {.name = tr("Undo: %1").arg(text()), .undoes = m_step});
}

void StoreCommand::redo()
{
    // QUndoStack::push() redoes at once.
    if (std::exchange(m_done, false))
        return;
    carryOut(m_changes, {.name = m_step == 0 ? text() : tr("Redo: %1").arg(text()), .undoes = m_step});
}

void StoreCommand::carryOut(const QList<store::Change>& changes, const store::StepRecord& record)
{
    if (const Result<qint64> step = m_apply(changes, record))
        m_step = *step;
    else
        setObsolete(true);
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/change.h"

#include <QtGui/QUndoCommand>

#include <functional>

namespace relaydeck::ui {

/// Changes of the store as one step of undo. A step that cannot be carried out, because a connector is not as
/// it was any more, leaves the stack.
class StoreCommand : public QUndoCommand {
public:
    using Apply = std::function<Result<void>(const QList<store::Change>&)>;

    /// `done`: the store has them already.
    StoreCommand(const QString& text, QList<store::Change> changes, Apply apply, bool done);

    void undo() override;
    void redo() override;

private:
    void carryOut(const QList<store::Change>& changes);

    QList<store::Change> m_changes;
    Apply m_apply;
    bool m_done;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/change.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QUndoCommand>

#include <functional>

namespace relaydeck::ui {

/// Changes of the store as one step of undo. A step that cannot be carried out, because a connector is not as
/// it was any more, leaves the stack.
class StoreCommand : public QUndoCommand {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::StoreCommand)

public:
    /// Gives the id of the step in the record of activity.
    using Apply = std::function<Result<qint64>(const QList<store::Change>&, const store::StepRecord&)>;

    /// `doneAs`: the store has them already, as this step.
    StoreCommand(const QString& text, QList<store::Change> changes, Apply apply,
                 std::optional<qint64> doneAs = {});

    /// The step that did it last; 0: none.
    qint64 step() const { return m_step; }

    void undo() override;
    void redo() override;

private:
    void carryOut(const QList<store::Change>& changes, const store::StepRecord& record);

    QList<store::Change> m_changes;
    Apply m_apply;
    qint64 m_step = 0;  // that did it, or that has taken it back
    bool m_done;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/undohistory.h"

#include "core/base/plaintext.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace relaydeck::ui {

namespace {

struct UndoHistory {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::UndoHistory)
};

constexpr int MaxSteps = 200;
/// More than that, since some of them take each other back.
constexpr int MaxConsidered = 400;
constexpr qint64 MaxChanges = 5'000;

struct StandingStep {
    store::ActivityStep step;  ///< that made it, or made it again
    QString name;
};

/// Steps that no later one has taken back, oldest first.
QList<StandingStep> standing(const QList<store::ActivityStep>& newestFirst)
{
    QList<StandingStep> steps;
    QHash<qint64, StandingStep> undone;  // by the step that has taken it back
    for (auto step = newestFirst.crbegin(); step != newestFirst.crend(); ++step) {
        if (!step->changesConnectors())
            continue;
        if (step->undoes == 0) {
            steps.append({.step = *step, .name = stepName(*step)});
            continue;
        }
        const auto taken = std::ranges::find(steps, step->undoes,
                                             [](const StandingStep& standing) { return standing.step.id; });
        if (taken != steps.end()) {
            undone.insert(step->id, *taken);
            steps.erase(taken);
        } else if (undone.contains(step->undoes)) {
            StandingStep again = undone.take(step->undoes);
            again.step = *step;
            steps.append(std::move(again));
        }
    }
    return steps;
}

/// Each connector as it is, or null: not there.
using States = QHash<QUuid, const Connector*>;

States statesOf(const QList<store::StoredConnector>& present)
{
    States states;
    states.reserve(present.size());
    for (const store::StoredConnector& stored : present)
        states.insert(stored.connector.id, &stored.connector);
    return states;
}

bool stands(const store::Change& change, const Connector* now)
{
    return change.after ? now && *now == change.after->connector : !now;
}

/// Goes back to before the changes; false, and nothing is done, where they do not stand as they were made.
/// `changes` must outlive the states.
bool goBack(const QList<store::Change>& changes, States& states)
{
    States earlier;
    for (auto change = changes.crbegin(); change != changes.crend(); ++change) {
        const QUuid id = change->id();
        if (!stands(*change, earlier.contains(id) ? earlier.value(id) : states.value(id)))
            return false;
        earlier.insert(id, change->before ? &change->before->connector : nullptr);
    }
    states.insert(earlier);
    return true;
}

}  // namespace

Result<QList<RevertibleStep>> revertibleSteps(store::Store& store,
                                              const QList<store::StoredConnector>& present)
{
    const Result<QList<store::ActivityStep>> latest = store.steps().latest(MaxConsidered);
    if (!latest)
        return latest.error();
    const QList<StandingStep> candidates = standing(*latest);
    States states = statesOf(present);
    QList<RevertibleStep> steps;
    qint64 total = 0;
    for (auto candidate = candidates.crbegin(); candidate != candidates.crend(); ++candidate) {
        total += candidate->step.connectors();
        if (steps.size() >= MaxSteps || total > MaxChanges)
            break;
        const Result<QList<store::Change>> changes = store.steps().changes(candidate->step);
        if (!changes)
            return changes.error();
        // The list that is kept shares its changes with this one, so that the states outlive the loop.
        if (goBack(*changes, states))
            steps.prepend({.id = candidate->step.id, .name = candidate->name, .changes = *changes});
    }
    return steps;
}

QString obstacleTo(const QList<store::Change>& changes, const QList<store::StoredConnector>& present)
{
    const States states = statesOf(present);
    for (auto change = changes.crbegin(); change != changes.crend(); ++change) {
        const Connector* now = states.value(change->id());
        if (stands(*change, now))
            continue;
        const QString name = plainText(change->name(), 64);
        if (!change->after)
            return UndoHistory::tr("%1 is there again, so it cannot be brought back.").arg(name);
        return now ? UndoHistory::tr("%1 was changed after this. Undo what came later first.").arg(name)
                   : UndoHistory::tr("%1 was deleted after this. Undo the deletion first.").arg(name);
    }
    return {};
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/undohistory.h"

#include "core/base/plaintext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

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

/// Each connector as it is, or empty: not there.
using States = QHash<QUuid, std::optional<Connector>>;

bool stands(const store::Change& change, const std::optional<Connector>& now)
{
    return change.after ? now == change.after->connector : !now.has_value();
}

/// As the steps that were gone back over have left it; read when it is first asked for.
Result<std::optional<Connector>> stateOf(const QUuid& id, const States& states, store::Store& store)
{
    if (const auto known = states.constFind(id); known != states.cend())
        return *known;
    const Result<store::StoredConnector> stored = store.connectors().get(id);
    if (!stored && stored.error().code != ErrorCode::NotFound)
        return stored.error();
    return stored ? std::optional(stored->connector) : std::nullopt;
}

/// Goes back to before the changes; false, and nothing is done, where they do not stand as they were made.
Result<bool> goBack(const QList<store::Change>& changes, States& states, store::Store& store)
{
    States earlier;
    for (auto change = changes.crbegin(); change != changes.crend(); ++change) {
        const QUuid id = change->id();
        if (!earlier.contains(id)) {
            const Result<std::optional<Connector>> now = stateOf(id, states, store);
            if (!now)
                return now.error();
            earlier.insert(id, *now);
        }
        if (!stands(*change, earlier.value(id)))
            return false;
        earlier.insert(id, change->before ? std::optional(change->before->connector) : std::nullopt);
    }
    states.insert(earlier);
    return true;
}

}  // namespace

Result<QList<RevertibleStep>> revertibleSteps(store::Store& store, const std::stop_token& stop)
{
    const Result<QList<store::ActivityStep>> latest =
        store.steps().latest(MaxConsidered, {}, {.changesOnly = true});
    if (!latest)
        return latest.error();
    const QList<StandingStep> candidates = standing(*latest);
    States states;
    QList<RevertibleStep> steps;
    qint64 total = 0;
    for (auto candidate = candidates.crbegin(); candidate != candidates.crend(); ++candidate) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, QStringLiteral("nobody waits for the steps of undo")};
        total += candidate->step.connectors();
        if (steps.size() >= MaxSteps || total > MaxChanges)
            break;
        const Result<QList<store::Change>> changes = store.steps().changes(candidate->step);
        if (!changes)
            return changes.error();
        const Result<bool> gone = goBack(*changes, states, store);
        if (!gone)
            return gone.error();
        if (*gone)
            steps.prepend({.id = candidate->step.id, .name = candidate->name, .changes = *changes});
    }
    return steps;
}

QString obstacleTo(const QList<store::Change>& changes, const ConnectorLookup& present)
{
    for (auto change = changes.crbegin(); change != changes.crend(); ++change) {
        const std::optional<Connector> now = present(change->id());
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

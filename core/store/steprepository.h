// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/activityrepository.h"
#include "core/store/change.h"
#include "core/store/testrunrecord.h"

namespace relaydeck::store {

/// What was done in one go: one entry of activity, or all of a batch.
struct ActivityStep {
    qint64 id = 0;  ///< of its first entry; rises
    qint64 lastId = 0;
    QDateTime when;
    QString user;
    QString origin;  ///< `window`, `command-line`
    ActivityKind kind = ActivityKind::ConnectorAdded;  ///< of its first entry
    QString subject;  ///< of its first entry
    QString name;  ///< as in the undo menu; empty for what was done without one
    qint64 undoes = 0;  ///< the step that it takes back
    bool undone = false;  ///< taken back by a later step
    QJsonObject
        summary;  ///< of an import: how many are new, changed, unchanged; of tests: see testrunrecord.h

    /// How many it changed; the entry that only says that there was an import does not count.
    qint64 connectors() const
    {
        if (kind == ActivityKind::Exported || kind == ActivityKind::Tested)
            return 0;
        return lastId - id + (kind == ActivityKind::Imported ? 0 : 1);
    }
    bool changesConnectors() const { return connectors() > 0; }

    friend bool operator==(const ActivityStep&, const ActivityStep&) = default;
};

/// Which steps are wanted: those that fit all that is given.
struct StepFilter {
    /// In a subject, a name, the user or a tested domain, without regard to the case of ASCII letters.
    QString text{};
    /// In the subject alone.
    QString subject{};
    /// That changed this connector, or tested one of `domains`.
    QUuid connector{};
    QStringList domains{};
    /// Without tests and exports, which nobody takes back.
    bool changesOnly = false;

    bool isEmpty() const { return text.isEmpty() && subject.isEmpty() && connector.isNull() && !changesOnly; }

    friend bool operator==(const StepFilter&, const StepFilter&) = default;
};

/// The record of activity step by step, and the changes in it, so that any of them can be taken back later.
/// Rests on that the entries of a batch follow each other: they are written in one transaction, which has the
/// right to write for itself.
class StepRepository {
public:
    explicit StepRepository(Database& database) : m_database(database) { }

    /// Newest first. `before`: only those with a smaller id, to page on.
    Result<QList<ActivityStep>> latest(int limit, std::optional<qint64> before = {},
                                       const StepFilter& filter = {}) const;
    /// Those that came after this one, newest first, at most `limit` of the newest.
    Result<QList<ActivityStep>> since(qint64 id, int limit, const StepFilter& filter = {}) const;
    /// NotFound: there is no such step.
    Result<ActivityStep> get(qint64 id) const;
    /// The last one that changed this connector.
    Result<ActivityStep> latestOf(const QUuid& connectorId) const;
    /// Its entries about connectors, in the order in which they were made.
    Result<QList<ActivityEntry>> entries(const ActivityStep& step, int limit) const;
    /// All of its changes, to be taken back by their inverse.
    Result<QList<Change>> changes(const ActivityStep& step) const;
    /// Of a step of tests, with the domains.
    Result<TestRunRecord> testRun(const ActivityStep& step) const;
    /// For a step that was made before anybody knew what it is called.
    Result<void> setName(qint64 id, const QString& name);

private:
    Result<std::optional<qint64>> newestEntry(qint64 before, const StepFilter& filter) const;
    /// The step that an entry is part of.
    Result<ActivityStep> stepOf(qint64 entryId) const;
    Result<qint64> bound(const QString& sql, qint64 id, const QString& batch) const;
    Result<bool> isUndone(qint64 id, int depth = 0) const;

    Database& m_database;
};

}  // namespace relaydeck::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/activityrepository.h"
#include "core/store/change.h"
#include "core/store/changewatch.h"
#include "core/store/connectorrepository.h"
#include "core/store/policyrepository.h"
#include "core/store/reportrepository.h"
#include "core/store/steprepository.h"
#include "core/store/tlsreportrepository.h"
#include "core/store/workspacerepository.h"

#include <QtCore/QTemporaryDir>

/// Everything that lasts: connectors with their history, reports of tests and of senders, activity. One
/// SQLite file, which the window and the command line may use at the same time.
namespace relaydeck::store {

enum class Origin { Window, CommandLine };

/// Stable word in the store and in JSON.
QString originName(Origin origin);

class Store {
public:
    /// Makes the file, and its folder, if there is none.
    static Result<std::unique_ptr<Store>> open(const QString& path, Origin origin);
    /// For a store that cannot be written: works on a copy of its own, which goes with the object. What is
    /// kept there outlives it only by copyTo().
    static Result<std::unique_ptr<Store>> openReadOnly(const QString& path, Origin origin);
    /// In the user's data directory, the same for all our programs.
    static QString defaultPath();

    QString path() const { return m_path; }
    bool isReadOnly() const { return m_copy != nullptr; }
    /// Makes a store of its own elsewhere, with everything that is here.
    Result<void> copyTo(const QString& path) const { return m_database->copyTo(path); }
    Origin origin() const { return m_origin; }

    ConnectorRepository& connectors() { return m_connectors; }
    ReportRepository& reports() { return m_reports; }
    PolicyRepository& policies() { return m_policies; }
    TlsReportRepository& tlsReports() { return m_tlsReports; }
    ActivityRepository& activity() { return m_activity; }
    StepRepository& steps() { return m_steps; }
    WorkspaceRepository& workspace() { return m_workspace; }
    /// Not started yet.
    ChangeWatch& watch() { return m_watch; }
    Database& database() { return *m_database; }

    /// One change, or all of several or none, each with its entry of activity. Undo is
    /// apply(change.inverse()).
    Result<void> apply(const Change& change) { return m_connectors.apply({change}); }
    Result<void> apply(const QList<Change>& changes) { return m_connectors.apply(changes); }
    /// The same, with what is recorded of them; gives the id of the step.
    Result<qint64> apply(const QList<Change>& changes, const StepRecord& record)
    {
        return m_connectors.apply(changes, record);
    }

    /// What is here, for planMerge().
    Result<QList<ConnectorState>> connectorStates() const;
    /// Carries out the selected entries, in one transaction with the tenant's identity. Gives the changes, so
    /// that they can be taken back. `source`: name of the file, for the record of activity.
    Result<QList<Change>> applyImport(const MergePlan& plan, const QString& source = {});

    /// Notes that partners were tested; their reports are added one by one. Gives the id of the step.
    Result<qint64> noteTests(const TestRunRecord& run);

private:
    Store(std::unique_ptr<Database> database, Origin origin);

    QString m_path;
    std::unique_ptr<QTemporaryDir> m_copy;  // outlives the database in it
    std::unique_ptr<Database> m_database;
    Origin m_origin;
    ActivityRepository m_activity;
    StepRepository m_steps;
    ConnectorRepository m_connectors;
    ReportRepository m_reports;
    PolicyRepository m_policies;
    TlsReportRepository m_tlsReports;
    WorkspaceRepository m_workspace;
    ChangeWatch m_watch;
};

}  // namespace relaydeck::store

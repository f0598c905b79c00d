// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "ui/workspace/connectorsbyname.h"
#include "ui/workspace/environment.h"
#include "ui/workspace/reportshelf.h"
#include "ui/workspace/testlog.h"
#include "ui/workspace/testruns.h"
#include "ui/workspace/tlsreportshelf.h"
#include "ui/workspace/undoreader.h"

#include <QtCore/QFileInfo>
#include <QtGui/QUndoStack>

#include <chrono>

namespace relaydeck::ui {

class PracticeHost;

/// One open store with everything that goes on around it: the brain of the window, without a widget. What
/// another program changes in the store shows here within a second.
class Session : public QObject {
    Q_OBJECT
public:
    enum class Network { Real, Practice };

    /// A store that cannot be written is opened for reading only, as it is now.
    static Result<std::unique_ptr<Session>> open(const QString& storePath);
    explicit Session(std::unique_ptr<store::Store> store, QObject* parent = nullptr);
    ~Session() override;

    store::Store& store() { return *m_store; }
    /// Nothing can be changed; what tests find is kept until the window is closed, or by saveCopy().
    bool isReadOnly() const { return m_store->isReadOnly(); }
    /// Its file was moved or deleted, or its drive is away. What was read and written until then is still
    /// here, and saveCopy() keeps it.
    bool isGone() const { return !isReadOnly() && !QFileInfo::exists(m_store->path()); }
    /// Makes a store of its own elsewhere, also with the results and settings that could not be saved here.
    Result<void> saveCopy(const QString& path);
    /// Of the workspace, read by store(). What the store does not take is remembered for saveCopy().
    Result<void> setSetting(const QString& key, const QString& value);
    /// Keeps the results that the store did not take, as soon as it takes them. False: it still does not,
    /// which storeFailed() tells.
    bool saveUnsavedReports();
    QUndoStack& undoStack() { return m_undo; }
    /// All that earlier sessions and other programs left to take back is on the stack; right after the start
    /// it is still being read.
    bool isUndoRestored() const { return m_undoBegun && !m_undoReader.isReading() && !m_undoLate; }
    ReportShelf& reports() { return m_reports; }
    const ReportShelf& reports() const { return m_reports; }
    TlsReportShelf& tlsReports() { return m_tlsReports; }
    const TlsReportShelf& tlsReports() const { return m_tlsReports; }
    TestRuns& tests() { return m_tests; }
    const TestRuns& tests() const { return m_tests; }

    /// By name.
    const QList<store::StoredConnector>& connectors() const { return m_connectors.list(); }
    std::optional<store::StoredConnector> connector(const QUuid& id) const;
    /// Another number as soon as the last import may say something else of a connector, of which its revision
    /// tells nothing.
    quint64 tenantStates() const { return m_tenantStates; }
    /// The names that another connector than this one has.
    QStringList namesBeside(const QUuid& id) const;
    /// All domains that the connectors' mail goes to, each once.
    QStringList testableDomains() const;

    /// Carries changes out as one step of undo, named by `text` ("Delete Nordbank"). False: storeFailed() has
    /// been sent, nothing is changed.
    bool change(const QList<store::Change>& changes, const QString& text);
    /// The same for changes that the store has already, as from an import.
    void adopt(const QList<store::Change>& changes, const QString& text);
    /// Takes a step of the record of activity back, whoever made it and when, as a step of its own. False:
    /// storeFailed() has been sent, nothing is changed.
    bool revert(const store::ActivityStep& step);
    /// Connectors for the practice partners, as one step of undo.
    bool addSampleWorkspace();

    void test(const QStringList& domains) { m_tests.test(domains); }
    /// A test that asks others too: the partner's name servers, or another resolver.
    void testWithSecondOpinion(const QString& domain, const partnertest::SecondOpinionRequest& request)
    {
        m_tests.test({domain}, {.secondOpinion = request});
    }
    void testAll() { m_tests.test(testableDomains()); }

    /// Tests go to the practice network from now on; those asked for meanwhile wait until it is there.
    void startPractice();
    void useRealNetwork();
    /// What the real network is reached with, from now on.
    void setRealProfile(const NetworkProfile& profile);
    Network network() const { return m_network; }
    /// What the store is called: the tenant, or the file.
    QString workspaceName() const;
    /// Asks this resolver from now on, until the program ends.
    void useResolver(const Upstream& upstream);
    const Environment& environment() const { return m_environment; }

    /// Results that are older count as stale: they are shown set back, with their age in words.
    std::chrono::hours staleAfter() const { return m_staleAfter; }
    void setStaleAfter(std::chrono::hours age);
    /// Never tested is not stale.
    bool isStale(const QDateTime& testedAt, const QDateTime& now = QDateTime::currentDateTimeUtc()) const;

Q_SIGNALS:
    /// Whoever holds a copy of connectors() lets go of it: another owner makes of each change a copy of all.
    void connectorsAboutToChange();
    void connectorsChanged();
    /// The record of activity has an entry that is no change of a connector.
    void activityNoted();
    /// A new report of a domain.
    void reportChanged(const QString& domain);
    void environmentChanged();
    void networkChanged();
    void staleAfterChanged();
    /// What could not be written before is written now.
    void storeRecovered();
    /// What was asked for could not be written or read.
    void storeFailed(const relaydeck::Error& error);
    void practiceFailed(const relaydeck::Error& error);

private:
    Result<void> load();
    void reload();
    Result<qint64> apply(const QList<store::Change>& changes, const store::StepRecord& record);
    /// What earlier sessions and other programs did can be taken back too, as far as it still stands. It is
    /// read by a worker; what changes meanwhile makes it read anew.
    void restoreUndo();
    void takeUndo(const QList<RevertibleStep>& steps);
    void readUndoAnew();
    void push(const QString& text, const QList<store::Change>& changes, std::optional<qint64> doneAs);
    void setEnvironment(const Environment& environment);
    Error goneError() const;
    Result<void> takeIn(const QList<store::Change>& changes);
    void onReport(const partnertest::PartnerReport& report);
    mtasts::KnownPolicies knownPolicies(const QList<DomainName>& domains);

    std::unique_ptr<store::Store> m_store;
    ReportShelf m_reports;
    QHash<QString, QString> m_unsavedSettings;
    TlsReportShelf m_tlsReports;
    TestRuns m_tests;
    TestLog m_testLog;
    QUndoStack m_undo;
    UndoReader m_undoReader;
    ConnectorsByName m_connectors;
    quint64 m_tenantStates = 0;
    std::unique_ptr<PracticeHost> m_practice;
    Network m_network = Network::Real;
    NetworkProfile m_realProfile;
    Environment m_environment;
    std::chrono::hours m_staleAfter{24};
    bool m_undoBegun = false;  // restoring it
    bool m_undoLate = false;  // restored as soon as nothing is left to be done again
    bool m_applied = false;  // the last change was carried out
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/testengine.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <array>
#include <functional>

namespace relaydeck::ui {

/// What a test that has not ended has shown so far.
struct LiveTest {
    enum class Phase { Waiting, Begun, Ended };
    struct Part {
        int open = 0;  ///< begun and not ended: one for each host or address
        bool begun = false;
        QString subject;  ///< what was last asked: a domain, a host, an address

        Phase phase() const { return !begun ? Phase::Waiting : open > 0 ? Phase::Begun : Phase::Ended; }
    };

    int run = 0;
    bool started = false;  ///< false: waits for its turn
    std::array<Part, partnertest::CheckCount> parts;
    std::optional<partnertest::CheckId> current;  ///< what began last

    const Part& part(partnertest::CheckId check) const { return parts[static_cast<std::size_t>(check)]; }
};

/// How far everything that was asked for together is.
struct RunProgress {
    int total = 0;
    int done = 0;
    int couldNotTest = 0;
    int cancelled = 0;
    QString subject;  ///< what is being asked
};

/// The tests that run, by domain (as DomainName::toString() has it). Runs that are asked for while others run
/// count as one piece of work, up to the moment when nothing runs.
class TestRuns : public QObject {
    Q_OBJECT
public:
    explicit TestRuns(QObject* parent = nullptr);

    void setProfile(const NetworkProfile& profile);
    const NetworkProfile& profile() const { return m_engine.profile(); }
    /// Asked at the start of each run for the MTA-STS policies that earlier tests have read.
    using PolicySource = std::function<mtasts::KnownPolicies(const QList<DomainName>&)>;
    void setPolicySource(const PolicySource& source) { m_policySource = source; }
    /// Keeps what is asked for until the next setProfile(): its network is not there yet.
    void holdBack();

    /// Domains that are being tested already are left out, as is what is no domain name.
    void test(const QStringList& domains, const partnertest::TestOptions& options = {});
    /// Tries the resolvers without a partner; resolversChecked() follows.
    void checkResolvers();
    void cancel();

    bool isRunning() const { return !m_live.isEmpty(); }
    /// Null: not being tested.
    const LiveTest* live(const QString& domain) const;
    const RunProgress& progress() const { return m_progress; }

Q_SIGNALS:
    /// The first of what is asked for together; finished() follows.
    void begun();
    /// The live state of one domain is another.
    void liveChanged(const QString& domain);
    void progressChanged();
    /// Also with what a cancelled test has seen until then: see Evidence::cancelled.
    void reportReady(const relaydeck::partnertest::PartnerReport& report);
    void failed(const relaydeck::Error& error);
    void resolversChecked(const QList<relaydeck::partnertest::ResolverFitness>& resolvers);
    /// Nothing runs any more; progress() still tells how it went.
    void finished();

private:
    void start(const QList<DomainName>& domains, const partnertest::TestOptions& options);
    void onStep(const DomainName& domain, const partnertest::ProbeStep& step);
    void onReport(const partnertest::PartnerReport& report);
    void onRunFinished(int run);
    void end(const QString& domain);

    partnertest::TestEngine m_engine;
    QHash<QString, LiveTest> m_live;
    QSet<int> m_runs;
    QList<std::pair<QList<DomainName>, partnertest::TestOptions>> m_heldBack;
    PolicySource m_policySource;
    bool m_holding = false;
    bool m_checkHeldBack = false;
    RunProgress m_progress;
};

}  // namespace relaydeck::ui

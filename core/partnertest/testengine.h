// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/testrun.h"

#include <QtCore/QObject>
#include <QtCore/QThread>

#include <memory>

namespace relaydeck::partnertest {

class EngineWorker;

/// Runs partner tests on a thread of its own, for a window: the thread of the caller never waits for
/// cryptography. One run at a time works on the network; runs that are asked for meanwhile wait their turn.
class TestEngine : public QObject {
    Q_OBJECT

public:
    explicit TestEngine(QObject* parent = nullptr);
    /// Stops what runs and waits for it.
    ~TestEngine() override;

    /// For the runs that are started from now on.
    void setProfile(const NetworkProfile& profile);
    const NetworkProfile& profile() const { return m_profile; }

    /// Starts a run and gives its number. `known`: see Services::create().
    int test(const QList<DomainName>& domains, const mtasts::KnownPolicies& known = {},
             const TestOptions& options = {});
    /// Tries the resolvers of the profile; resolversChecked() follows.
    void checkResolvers();
    void cancel(int run);
    bool isRunning() const { return m_running > 0; }

Q_SIGNALS:
    void testStarted(int run, const relaydeck::DomainName& domain);
    void stepChanged(int run, const relaydeck::DomainName& domain,
                     const relaydeck::partnertest::ProbeStep& step);
    void reportReady(int run, const relaydeck::partnertest::PartnerReport& report);
    /// After checkResolvers(): what each is good for. Empty: the profile cannot be used.
    void resolversChecked(const QList<relaydeck::partnertest::ResolverFitness>& resolvers);
    /// The run could not begin: the profile cannot be used.
    void failed(int run, const relaydeck::Error& error);
    /// Always, once, last, for each run; also after failed().
    void finished(int run, bool cancelled);

private:
    NetworkProfile m_profile;
    QThread m_thread;
    EngineWorker* m_worker = nullptr;  // lives on m_thread
    int m_lastRun = 0;
    int m_running = 0;
};

}  // namespace relaydeck::partnertest

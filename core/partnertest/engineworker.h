// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/resolvercheck.h"
#include "core/partnertest/testrun.h"

#include <deque>
#include <memory>

namespace relaydeck::partnertest {

/// The part of a TestEngine that lives on the engine's thread: one run after the other.
class EngineWorker : public QObject {
    Q_OBJECT

public:
    void start(int number, const QList<DomainName>& domains, const NetworkProfile& profile,
               const mtasts::KnownPolicies& known, const TestOptions& options);
    /// Beside a run; another check that is asked for meanwhile is the same one.
    void checkResolvers(const NetworkProfile& profile);
    void cancel(int number);
    /// Ends everything and waits for it, so that no coroutine is left behind.
    void shutDown();

Q_SIGNALS:
    void testStarted(int run, const relaydeck::DomainName& domain);
    void stepChanged(int run, const relaydeck::DomainName& domain,
                     const relaydeck::partnertest::ProbeStep& step);
    void reportReady(int run, const relaydeck::partnertest::PartnerReport& report);
    void resolversChecked(const QList<relaydeck::partnertest::ResolverFitness>& resolvers);
    void failed(int run, const relaydeck::Error& error);
    void finished(int run, bool cancelled);

private:
    struct Waiting {
        int number = 0;
        QList<DomainName> domains;
        TestOptions options;
        NetworkProfile profile;
        mtasts::KnownPolicies known;
    };

    void startNext();
    void runDone();

    std::deque<Waiting> m_waiting;
    std::unique_ptr<TestRun> m_current;
    std::unique_ptr<ResolverCheck> m_check;
    int m_number = 0;
};

}  // namespace relaydeck::partnertest

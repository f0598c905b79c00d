// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/testrun.h"

#include <deque>
#include <memory>

namespace relaydeck::partnertest {

/// The part of a TestEngine that lives on the engine's thread: one run after the other.
class EngineWorker : public QObject {
    Q_OBJECT

public:
    void start(int number, const QList<DomainName>& domains, const NetworkProfile& profile,
               const mtasts::KnownPolicies& known);
    void cancel(int number);
    /// Ends everything and waits for it, so that no coroutine is left behind.
    void shutDown();

Q_SIGNALS:
    void testStarted(int run, const relaydeck::DomainName& domain);
    void stepChanged(int run, const relaydeck::DomainName& domain,
                     const relaydeck::partnertest::ProbeStep& step);
    void reportReady(int run, const relaydeck::partnertest::PartnerReport& report);
    void failed(int run, const relaydeck::Error& error);
    void finished(int run, bool cancelled);

private:
    struct Waiting {
        int number = 0;
        QList<DomainName> domains;
        NetworkProfile profile;
        mtasts::KnownPolicies known;
    };

    void startNext();
    void runDone();

    std::deque<Waiting> m_waiting;
    std::unique_ptr<TestRun> m_current;
    int m_number = 0;
};

}  // namespace relaydeck::partnertest

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/partnertest.h"

#include <QtCore/QList>
#include <QtCore/QObject>

#include <memory>
#include <vector>

namespace relaydeck::partnertest {

/// The job of testing many partner domains, `NetworkProfile::jobs` at once; each domain once, in the order
/// given. A report that the tests to come may decide otherwise waits for them: whether a silent port or a
/// missing STARTTLS is a partner's doing is seen only beside other partners.
class TestRun : public QObject {
    Q_OBJECT

public:
    TestRun(const QList<DomainName>& domains, std::shared_ptr<Services> services,
            const TestOptions& options = {}, QObject* parent = nullptr);
    ~TestRun() override;

    int total() const { return static_cast<int>(m_domains.size()); }
    int done() const { return m_done; }
    bool isRunning() const { return m_running; }
    bool wasCancelled() const { return m_cancelled; }

    void start();
    /// Asks all to stop; those that run still give their reports, those that wait give none.
    void cancel();

Q_SIGNALS:
    void testStarted(const relaydeck::DomainName& domain);
    void stepChanged(const relaydeck::DomainName& domain, const relaydeck::partnertest::ProbeStep& step);
    void reportReady(const relaydeck::partnertest::PartnerReport& report);
    /// Always, once, last.
    void finished();

private:
    void startNext();
    void testDone(PartnerTest* test);
    void tell(const PartnerReport& report);
    void tellWaiting();

    QList<DomainName> m_domains;
    std::shared_ptr<Services> m_services;
    TestOptions m_options;
    std::vector<std::unique_ptr<PartnerTest>> m_tests;
    QList<Evidence> m_waiting;  // for the comparison with others
    qsizetype m_next = 0;
    int m_done = 0;
    bool m_running = false;
    bool m_cancelled = false;
};

}  // namespace relaydeck::partnertest

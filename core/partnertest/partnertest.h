// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/probe.h"
#include "core/partnertest/secondopinion.h"

#include <QtCore/QObject>

#include <memory>
#include <optional>
#include <stop_token>

namespace relaydeck::partnertest {

/// What a test does beside what every test does.
struct TestOptions {
    std::optional<SecondOpinionRequest> secondOpinion;
};

/// The job of testing one partner domain: probes, judges, gives one report. May be deleted at any point.
class PartnerTest : public QObject {
    Q_OBJECT

public:
    PartnerTest(DomainName domain, std::shared_ptr<Services> services, const TestOptions& options = {},
                QObject* parent = nullptr);
    ~PartnerTest() override;

    const DomainName& domain() const { return m_domain; }
    bool isRunning() const { return m_running; }
    /// Only after finished().
    const std::optional<PartnerReport>& report() const { return m_report; }

    void start();
    /// Asks to stop; finished() follows within a second, with a report of what was seen until then.
    void cancel();

Q_SIGNALS:
    void stepChanged(const relaydeck::partnertest::ProbeStep& step);
    /// Always, once, last; also after cancel().
    void finished();

private:
    struct Access;
    friend struct Access;

    DomainName m_domain;
    std::shared_ptr<Services> m_services;
    TestOptions m_options;
    std::stop_source m_stop;
    std::optional<PartnerReport> m_report;
    bool m_running = false;
};

}  // namespace relaydeck::partnertest

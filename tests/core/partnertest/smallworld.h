// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/services.h"
#include "tests/support/fakesmtpserver.h"
#include "tests/support/treeserver.h"

namespace relaydeck::test {

/// Two domains with DANE, `partner.example` and `other.example`, that share one scripted mail server,
/// `mx.partner.example`; nothing else is wrong but what the script does.
class SmallWorld {
public:
    explicit SmallWorld(SmtpScript script = {});

    static DomainName partner();
    static DomainName other();

    NetworkProfile profile;  ///< long time-outs: nothing ends by itself
    FakeSmtpServer& server() { return m_server; }
    /// Services that know nothing yet.
    std::shared_ptr<partnertest::Services> services() const;

private:
    FakeSmtpServer m_server;
    SignedTree m_tree;
    std::unique_ptr<TreeServer> m_resolver;
};

}  // namespace relaydeck::test

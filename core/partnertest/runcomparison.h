// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/evidence.h"

#include <QtCore/QSet>

/// What cannot be told from one partner alone: whether a silent port or a missing STARTTLS is the partner's
/// doing or that of a firewall near this computer. The partners of a run are compared.
namespace relaydeck::partnertest {

/// Counts the partners of one run as they come. Those that share a server with one counted before are not
/// counted again: they say nothing new.
class RunComparison {
public:
    void add(const Evidence& evidence);
    const RunFacts& facts() const { return m_facts; }

private:
    QSet<QHostAddress> m_seen;
    RunFacts m_facts;
};

/// No mail server of several unrelated partners answers: port 25 is blocked from here.
bool isPort25Blocked(const RunFacts& facts);
/// No server of several unrelated partners shows STARTTLS: something near this computer removes it.
bool isStartTlsRemovedHere(const RunFacts& facts);
/// A device on the way wrote over the keyword: `XXXXXXXX` or `XXXXXXXA` stands in its place.
bool hasOverwrittenKeyword(const smtp::Endpoint& endpoint);

/// A connection that timed out, where nothing tells whose doing that is: no server of any partner (of that
/// family, for IPv6) has ever answered.
bool isSilenceUndecided(const smtp::Endpoint& endpoint, const NetworkFacts& network);
/// A server without STARTTLS, where the run tells that it is hidden from us, or cannot tell.
bool isStartTlsHidden(const smtp::Endpoint& endpoint, const NetworkFacts& network);

/// Whether the tests to come in the run may decide what this one leaves open.
bool waitsForOthers(const Evidence& evidence);

}  // namespace relaydeck::partnertest

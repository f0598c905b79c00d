// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/judgementoptions.h"
#include "core/network/resolveraddress.h"

#include <optional>
#include <string>
#include <vector>

namespace relaydeck::cli {

class Session;

/// The network options of every command that asks the network.
class NetworkOptions {
public:
    void addTo(CLI::App& command);

    /// The base profile, or the one that was named instead, with what else was given put over it. The error's
    /// detail is a sentence for the person who typed: an option that makes no sense (InvalidArgument), or a
    /// file that cannot be used (FileUnreadable, TrustAnchorsUnusable, InvalidData).
    Result<NetworkProfile> applyTo(NetworkProfile profile) const;
    /// The same over the session's own profile: this computer's, or the practice network's.
    Result<NetworkProfile> profileFor(Session& session) const;

private:
    std::string m_profile;
    std::vector<std::string> m_resolvers;
    JudgementOptions m_judgement;
    std::optional<quint16> m_smtpPort;
    std::optional<quint16> m_httpsPort;
    std::optional<quint16> m_nameServerPort;
    std::string m_ehloName;
    std::string m_sourceAddress;
    bool m_ipv4Only = false;
    bool m_ipv6Only = false;
    std::optional<int> m_timeoutSeconds;
    std::optional<int> m_jobs;
};

/// What parseUpstream() takes; the sentence of a fault names the option.
Result<Upstream> parseResolver(const QString& text);

}  // namespace relaydeck::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/networkprofile.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace relaydeck::cli {

class Session;

/// The network options of every command that asks the network.
class NetworkOptions {
public:
    void addTo(CLI::App& command);

    /// The base profile with what was given on the command line put over it. The error's detail is a sentence
    /// for the person who typed: an option that makes no sense (InvalidArgument), or a file that cannot be
    /// used (FileUnreadable, TrustAnchorsUnusable, InvalidData).
    Result<NetworkProfile> applyTo(NetworkProfile profile) const;
    /// The same over the session's own profile: this computer's, or the practice network's.
    Result<NetworkProfile> profileFor(Session& session) const;

private:
    std::vector<std::string> m_resolvers;
    std::string m_trustAnchorFile;
    std::string m_caFile;
    std::optional<quint16> m_smtpPort;
    std::optional<quint16> m_httpsPort;
    std::string m_ehloName;
    std::string m_sourceAddress;
    bool m_ipv4Only = false;
    bool m_ipv6Only = false;
    std::string m_at;
    std::string m_algorithms;
    std::string m_digests;
    std::optional<int> m_timeoutSeconds;
    std::optional<int> m_jobs;
};

/// `ADDR`, `ADDR:PORT`, `[ADDR]:PORT`, `tls://ADDR[:PORT]#NAME` or `https://HOST[:PORT]/PATH`.
Result<Upstream> parseResolver(const QString& text);

}  // namespace relaydeck::cli

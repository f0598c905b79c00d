// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/networkprofile.h"

#include <CLI/CLI.hpp>

#include <string>

namespace relaydeck::cli {

/// The options about the rules of a judgement: time, DNSSEC algorithms and digests, trust anchors,
/// certification authorities.
class JudgementOptions {
public:
    void addTo(CLI::App& command, const std::string& group);
    /// The profile with what was given put over it; fails as NetworkOptions::applyTo() does.
    Result<NetworkProfile> applyTo(NetworkProfile profile) const;

private:
    std::string m_trustAnchorFile;
    std::string m_caFile;
    bool m_onlyCa = false;
    std::string m_at;
    std::string m_algorithms;
    std::string m_digests;
};

}  // namespace relaydeck::cli

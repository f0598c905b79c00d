// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/connectors/connector.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace relaydeck::cli {

/// The parameters of New- and Set-OutboundConnector as options; only those given change a connector.
class ConnectorOptions {
public:
    void addTo(CLI::App& command);

    /// The error's detail is a sentence for the person who typed.
    Result<void> applyTo(Connector& connector) const;

private:
    std::optional<std::string> m_dane;
    std::optional<std::string> m_mtaSts;
    std::optional<std::string> m_type;
    std::optional<std::string> m_source;
    std::optional<std::string> m_tlsSettings;
    std::optional<std::string> m_tlsDomain;
    std::optional<std::string> m_comment;
    std::optional<std::vector<std::string>> m_recipientDomains;
    std::optional<std::vector<std::string>> m_smartHosts;
    std::optional<std::vector<std::string>> m_validationRecipients;
    std::optional<bool> m_enabled;
    std::optional<bool> m_useMxRecord;
    std::optional<bool> m_allAcceptedDomains;
    std::optional<bool> m_routeAllViaOnPremises;
    std::optional<bool> m_senderRewriting;
    std::optional<bool> m_cloudServicesMail;
    std::optional<bool> m_ruleScoped;
    std::optional<bool> m_testMode;
};

}  // namespace relaydeck::cli

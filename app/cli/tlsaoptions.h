// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/record.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace relaydeck::cli {

class Session;

/// The TLSA records that a person gives: each in an option, or as lines of a file.
class TlsaOptions {
public:
    void addTo(CLI::App& command);

    /// At least one, and no more than a record set can hold. Lines of a zone file that are about another
    /// owner are left out. Fails with InvalidArgument, or as readInput() does; the detail is a sentence.
    Result<QList<dns::TlsaData>> records(Session& session, const DomainName& owner) const;
    quint16 port() const { return m_port; }

private:
    std::vector<std::string> m_records;
    std::string m_file;
    quint16 m_port = 25;
};

}  // namespace relaydeck::cli

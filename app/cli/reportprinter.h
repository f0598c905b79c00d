// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/domaintests.h"

namespace relaydeck::cli {

/// How the reports of one call are printed.
struct ReportFormat {
    bool json = false;
    bool onePerLine = false;  ///< JSON of each on a line; also with many
    bool many = false;  ///< more than one report may come: text becomes a table
};

/// Prints reports as they come, each under the settings that carry the domain's mail, and keeps the exit
/// code.
class ReportPrinter {
public:
    ReportPrinter(Session& session, const QList<Connector>& connectors, ReportFormat format,
                  decision::Rules rules = {});

    void print(const partnertest::PartnerReport& report);
    /// Prints what waited for the last one; gives the exit code for all.
    int finish();

private:
    Session& m_session;
    QList<Connector> m_connectors;
    ReportFormat m_format;
    decision::Rules m_rules;
    QList<QStringList> m_rows;
    int m_code = MailPasses;
};

}  // namespace relaydeck::cli

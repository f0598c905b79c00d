// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

namespace relaydeck::ui {

class EvidenceTable;

/// The mail servers by preference, each with its verdict as if it were the only one.
class HostsCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit HostsCard(QWidget* parent = nullptr);

    /// Sets the row of a host off, by its place in the report; -1: none. Gives a cell of it.
    QWidget* markHost(int host);

protected:
    bool showReport() override;

private:
    void addHost(const partnertest::HostReport& host, qsizetype index, bool used);

    EvidenceTable* m_table;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

namespace relaydeck::ui {

class EvidenceTable;

/// Every published TLSA record beside what each address of its mail server shows for it.
class TlsaCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit TlsaCard(QWidget* parent = nullptr);

protected:
    bool showReport() override;

private:
    void addHost(const partnertest::HostReport& host);
    void addComparison(const QString& server, const partnertest::EndpointReport& endpoint, qsizetype record);
    void addUnasked(const QString& server, const dns::TlsaData& record, const QString& why);

    EvidenceTable* m_table;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

namespace relaydeck::ui {

class FactGrid;

/// The certificates that the mail servers show, each once.
class CertificateCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit CertificateCard(QWidget* parent = nullptr);

protected:
    bool showReport() override;

private:
    void addCertificate(const partnertest::HostReport& host, const partnertest::EndpointReport& endpoint);

    FactGrid* m_facts;
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

namespace relaydeck::ui {

class FactGrid;

/// TLS reporting (RFC 8460): whether the partner learns of failures.
class ReportingCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit ReportingCard(QWidget* parent = nullptr);

protected:
    bool showReport() override;

private:
    FactGrid* m_facts;
};

}  // namespace relaydeck::ui

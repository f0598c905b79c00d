// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

namespace relaydeck::ui {

class EvidenceTable;

/// What others said, where they were asked: a row for each name server and address, or for the resolver.
class SecondOpinionCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit SecondOpinionCard(QWidget* parent = nullptr);

protected:
    bool showReport() override;

private:
    void addServer(const partnertest::OpinionServerReport& server);

    EvidenceTable* m_table;
};

}  // namespace relaydeck::ui

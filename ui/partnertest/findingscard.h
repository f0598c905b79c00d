// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

namespace relaydeck::ui {

/// What was found for one check: what was seen, what it means for mail, what to do, and who can do it.
class FindingsCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit FindingsCard(QWidget* parent = nullptr);

    /// Shows the findings of this check, and those of the whole test. False: there are none.
    bool showCheck(partnertest::CheckId check);

protected:
    bool showReport() override;

private:
    QVBoxLayout* m_list;
};

}  // namespace relaydeck::ui

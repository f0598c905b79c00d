// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

namespace relaydeck::ui {

class TimelineView;

/// The first day of a message that waits under the settings that are shown.
class TimelineCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit TimelineCard(QWidget* parent = nullptr);

protected:
    bool showReport() override;

private:
    TimelineView* m_view;
};

}  // namespace relaydeck::ui

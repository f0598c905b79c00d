// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/simulation/modepair.h"
#include "ui/widgets/banner.h"

namespace relaydeck::ui {

/// Says that what is shown is simulated, and offers to apply it or to go back. Hidden until then.
class SimulationBanner : public Banner {
    Q_OBJECT
public:
    explicit SimulationBanner(QWidget* parent = nullptr);

    /// `connector`: the name of the one to apply the modes to; empty: there is none, `note` says why.
    void showModes(const ModePair& modes, const QString& connector, const QString& note = {});

Q_SIGNALS:
    void applyRequested();
    void backRequested();
};

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulation/simulationbanner.h"

#include "ui/style/fonts.h"
#include "ui/text/texts.h"

#include <QtWidgets/QAbstractButton>

namespace relaydeck::ui {

namespace {

/// Of a name that is longer, so that both buttons have room beside each other.
constexpr int NameWidth = 150;

}  // namespace

SimulationBanner::SimulationBanner(QWidget* parent) : Banner(parent)
{
    setObjectName(QStringLiteral("simulation"));
    setTone(Tone::Info, QStringLiteral("info"));
    hide();
}

void SimulationBanner::showModes(const ModePair& modes, const QString& connector, const QString& note)
{
    setTitle(tr("Simulated: DANE %1, MTA-STS %2. Nothing is changed.")
                 .arg(modeText(modes.dane), modeText(modes.sts)));
    setText(note);
    clearActions();
    if (!connector.isEmpty()) {
        const QFontMetrics fontMetrics(fontFor(TextRole::Note));
        QAbstractButton* apply =
            addAction(tr("Apply to %1").arg(fontMetrics.elidedText(connector, Qt::ElideRight, NameWidth)),
                      [this] { Q_EMIT applyRequested(); });
        apply->setObjectName(QStringLiteral("simulation.apply"));
        apply->setAccessibleName(tr("Apply to %1").arg(connector));
        apply->setToolTip(tr("Apply to %1").arg(connector).toHtmlEscaped());
    }
    addAction(tr("Back to today's modes"), [this] {
        Q_EMIT backRequested();
    })->setObjectName(QStringLiteral("simulation.back"));
    show();
}

}  // namespace relaydeck::ui

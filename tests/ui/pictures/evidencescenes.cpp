// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/scenes.h"
#include "tests/ui/pictures/workspace.h"

#include "ui/mainwindow/sections.h"
#include "ui/partnertest/evidenceview.h"
#include "ui/widgets/chainview.h"
#include "ui/widgets/matrixcell.h"
#include "ui/widgets/steplist.h"

#include <QtTest/QTest>
#include <QtWidgets/QScrollBar>

#include <array>

namespace relaydeck::test {

using namespace ui;

namespace {

/// Partners whose evidence looks different: all well, a mismatch, bogus DNS, no STARTTLS, a broken policy,
/// and so on.
constexpr std::array Partners{"health.example",  "insurance.example", "city.example",     "police.example",
                              "airport.example", "brewery.example",   "workshop.example", "railway.example",
                              "harbor.example",  "summit.example"};
/// One whose checks all have something to show.
constexpr auto Complete = "city.example";
constexpr int Checks = 8;

Scene evidenceScene(const QString& name, const QString& domain, int check = -1)
{
    return {name, [domain, check](const Stage& stage) { return evidencePicture(stage, domain, check); }};
}

/// The cards beneath, which the first view does not reach.
QPixmap lowerPart(const Stage& stage, const QString& domain)
{
    evidencePicture(stage, domain);
    QScrollBar* bar = stage.window.findChild<EvidenceView*>()->verticalScrollBar();
    bar->setValue(bar->maximum());
    QPixmap picture = windowPicture(stage);
    bar->setValue(0);
    return picture;
}

QPixmap simulated(const Stage& stage)
{
    evidencePicture(stage, QString::fromLatin1(Complete));
    const auto* view = stage.window.findChild<EvidenceView*>();
    const QList<MatrixCell*> cells = view->findChildren<MatrixCell*>();
    for (MatrixCell* cell : cells) {
        if (cell->isVisible())
            cell->click();
    }
    QPixmap picture = windowPicture(stage);
    QTest::keyClick(stage.window.findChild<EvidenceView*>(), Qt::Key_Escape);
    return picture;
}

/// A node of the chain is chosen, and with it what it stands for in the cards beneath.
QPixmap nodeChosen(const Stage& stage)
{
    evidencePicture(stage, QString::fromLatin1(Complete), 2);
    auto* chain = stage.window.findChild<EvidenceView*>()->findChild<ChainView*>();
    chain->setFocus(Qt::TabFocusReason);
    QTest::keyClick(chain, Qt::Key_Home);
    QTest::keyClick(chain, Qt::Key_End);
    QTest::keyClick(chain, Qt::Key_Return);
    return windowPicture(stage);
}

}  // namespace

QList<Scene> evidenceScenes()
{
    QList<Scene> scenes;
    for (const char* partner : Partners) {
        const QString domain = QString::fromLatin1(partner);
        scenes.append(evidenceScene(QStringLiteral("partner-") + domain.section(u'.', 0, 0), domain));
    }
    for (int check = 0; check < Checks; ++check)
        scenes.append(
            evidenceScene(QStringLiteral("check-%1").arg(check), QString::fromLatin1(Complete), check));
    scenes.append({QStringLiteral("evidence-lower"),
                   [](const Stage& stage) { return lowerPart(stage, QString::fromLatin1(Complete)); }});
    scenes.append({QStringLiteral("evidence-simulated"), simulated});
    scenes.append({QStringLiteral("evidence-node"), nodeChosen});
    scenes.append({QStringLiteral("evidence-unreachable"), [](const Stage& stage) {
                       addRareReports(stage.session);
                       return evidencePicture(stage, QStringLiteral("unreachable.example"));
                   }});
    scenes.append(evidenceScene(QStringLiteral("evidence-second-opinion"), QStringLiteral("harbor.example")));
    scenes.append(evidenceScene(QStringLiteral("evidence-held-policy"), QStringLiteral("ferry.example"), 6));
    scenes.append({QStringLiteral("evidence-senders"), [](const Stage& stage) {
                       addSenderReports(stage.session, QStringLiteral("health.example"));
                       return evidencePicture(stage, QStringLiteral("health.example"), 7);
                   }});
    return scenes;
}

}  // namespace relaydeck::test

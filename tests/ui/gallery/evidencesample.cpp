// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chainview.h"
#include "ui/widgets/modematrix.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/steplist.h"
#include "ui/widgets/timelineview.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSplitter>

namespace relaydeck::gallery {

using namespace relaydeck::ui;

namespace {

Chain sampleChain()
{
    const auto text = [](const char* words) { return QString::fromUtf8(words); };
    const std::optional<ChainState> link = ChainState::Verified;
    using enum ChainShape;
    constexpr auto Good = ChainState::Verified;
    const auto zone = [&](const char* name, const char* ksk, const char* ksk2, const char* zsk,
                          const char* zsk2, ChainNode last) {
        return ChainBox{
            text(name),
            Verdict::DeliveredDane,
            {{Key, text(ksk), text(ksk2), Good, {}}, {Key, text(zsk), text(zsk2), Good, link}, last},
            {}};
    };
    Chain chain;
    chain.boxes << zone(". (root)", "KSK 20326", "trust anchor", "ZSK 46780", "RSA/SHA-256",
                        {Ds, text("DS example"), text("SHA-256 of 37331"), Good, link})
                << zone("example.", "KSK 37331", "ECDSA P-256", "ZSK 5116", "ECDSA P-256",
                        {Ds, text("DS gesund"), text("SHA-256 of 2371"), Good, link})
                << zone("gesund.example.", "KSK 2371", "ECDSA P-256", "ZSK 34505", "ECDSA P-256",
                        {RRset, text("TLSA 3 1 1"), text("9f2c 41d0 … 77ab"), Good, link});
    chain.boxes[0].nodes[0].shape = TrustAnchor;
    chain.boxes << ChainBox{text("mx1.gesund.example"),
                            Verdict::Rejected,
                            {{RRset, text("Port 25, TLS 1.3"), text("198.51.100.25"), Good, {}},
                             {Sheet, text("Server key"), text("c018 5be2 … 0d4f"), ChainState::Broken, link}},
                            {}};
    chain.links = {{0, 2, 0, Good}, {1, 2, 0, Good}, {2, 2, 1, ChainState::Broken}};
    return chain;
}

Timeline sampleTimeline()
{
    using namespace std::chrono_literals;
    QList<std::chrono::minutes> attempts{0min, 15min, 30min};
    for (int hour = 1; hour < 24; ++hour)
        attempts << 30min + std::chrono::hours(hour);
    return {{{QStringLiteral("mx1.gesund.example"), attempts, false},
             {QStringLiteral("mx2.gesund.example"), attempts, false}},
            Verdict::Queued,
            24h,
            QStringLiteral("Dropped after 24 h, sender gets 5.7.323")};
}

QWidget* checks()
{
    auto* steps = new StepList(StepList::Look::CheckList);
    const auto step = [](Verdict verdict, const char* title, const char* subtitle) {
        return StepRow{verdict, QString::fromUtf8(title), QString::fromUtf8(subtitle), {}, true};
    };
    using enum Verdict;
    steps->setSteps({step(DeliveredDane, "DNSSEC chain", "Secure from the root, 3 zones"),
                     step(DeliveredDane, "Mail servers (MX)", "2 hosts, answer is signed"),
                     step(DeliveredDane, "TLSA records", "2 found, 2 usable"),
                     step(DeliveredDane, "STARTTLS", "Offered by both hosts, TLS 1.3"),
                     step(Rejected, "TLSA match", "0 of 2 hosts match a record"),
                     step(DeliveredDane, "Certificate", "Valid, 61 days left"),
                     step(DeliveredDane, "MTA-STS policy", "enforce, both hosts listed"),
                     step(NotNeeded, "TLS reporting", "No _smtp._tls record, optional")});
    steps->setCurrentStep(4);
    return steps;
}

QWidget* cards()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setSpacing(metrics::Space16);
    auto* chainCard = new Card(QStringLiteral("Chain of trust to mx1.gesund.example"));
    chainCard->setNote(QStringLiteral("validated here from the root, 14:32:08"));
    auto* chain = new ChainView;
    chain->setChain(sampleChain());
    chainCard->body()->addWidget(chain);
    layout->addWidget(chainCard);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(metrics::Space16);
    auto* matrixCard = new Card(QStringLiteral("What would happen"));
    auto* matrix = new ModeMatrix;
    matrix->setDeliveries(mismatchMatrix());
    matrix->setCurrentModes(DaneMode::Mandatory, MtaStsMode::Opportunistic);
    matrixCard->body()->addWidget(matrix);
    matrixCard->body()->addStretch(1);
    bottom->addWidget(matrixCard, 1);
    auto* timelineCard = new Card(QStringLiteral("Delivery timeline, DANE Mandatory"));
    timelineCard->setNote(QStringLiteral("simulated"));
    auto* timeline = new TimelineView;
    timeline->setTimeline(sampleTimeline());
    timelineCard->body()->addWidget(timeline);
    timelineCard->body()->addStretch(1);
    bottom->addWidget(timelineCard, 1);
    layout->addLayout(bottom);
    layout->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(QStringLiteral("Evidence"));
    return scroll;
}

}  // namespace

QWidget* evidenceSample()
{
    auto* page = new Panel(Ground::Window);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* header = new PageHeader(QStringLiteral("gesund.example"));
    header->setVerdict(Verdict::Queued);
    header->setSummary(
        QStringLiteral("Mail would be queued and dropped after 24 hours, because the keys of both hosts "
                       "match no TLSA record (tlsa-invalid, 4.7.323)"));
    header->addWidget(new QPushButton(Icons::get(u"export"), QStringLiteral("Save report")));
    auto* again = new QPushButton(Icons::get(u"play"), QStringLiteral("Test again"));
    setButtonKind(again, ButtonKind::Primary);
    header->addWidget(again);
    layout->addWidget(header);
    auto* splitter = new QSplitter;
    splitter->addWidget(checks());
    splitter->addWidget(cards());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({300, 940});
    layout->addWidget(splitter, 1);
    page->resize(1240, 760);
    return page;
}

}  // namespace relaydeck::gallery

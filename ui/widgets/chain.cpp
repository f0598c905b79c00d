// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chain.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace relaydeck::ui {

namespace {

struct ChainTexts {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::Chain)
};

std::optional<ChainPlace> firstWith(const Chain& chain, ChainState state)
{
    for (int box = 0; box < chain.boxes.size(); ++box) {
        const QList<ChainNode>& nodes = chain.boxes.at(box).nodes;
        for (int node = 0; node < nodes.size(); ++node) {
            if (nodes.at(node).state == state)
                return ChainPlace{box, node};
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<ChainPlace> firstFailing(const Chain& chain)
{
    const std::optional<ChainPlace> broken = firstWith(chain, ChainState::Broken);
    return broken ? broken : firstWith(chain, ChainState::Absent);
}

Chain folded(const Chain& chain, int limit)
{
    const int count = static_cast<int>(chain.boxes.size());
    if (count <= limit || limit < 4)
        return chain;
    // Where the chain starts, and where it ends, are what one looks at; a fault is never folded away.
    const int keptBefore = 2;
    const int keptAfter = limit - keptBefore - 1;
    const int foldEnd = count - keptAfter;
    const std::optional<ChainPlace> failing = firstFailing(chain);
    if (failing && failing->box >= keptBefore && failing->box < foldEnd)
        return chain;

    const int hidden = foldEnd - keptBefore;
    ChainBox fold;
    fold.title = ChainTexts::tr("+%n zones", nullptr, hidden);
    QStringList names;
    for (int box = keptBefore; box < foldEnd; ++box)
        names << chain.boxes.at(box).title;
    fold.description = names.join(QStringLiteral(", "));
    fold.nodes << ChainNode{
        ChainShape::RRset, ChainTexts::tr("verified"), fold.description, ChainState::Verified, {}};

    Chain result;
    result.boxes = chain.boxes.mid(0, keptBefore) + QList<ChainBox>{fold} + chain.boxes.mid(foldEnd);
    for (const ChainLink& link : chain.links) {
        if (link.fromBox + 1 < keptBefore)
            result.links << link;
        else if (link.fromBox + 1 == keptBefore)
            result.links << ChainLink{link.fromBox, link.fromNode, 0, link.state};
        else if (link.fromBox == foldEnd - 1)
            result.links << ChainLink{keptBefore, 0, link.toNode, link.state};
        else if (link.fromBox >= foldEnd)
            result.links << ChainLink{link.fromBox - hidden + 1, link.fromNode, link.toNode, link.state};
    }
    return result;
}

QString chainStateText(ChainState state)
{
    switch (state) {
    case ChainState::Verified:
        return ChainTexts::tr("verified");
    case ChainState::Broken:
        return ChainTexts::tr("broken");
    case ChainState::Absent:
        return ChainTexts::tr("proven absent");
    case ChainState::NotChecked:
        return ChainTexts::tr("not checked");
    }
    return {};
}

QString chainText(const Chain& chain)
{
    QStringList lines;
    for (const ChainBox& box : chain.boxes) {
        QStringList parts;
        for (const ChainNode& node : box.nodes) {
            const QString name = node.subtitle.isEmpty() ? node.title : node.title + u' ' + node.subtitle;
            parts << ChainTexts::tr("%1: %2").arg(name, chainStateText(node.state));
        }
        if (!box.description.isEmpty())
            parts << box.description;
        lines << ChainTexts::tr("%1: %2").arg(box.title, parts.join(QStringLiteral("; ")));
    }
    return lines.join(u'\n');
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/verdict.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

/// A chain of trust as values, ready to be drawn: one box per zone from left to right, the last one the
/// server on the wire.
namespace relaydeck::ui {

enum class ChainState {
    Verified,
    Broken,  ///< also expired, or not yet valid
    Absent,  ///< proven not to be there (insecure)
    NotChecked,
};

enum class ChainShape {
    Key,  ///< pill
    TrustAnchor,  ///< pill with a double border
    Ds,  ///< hexagon
    RRset,  ///< rectangle; also a server with its port
    Sheet,  ///< folded corner: certificate, key on the wire, policy
};

struct ChainNode {
    ChainShape shape = ChainShape::Key;
    QString title;
    QString subtitle;
    ChainState state = ChainState::Verified;
    /// The link from the node above it in the box; nothing for the first.
    std::optional<ChainState> fromAbove;

    friend bool operator==(const ChainNode&, const ChainNode&) = default;
};

struct ChainBox {
    QString title;
    Verdict verdict = Verdict::DeliveredDane;  ///< for the glyph
    QList<ChainNode> nodes;
    QString description;  ///< for the text twin: "signature valid until 14 Dec"

    friend bool operator==(const ChainBox&, const ChainBox&) = default;
};

/// From a node of one box to a node of the next.
struct ChainLink {
    int fromBox = 0;
    int fromNode = 0;
    int toNode = 0;
    ChainState state = ChainState::Verified;

    friend bool operator==(const ChainLink&, const ChainLink&) = default;
};

struct Chain {
    QList<ChainBox> boxes;
    QList<ChainLink> links;

    friend bool operator==(const Chain&, const Chain&) = default;
};

struct ChainPlace {
    int box = 0;
    int node = 0;

    friend bool operator==(const ChainPlace&, const ChainPlace&) = default;
};

/// The only place to look at: the first node that is broken, else the first that is absent.
std::optional<ChainPlace> firstFailing(const Chain& chain);
/// With more than `limit` boxes the middle ones become one ("+2 zones").
Chain folded(const Chain& chain, int limit = 6);
/// The chain in words, a line a box.
QString chainText(const Chain& chain);
QString chainStateText(ChainState state);

}  // namespace relaydeck::ui

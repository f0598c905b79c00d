// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connector.h"

#include <QtCore/QList>

#include <span>

/// Mail that two connectors are for, and which of them carries it by the documented order (routing.h).
namespace relaydeck {

struct Overlap {
    enum class Winner {
        This,
        Other,
        NotDocumented,  ///< both match equally well, or the documentation contradicts itself
    };

    Winner winner = Winner::NotDocumented;
    QUuid other;
    QString otherName;
    QString pattern;  ///< the recipient domain of this connector
    QString otherPattern;  ///< that of the other one; empty: its accepted domains
    QString mail;  ///< the mail that both are for, as a recipient domain: the narrower of the two

    friend bool operator==(const Overlap&, const Overlap&) = default;
};

/// So many are found; nobody reads more.
inline constexpr qsizetype MaxOverlaps = 50;

/// In the order of the connector's recipient domains, at most MaxOverlaps. A connector that takes no mail by
/// recipient domain (off, test mode, only by a rule) overlaps with none. The connector itself (same id) may
/// be among `others`.
QList<Overlap> overlapsOf(const Connector& connector, std::span<const Connector* const> others);
/// The same among values.
QList<Overlap> overlapsOf(const Connector& connector, const QList<Connector>& others);

}  // namespace relaydeck

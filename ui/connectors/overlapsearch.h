// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/overlap.h"
#include "core/store/change.h"
#include "ui/workspace/background.h"

#include <functional>

namespace relaydeck::ui {

/// Looks for connectors that are for the same mail: among few at once, among very many in a worker, since
/// every domain of every connector is compared. Only the newest question is answered.
class OverlapSearch {
public:
    /// Up to this many connectors the answer comes before ask() returns.
    static constexpr qsizetype Few = 2000;

    using Deliver = std::function<void(const QList<Overlap>&)>;

    /// `deliver` is called in the thread of the search.
    explicit OverlapSearch(Deliver deliver) : m_deliver(std::move(deliver)) { }

    void ask(const Connector& connector, const QList<store::StoredConnector>& others);

private:
    Deliver m_deliver;
    Background m_background;
};

}  // namespace relaydeck::ui

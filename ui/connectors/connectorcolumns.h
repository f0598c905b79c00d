// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace relaydeck::ui {

/// The columns of the list of connectors. The order is the usual one from left to right; a column keeps its
/// number whatever is moved or hidden.
enum class ConnectorColumn { Name, Dane, Sts, Result, Days, Tested, Routing, Tls, Comment };
inline constexpr int ConnectorColumnCount = 9;

struct ConnectorColumnTraits {
    const char* id;  ///< for settings
    int width;  ///< usual one; 0: takes what is left
    bool optional;  ///< can be hidden
    bool shown;  ///< unless somebody hides it
    /// Where there is no room, the columns give way in this order, from 1; 0: stays.
    int givesWay;
};

const ConnectorColumnTraits& columnTraits(ConnectorColumn column);
QString columnTitle(ConnectorColumn column);

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorcolumns.h"

#include <QtCore/QCoreApplication>

#include <array>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::ConnectorColumns)
};

constexpr std::array<ConnectorColumnTraits, ConnectorColumnCount> Traits{{
    {"name", 0, false, true, 0},
    {"dane", 108, true, true, 7},
    {"sts", 108, true, true, 6},
    {"result", 244, false, true, 0},
    {"history", 104, true, true, 4},
    {"tested", 88, true, true, 5},
    {"routing", 150, true, false, 2},
    {"tls", 150, true, false, 3},
    {"comment", 180, true, false, 1},
}};

}  // namespace

const ConnectorColumnTraits& columnTraits(ConnectorColumn column)
{
    return Traits.at(static_cast<std::size_t>(column));
}

QString columnTitle(ConnectorColumn column)
{
    switch (column) {
    case ConnectorColumn::Name:
        return Words::tr("Connector");
    case ConnectorColumn::Dane:
        return Words::tr("SMTP DANE");
    case ConnectorColumn::Sts:
        return Words::tr("MTA-STS");
    case ConnectorColumn::Result:
        return Words::tr("Last result");
    case ConnectorColumn::Days:
        return Words::tr("14 days");
    case ConnectorColumn::Tested:
        return Words::tr("Tested");
    case ConnectorColumn::Routing:
        return Words::tr("Routing");
    case ConnectorColumn::Tls:
        return Words::tr("TLS setting");
    case ConnectorColumn::Comment:
        return Words::tr("Comment");
    }
    Q_UNREACHABLE();
}

}  // namespace relaydeck::ui

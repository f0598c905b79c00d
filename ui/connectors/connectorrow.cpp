// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorrow.h"

#include "core/connectors/routing.h"

namespace relaydeck::ui {

namespace {

/// Of one value, and of all: enough for every value that Exchange takes, and no place to hide a megabyte.
constexpr qsizetype MaxSearchedValue = 500;
constexpr qsizetype MaxSearched = 20'000;

void addSearched(QString& text, const QString& value)
{
    if (value.isEmpty() || text.size() > MaxSearched)
        return;
    text += value.left(MaxSearchedValue) + u'\n';
    // What is stored as an A-label is also found as it is read.
    if (value.contains(u"xn--", Qt::CaseInsensitive)) {
        if (const Result<DomainName> name = DomainName::fromUserInput(value.left(MaxSearchedValue)))
            text += name->toDisplayString() + u'\n';
    }
}

}  // namespace

ConnectorRow bareRow(const store::StoredConnector& stored)
{
    ConnectorRow row;
    row.connector = stored.connector;
    row.revision = stored.revision;
    row.domains = testableDomains(stored.connector);
    QString text;
    addSearched(text, stored.connector.name);
    for (const QString& domain : stored.connector.recipientDomains)
        addSearched(text, domain);
    for (const QString& host : stored.connector.smartHosts)
        addSearched(text, host);
    addSearched(text, stored.connector.comment);
    row.searchText = text.toCaseFolded();
    return row;
}

}  // namespace relaydeck::ui

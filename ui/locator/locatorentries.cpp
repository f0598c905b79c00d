// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locator/locatorentries.h"

#include "core/base/plaintext.h"
#include "ui/actions/keymap.h"
#include "ui/connectors/connectortext.h"
#include "ui/help/helptopics.h"
#include "ui/text/texts.h"
#include "ui/workspace/session.h"

namespace relaydeck::ui {

namespace {

/// "View › Columns · Ctrl+E"
QString placeAndKeys(const QAction& action)
{
    QStringList parts;
    if (const QStringList place = commandPlace(action); !place.isEmpty())
        parts.append(place.join(QStringLiteral(" › ")));
    if (!action.shortcut().isEmpty())
        parts.append(isolated(action.shortcut().toString(QKeySequence::NativeText)));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

QList<LocatorEntry> locatorEntries(const Session& session, const ActionCollection& actions)
{
    using enum LocatorEntry::Kind;
    QList<LocatorEntry> entries;
    for (const store::StoredConnector& stored : session.connectors()) {
        entries.append({Connector, plainText(stored.connector.name), connectorSummary(stored.connector),
                        stored.connector.id.toString()});
    }
    QStringList domains = session.testableDomains() + session.reports().domains();
    domains.sort();
    domains.removeDuplicates();
    for (const QString& domain : std::as_const(domains)) {
        const QDateTime tested = session.reports().testedAt(domain);
        entries.append(
            {Domain, plainText(domain), tested.isValid() ? relativeTime(tested) : QString(), domain});
    }
    for (const QAction* action : actions.actions()) {
        if (action->isVisible())
            entries.append({Command, commandWords(*action), placeAndKeys(*action), action->objectName(),
                            action->isEnabled()});
    }
    for (const HelpTopic& topic : helpTopics())
        entries.append({Help, topic.title, {}, topic.id});
    return entries;
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/change.h"

#include "core/connectors/connectorjson.h"

namespace relaydeck::store {

namespace {

const QString ImportedKey = QStringLiteral("imported");

}  // namespace

Change Change::added(Connector connector)
{
    if (connector.id.isNull())
        connector.id = QUuid::createUuid();
    return {.kind = Kind::Added,
            .before = std::nullopt,
            .after = ConnectorState{.connector = std::move(connector), .imported = std::nullopt}};
}

Change Change::changed(const StoredConnector& before, const Connector& after)
{
    ConnectorState changed{.connector = after, .imported = before.imported};
    changed.connector.id = before.connector.id;
    return {.kind = Kind::Changed, .before = before.state(), .after = std::move(changed)};
}

Change Change::removed(const StoredConnector& before)
{
    return {.kind = Kind::Removed, .before = before.state(), .after = std::nullopt};
}

Change Change::inverse() const
{
    switch (kind) {
    case Kind::Added:
        return {.kind = Kind::Removed, .before = after, .after = before};
    case Kind::Changed:
        return {.kind = Kind::Changed, .before = after, .after = before};
    case Kind::Removed:
        return {.kind = Kind::Added, .before = after, .after = before};
    }
    Q_UNREACHABLE();
}

QUuid Change::id() const
{
    return after ? after->connector.id : before->connector.id;
}

QString Change::name() const
{
    return after ? after->connector.name : before->connector.name;
}

QJsonObject toJson(const ConnectorState& state, bool withImported)
{
    QJsonObject object = relaydeck::toJson(state.connector);
    if (withImported && state.imported)
        object.insert(ImportedKey, relaydeck::toJson(*state.imported));
    return object;
}

Result<ConnectorState> stateFromJson(const QJsonObject& object)
{
    const Result<Connector> connector = connectorFromJson(object);
    if (!connector)
        return connector.error();
    ConnectorState state{.connector = *connector, .imported = std::nullopt};
    if (object.contains(ImportedKey)) {
        const Result<Connector> imported = connectorFromJson(object.value(ImportedKey).toObject());
        if (!imported)
            return imported.error();
        state.imported = *imported;
    }
    return state;
}

QList<Change> inverse(const QList<Change>& changes)
{
    QList<Change> result;
    result.reserve(changes.size());
    for (auto change = changes.crbegin(); change != changes.crend(); ++change)
        result.append(change->inverse());
    return result;
}

}  // namespace relaydeck::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connectorrecord.h"

#include "core/connectors/connectorjson.h"
#include "core/store/columns.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QThread>

#include <algorithm>
#include <future>
#include <vector>

namespace relaydeck::store {

namespace {

/// What one thread reads in some ten milliseconds: fewer are not worth another thread.
constexpr std::size_t WorthAThread = 2000;

Result<Connector> readBody(const ConnectorRecord& record, const QByteArray& body)
{
    Result<Connector> connector = connectorFromJson(QJsonDocument::fromJson(body).object());
    if (!connector)
        return Error{ErrorCode::InvalidData,
                     QStringLiteral("connector %1: %2").arg(record.id, connector.error().detail)};
    return connector;
}

Result<QList<StoredConnector>> readInOneThread(std::span<const ConnectorRecord> records)
{
    QList<StoredConnector> connectors;
    connectors.reserve(static_cast<qsizetype>(records.size()));
    for (const ConnectorRecord& record : records) {
        Result<Connector> connector = readBody(record, record.body);
        if (!connector)
            return connector.error();
        StoredConnector stored{.connector = std::move(*connector),
                               .revision = record.revision,
                               .imported = std::nullopt,
                               .changedAt = toTime(record.changedAt)};
        if (!record.imported.isEmpty()) {
            Result<Connector> imported = readBody(record, record.imported);
            if (!imported)
                return imported.error();
            stored.imported = std::move(*imported);
        }
        connectors.append(std::move(stored));
    }
    return connectors;
}

}  // namespace

Result<QList<StoredConnector>> readRecords(std::span<const ConnectorRecord> records)
{
    const auto processors = static_cast<std::size_t>(std::max(1, QThread::idealThreadCount()));
    const std::size_t threads = std::clamp<std::size_t>(records.size() / WorthAThread, 1, processors);
    const std::size_t share = (records.size() + threads - 1) / threads;
    std::vector<std::future<Result<QList<StoredConnector>>>> others;
    for (std::size_t from = share; from < records.size(); from += share)
        others.push_back(std::async(std::launch::async, readInOneThread,
                                    records.subspan(from, std::min(share, records.size() - from))));
    Result<QList<StoredConnector>> all = readInOneThread(records.first(std::min(share, records.size())));
    if (all)
        all->reserve(static_cast<qsizetype>(records.size()));
    for (auto& other : others) {
        // Each is waited for, whatever the one before it found.
        Result<QList<StoredConnector>> part = other.get();
        if (!all)
            continue;
        if (!part) {
            all = part.error();
            continue;
        }
        for (StoredConnector& stored : *part)
            all->append(std::move(stored));
    }
    return all;
}

}  // namespace relaydeck::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importers/exchangeobject.h"
#include "core/importers/importresult.h"

#include <QtCore/QSet>

namespace relaydeck::importers {

/// Where every form of file hands over its objects, one after the other. Finds connectors that come again: by
/// GUID they are the same one, by name alone they contradict each other.
class Collector {
public:
    /// `total`: what `done` of take() counts up to, such as the size of the file.
    explicit Collector(qint64 total, ImportStep step = {}) : m_total(total), m_step(std::move(step)) { }

    /// Before each object: whether the file may have one more, and whether reading is to go on.
    Result<void> next(qint64 done);
    Result<void> take(const SourceObject& object);
    /// In place of an object: a line that could not be read. Fails when there are too many of them.
    Result<void> leaveOut(LineFault fault);
    bool isEmpty() const { return m_result.connectors.isEmpty(); }
    ImportResult result() && { return std::move(m_result); }

private:
    Result<void> keep(ExchangeObject object, const Place& place);
    void noteTenant(const Connector& connector);

    qint64 m_total;
    ImportStep m_step;
    qint64 m_begun = 0;
    ImportResult m_result;
    QSet<QUuid> m_guids;
    QSet<QString> m_names;
    bool m_severalTenants = false;
};

}  // namespace relaydeck::importers

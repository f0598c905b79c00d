// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorjson.h"
#include "core/importers/importer.h"
#include "tests/fuzz/property.h"

namespace relaydeck::fuzz {

/// What must hold for every file, whatever its form.
inline void requireImportHolds(const QByteArray& octets, importers::ImportFormat format)
{
    importers::ImportOptions options{.format = format, .columns = {}, .step = {}};
    options.faultyLines = importers::FaultyLines::LeaveOut;
    const Result<importers::ImportResult> leavingOut = importers::importConnectors(octets, options);
    options.faultyLines = importers::FaultyLines::Refuse;
    const Result<importers::ImportResult> imported = importers::importConnectors(octets, options);
    require(!imported || (leavingOut && *leavingOut == *imported),
            "nothing is left out of a file without a fault");
    if (leavingOut) {
        require(leavingOut->leftOutCount <= importers::MaxLeftOutLines, "what is left out is bounded");
        require(imported.ok() == (leavingOut->leftOutCount == 0), "a line is left out for a fault alone");
    }
    if (!imported) {
        require(!imported.error().detail.isEmpty(), "what is refused is refused with a reason");
        require(imported.error().detail.size() < 2000, "the reason is bounded");
        return;
    }
    require(imported->connectors.size() <= importers::MaxImportConnectors, "an import is bounded");
    require(imported->connectors.size() == imported->absentFields.size()
                && imported->connectors.size() == imported->lostFields.size(),
            "absent and lost fields are told for each");
    for (const Connector& connector : imported->connectors) {
        require(connector.id.isNull(), "an id of ours is not imported");
        require(!connector.name.trimmed().isEmpty(), "a connector has a name");
        const Result<Connector> again = connectorFromJson(toJson(connector));
        require(again.ok(), "an imported connector is read back from our own form");
        require(*again == connector, "an imported connector is read back as the same");
    }
    for (const importers::ImportNote& note : imported->notes)
        require(!importers::englishText(note).isEmpty(), "a note is a sentence");
    const Result<importers::ImportResult> again = importers::importConnectors(octets, options);
    require(again.ok() && *again == *imported, "the same file imports the same");
}

}  // namespace relaydeck::fuzz

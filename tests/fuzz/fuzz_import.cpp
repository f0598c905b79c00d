// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/connectorjson.h"
#include "core/importers/jsonimporter.h"
#include "tests/fuzz/property.h"

using namespace relaydeck;
using namespace relaydeck::importers;
using fuzz::require;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray octets = fuzz::octetsOf(data, size);
    const Result<ImportResult> imported = importJson(octets);
    if (!imported) {
        require(!imported.error().detail.isEmpty(), "what is refused is refused with a reason");
        require(imported.error().detail.size() < 2000, "the reason is bounded");
        return 0;
    }
    require(imported->connectors.size() <= MaxImportConnectors, "an import is bounded");
    for (const Connector& connector : imported->connectors) {
        require(connector.id.isNull(), "an id of ours is not imported");
        const Result<Connector> again = connectorFromJson(toJson(connector));
        require(again.ok(), "an imported connector is read back from our own form");
        require(*again == connector, "an imported connector is read back as the same");
    }
    for (const ImportNote& note : imported->notes)
        require(!englishText(note).isEmpty(), "a note is a sentence");
    const Result<ImportResult> again = importJson(octets);
    require(again.ok() && *again == *imported, "the same file imports the same");
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/importproperties.h"

using namespace relaydeck;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::requireImportHolds(fuzz::octetsOf(data, size), importers::ImportFormat::Clixml);
    return 0;
}

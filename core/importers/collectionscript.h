// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace relaydeck::importers {

/// File that the script writes.
QString collectionFileName();

/// A PowerShell script that writes all outbound connectors of a tenant to a file that importJson() reads. It
/// only reads from the tenant.
QString collectionScript();

/// One line that does the same without regard to filters, for where a whole script is too much: JSON, in
/// which lists stay lists.
QString collectionCommand();

}  // namespace relaydeck::importers

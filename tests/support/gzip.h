// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace relaydeck::test {

/// One member of gzip (RFC 1952).
QByteArray gzipped(const QByteArray& octets);

}  // namespace relaydeck::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace relaydeck::test {

/// Compares with tests/data/`name`; empty when equal, else what to tell. With RELAYDECK_UPDATE_GOLDEN=1 in
/// the environment the file is written instead, for review.
QString differsFromGolden(const QString& name, const QByteArray& actual);

}  // namespace relaydeck::test

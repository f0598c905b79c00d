// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace relaydeck::decision {

/// Whether a certificate with these names is one for -TlsDomain: `*.suffix` there takes any name below the
/// suffix.
bool certificateIsFor(const QString& tlsDomain, const QStringList& certificateNames);

}  // namespace relaydeck::decision

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/zonesigner.h"

#include <QtCore/QStringList>

namespace relaydeck::test {

/// The records of a zone `example` that has a place for every kind of answer.
QList<dns::Record> exampleRecords();

enum class ExampleKind { Nsec, Nsec3, OptOut };

/// Keys are made once; NSEC3 has the salt aabb and 3 iterations.
dnssec::ZoneSigning exampleSigning(ExampleKind kind);
dnssec::SignedZone exampleZone(const dnssec::ZoneSigning& signing);

/// The records as `OWNER TYPE`, with numbers for types and `sigTYPE` for signatures, joined by commas.
QString summary(const QList<dns::Record>& section);

}  // namespace relaydeck::test

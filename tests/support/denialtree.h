// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/signedtree.h"

#include <QtCore/QMetaType>

#include <functional>

namespace relaydeck::test {

/// The zone that denies.
inline constexpr char DenialApex[] = "partner.example";

enum class DenialKind { Nsec, Nsec3 };

/// A tree whose zone `partner.example` has a place for every kind of denial: names, an empty non-terminal, a
/// wildcard, an alias, a DNAME, an insecure and a secure delegation.
SignedTree denialTree(DenialKind kind, quint16 iterations = 1, bool optOut = false);

dns::RecordType coveredBy(const dns::Record& signature);
/// NSEC, NSEC3 or a signature over one.
bool ofProof(const dns::Record& record);
/// Every denial record that a zone has, with signatures: what an attacker can collect.
QList<dns::Record> allProofs(const SignedTree& tree, const char* apex);

/// Calls for both kinds, with a prefix for row titles.
void forEachKind(const std::function<void(const QByteArray& prefix, DenialKind kind)>& row);

}  // namespace relaydeck::test

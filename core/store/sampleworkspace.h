// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

namespace relaydeck::store {

/// A partner domain to show, with a few words on what it is an example of.
struct SamplePartner {
    QString domain;
    QString title;
};

/// Connectors for a first look: one for each of the partners, with types, modes and settings that differ, so
/// that every verdict and chip of the window has something to show.
QList<Connector> sampleConnectors(const QList<SamplePartner>& partners);

/// Adds them, in one change that can be taken back. Partners that a connector is already named after are left
/// out, so that it can be done again.
Result<QList<Change>> addSampleWorkspace(Store& store, const QList<SamplePartner>& partners);

}  // namespace relaydeck::store

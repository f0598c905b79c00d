// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/session.h"

/// What the workspace of the pictures holds.
namespace relaydeck::test {

/// The sample workspace, as the tenant has it too; then a connector that takes what the others leave, and
/// edits of two others, one of them twice.
void fillWorkspace(ui::Session& session);

/// As it may have been two days before, so that there is something to compare with once these domains are
/// tested.
void addEarlierReports(ui::Session& session, const QStringList& domains);
/// Tests that need a network of their own: without a resolver, with the name servers' own answers, with
/// another policy read before.
void addRareReports(ui::Session& session);
/// What senders report about a domain.
void addSenderReports(ui::Session& session, const QString& domain);

/// Connectors with long words, markup, direction overrides and right-to-left names, and a report of which
/// every text is hostile, for `partner.example`.
void addHostile(ui::Session& session);

}  // namespace relaydeck::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

#include <QtCore/QUrl>

namespace relaydeck::documents {

/// A text for the one at the partner's who has to act: what is wrong, what was seen, the record to publish,
/// how to look again. Nothing of the sender stands in it: see Confidential.
struct PartnerLetter {
    partnertest::Party party = partnertest::Party::Nobody;
    /// Where it may go: the postmaster first (RFC 5321 4.5.1), then who wants TLS reports (RFC 8460 3).
    QStringList recipients;
    QString subject;
    QString body;  ///< plain text, English
};

/// The partner's parties that have something to repair: an error or a warning is theirs. Those with an error
/// first.
QList<partnertest::Party> partiesToWrite(const partnertest::PartnerReport& report);

/// `party` is one of partiesToWrite().
PartnerLetter letterTo(const partnertest::PartnerReport& report, partnertest::Party party);

/// For a mail program (RFC 6068). What is too long for one is cut, and says so.
QUrl mailtoUrl(const PartnerLetter& letter, const QString& recipient);

}  // namespace relaydeck::documents

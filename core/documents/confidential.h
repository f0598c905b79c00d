// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

#include <QtCore/QSet>

namespace relaydeck::documents {

/// What a report knows of the one who tested and that is nobody else's business: the resolvers asked, the
/// name said in EHLO, every address that is not the partner's own.
class Confidential {
public:
    explicit Confidential(const partnertest::PartnerReport& report);

    /// The text with all of that left out.
    QString removedFrom(const QString& text) const;

private:
    QStringList m_words;  ///< longest first
    QSet<QString> m_partnerAddresses;
};

}  // namespace relaydeck::documents

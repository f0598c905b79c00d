// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace relaydeck::tlsrpt {

/// A part of a mail that holds content, decoded.
struct MailPart {
    QString type{};  ///< `application/tlsrpt+gzip`, in lower case
    QString fileName{};  ///< plain and bounded; empty: none
    QByteArray content{};
};

inline constexpr int MaxMailParts = 500;
inline constexpr int MaxMailDepth = 30;

/// A header field stands at the beginning, or the line that mail folders put before it.
bool looksLikeMail(const QByteArray& octets);
/// The leaves of a mail in their order, those of mails inside it too; parts beyond the bounds are left out.
/// InvalidData: this is no mail.
Result<QList<MailPart>> partsOfMail(const QByteArray& mail);

}  // namespace relaydeck::tlsrpt

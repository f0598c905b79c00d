// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connector.h"
#include "core/decision/delivery.h"
#include "ui/widgets/verdict.h"

#include <QtCore/QDate>
#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <chrono>

/// Enumerators and values as words and sentences for people, in the language of the program. The only place
/// that knows the exact words of a verdict. Names that come from outside are arguments, never markup: show
/// them as plain text.
namespace relaydeck::ui {

/// "Queued, then dropped"
QString verdictText(Verdict verdict);
/// The one word of a matrix cell: "Queued", "Delivered".
QString outcomeWord(Verdict verdict);
/// At most three words, what stands beneath it: "TLSA mismatch", "MTA-STS", "unverified".
QString outcomeReason(const decision::Delivery& delivery);
/// The reason alone, at most three words.
QString reasonWords(decision::Reason reason);

/// What a sentence can be filled with beyond the delivery itself; what is not known is left out of the
/// sentence.
struct ReasonDetails {
    QString host;  ///< as shown; empty: the delivery's host
    QString domain;
    QString zone;  ///< where validation fails
    QString certificateName;
    QDate certificateExpiry;
    int tlsaRecords = 0;
    int httpStatus = 0;
};

/// What happens to mail, and because of what: "Mail waits: the key of mx1 matches none of its 2 TLSA
/// records."
QString reasonSentence(const decision::Delivery& delivery, const ReasonDetails& details = {});
/// What to do next, and who can do it; empty when there is nothing to do.
QString nextStep(decision::Reason reason);
/// "tlsa-invalid, 4.7.323": result type and status, for the end of a sentence.
QString reasonCode(const decision::Delivery& delivery);
/// Headline of a banner: "Queued, then dropped after 24 hours".
QString deliveryHeadline(const decision::Delivery& delivery);

/// Sentence for a cell of the matrix: outcome, reason, code, and whether it rests on assumptions.
QString cellSentence(const decision::Delivery& delivery);

QString modeText(DaneMode mode);
QString modeText(MtaStsMode mode);
QString tlsSettingsText(TlsSettings settings);
QString connectorTypeText(ConnectorType type);

/// "now", "4 min ago", "2 h ago", "8 days ago", "never" for an invalid time.
QString relativeTime(const QDateTime& time, const QDateTime& now = QDateTime::currentDateTimeUtc());
/// Local date and time with its zone, for tooltips.
QString absoluteTime(const QDateTime& time);
/// The day alone: "2 Nov 2026".
QString dayText(const QDateTime& time);
/// "212 ms", "1.1 s", "2 min"
QString durationText(std::chrono::milliseconds duration);
/// Keeps a Latin token (host name, hash, number with unit) together in right-to-left text.
QString isolated(const QString& token);

}  // namespace relaydeck::ui

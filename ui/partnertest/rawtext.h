// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
QT_END_NAMESPACE

/// The evidence as text, as received: bounded, and with control characters made visible.
namespace relaydeck::ui {

/// Every DNS exchange: question, server, time, and the records of the answer.
QString dnsText(const partnertest::Evidence& evidence);
/// The certificates that were sent, as PEM.
QString pemText(const partnertest::Evidence& evidence);
QString policyText(const partnertest::Evidence& evidence);
/// "  212 ms  S: 220 mx1 ready"
QString transcriptText(const smtp::Endpoint& endpoint);
/// Lines with their numbers, as problems cite them.
QString numberedLines(const QByteArray& octets);

/// A read-only pane of plain text in fixed width, which grows with its text up to a bound and then scrolls.
QPlainTextEdit* textPane(const QString& name);
void setPaneText(QPlainTextEdit* pane, const QString& text, int maxLines = 14);

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"

/// The evidence as text, as received: bounded, and with control characters made visible.
namespace relaydeck::documents {

/// Every DNS exchange: question, server, time, and the records of the answer.
QString dnsText(const partnertest::Evidence& evidence);
/// The certificates that were sent, as PEM.
QString pemText(const partnertest::Evidence& evidence);
QString policyText(const partnertest::Evidence& evidence);
/// "  212 ms  S: 220 mx1 ready"
QString transcriptText(const smtp::Endpoint& endpoint);
/// All dialogues, each under the name of its server.
QString dialoguesText(const partnertest::Evidence& evidence);
/// Lines with their numbers, as problems cite them.
QString numberedLines(const QByteArray& octets);

}  // namespace relaydeck::documents

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/report.h"
#include "ui/widgets/verdict.h"

/// Words for what stands in the evidence of a test.
namespace relaydeck::ui {

/// "signed", "not signed", "fails validation", "not known"
QString securityWords(dns::Security security);
Verdict securityVerdict(dns::Security security);

/// "ECDSA P-256" (RFC 8624 3.1)
QString algorithmWords(int algorithm);
/// "SHA-256" (RFC 4509, RFC 6605)
QString digestWords(int digestType);

/// "3 1 1"
QString tlsaForm(const dns::TlsaData& record);
/// "The server's own key, as SHA-256"
QString tlsaFormWords(const dns::TlsaData& record);
/// Words for TlsaComparison::unusableReason.
QString unusableWords(const QString& reason);
QString daneOutcomeWords(tls::DaneVerdict::Outcome outcome);
QString chainProblemWords(tls::ChainProblem problem);

QString stsModeWords(partnertest::StsMode mode);
/// "7 days"
QString secondsWords(int seconds);
QString partyWords(partnertest::Party party);
/// A sentence of the catalogue (FindingText), filled from a finding: one line of plain text.
QString findingWords(const char* sentence, const partnertest::Finding& finding);

/// "TLS 1.3" for OpenSSL's "TLSv1.3".
QString tlsVersionWords(const QString& version);
QString hexText(const QByteArray& octets);
/// The records of a TLSA lookup; empty without one.
QList<dns::TlsaData> tlsaRecords(const partnertest::HostReport& host);
/// A name as people read it, kept together in right-to-left text.
QString shownName(const DomainName& name);

}  // namespace relaydeck::ui

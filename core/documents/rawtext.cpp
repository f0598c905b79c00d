// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/rawtext.h"

#include "core/base/plaintext.h"
#include "core/tls/certificate.h"

#include <QtCore/QSet>

namespace relaydeck::documents {

namespace {

constexpr qsizetype MaxLine = 600;
constexpr qsizetype MaxText = 400'000;

/// Ends a text that has become too long to be shown.
bool isFull(QString& text)
{
    if (text.size() < MaxText)
        return false;
    text += QStringLiteral("\n(the rest is left out)\n");
    return true;
}

QString outcomeWords(dns::Exchange::Outcome outcome)
{
    switch (outcome) {
    case dns::Exchange::Outcome::Answered:
        return QStringLiteral("answered");
    case dns::Exchange::Outcome::TimedOut:
        return QStringLiteral("no answer in time");
    case dns::Exchange::Outcome::Unreachable:
        return QStringLiteral("not reachable");
    case dns::Exchange::Outcome::Malformed:
        return QStringLiteral("malformed answers only");
    case dns::Exchange::Outcome::Cancelled:
        return QStringLiteral("canceled");
    }
    Q_UNREACHABLE();
}

QString exchangeText(const dns::Exchange& exchange)
{
    QString text = QStringLiteral(";; %1 %2\n;; %3, %4, %5 ms\n")
                       .arg(exchange.question.name.toString(), dns::typeName(exchange.question.type),
                            plainText(exchange.upstream, 80), outcomeWords(exchange.outcome))
                       .arg(exchange.duration.count());
    if (exchange.outcome != dns::Exchange::Outcome::Answered)
        return text + u'\n';
    const Result<dns::Message> message = dns::parseMessage(exchange.response);
    if (!message)
        return text + QStringLiteral(";; cannot be read\n\n");
    text += QStringLiteral(";; %1\n").arg(dns::rcodeName(message->rcode));
    for (const QList<dns::Record>& section : {message->answer, message->authority}) {
        for (const dns::Record& record : section)
            text += plainText(dns::recordText(record), MaxLine) + u'\n';
    }
    return text + u'\n';
}

}  // namespace

QString dnsText(const partnertest::Evidence& evidence)
{
    QString text;
    for (const dns::Exchange& exchange : evidence.exchanges) {
        if (isFull(text))
            break;
        text += exchangeText(exchange);
    }
    return text.isEmpty() ? QStringLiteral("Nothing was asked.") : text;
}

QString pemText(const partnertest::Evidence& evidence)
{
    QString text;
    QSet<QByteArray> seen;
    for (const partnertest::HostEndpoint& host : evidence.endpoints) {
        for (const QByteArray& der : host.endpoint.handshake.chain) {
            if (seen.contains(der) || isFull(text))
                continue;
            seen.insert(der);
            const Result<tls::Certificate> certificate = tls::parseCertificate(der);
            text += QStringLiteral("# %1\n").arg(certificate ? plainText(certificate->subject) : QString());
            text += QString::fromLatin1(tls::toPem(der)) + u'\n';
        }
    }
    return text.isEmpty() ? QStringLiteral("No certificate was sent.") : text;
}

QString policyText(const partnertest::Evidence& evidence)
{
    if (!evidence.policyFetch || evidence.policyFetch->body.isEmpty())
        return QStringLiteral("No policy was read.");
    QString text;
    const QList<QByteArray> lines = evidence.policyFetch->body.split('\n');
    for (const QByteArray& line : lines) {
        if (isFull(text))
            break;
        text += plainText(line.endsWith('\r') ? line.chopped(1) : line, MaxLine) + u'\n';
    }
    return text;
}

QString transcriptText(const smtp::Endpoint& endpoint)
{
    QString text;
    for (const smtp::TranscriptLine& line : endpoint.transcript) {
        if (isFull(text))
            break;
        QString from;
        switch (line.from) {
        case smtp::TranscriptLine::From::Client:
            from = QStringLiteral("C:");
            break;
        case smtp::TranscriptLine::From::Server:
            from = QStringLiteral("S:");
            break;
        case smtp::TranscriptLine::From::Note:
            from = QStringLiteral("--");
            break;
        }
        text +=
            QStringLiteral("%1 ms  %2 %3\n").arg(line.at.count(), 6).arg(from, plainText(line.text, MaxLine));
    }
    return text.isEmpty() ? QStringLiteral("Nothing was said.") : text.chopped(1);
}

QString dialoguesText(const partnertest::Evidence& evidence)
{
    QString text;
    for (const partnertest::HostEndpoint& host : evidence.endpoints) {
        if (isFull(text))
            break;
        text +=
            QStringLiteral("# %1, %2\n%3\n\n")
                .arg(host.host.toString(), host.endpoint.address.toString(), transcriptText(host.endpoint));
    }
    return text.isEmpty() ? QStringLiteral("No mail server was asked.") : text.chopped(2);
}

QString numberedLines(const QByteArray& octets)
{
    QString text;
    QList<QByteArray> lines = octets.split('\n');
    if (lines.constLast().isEmpty())
        lines.removeLast();
    for (qsizetype i = 0; i < lines.size() && !isFull(text); ++i) {
        const QByteArray& line = lines.at(i);
        text += QStringLiteral("%1  %2\n")
                    .arg(i + 1, 3)
                    .arg(plainText(line.endsWith('\r') ? line.chopped(1) : line, MaxLine));
    }
    return text.chopped(text.isEmpty() ? 0 : 1);
}

}  // namespace relaydeck::documents

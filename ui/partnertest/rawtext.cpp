// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/rawtext.h"

#include "core/base/plaintext.h"
#include "core/tls/certificate.h"
#include "ui/style/fonts.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>
#include <QtWidgets/QPlainTextEdit>

#include <algorithm>

namespace relaydeck::ui {

namespace {

struct Raw {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::RawText)
};

constexpr qsizetype MaxLine = 600;
constexpr qsizetype MaxText = 400'000;
constexpr int PaneMargin = 10;

/// Ends a text that has become too long to be shown.
bool isFull(QString& text)
{
    if (text.size() < MaxText)
        return false;
    text += Raw::tr("\n(the rest is left out)\n");
    return true;
}

QString outcomeWords(dns::Exchange::Outcome outcome)
{
    switch (outcome) {
    case dns::Exchange::Outcome::Answered:
        return Raw::tr("answered");
    case dns::Exchange::Outcome::TimedOut:
        return Raw::tr("no answer in time");
    case dns::Exchange::Outcome::Unreachable:
        return Raw::tr("not reachable");
    case dns::Exchange::Outcome::Malformed:
        return Raw::tr("malformed answers only");
    case dns::Exchange::Outcome::Cancelled:
        return Raw::tr("canceled");
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
        return text + Raw::tr(";; cannot be read\n\n");
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
    return text.isEmpty() ? Raw::tr("Nothing was asked.") : text;
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
    return text.isEmpty() ? Raw::tr("No certificate was sent.") : text;
}

QString policyText(const partnertest::Evidence& evidence)
{
    if (!evidence.policyFetch || evidence.policyFetch->body.isEmpty())
        return Raw::tr("No policy was read.");
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
    return text.isEmpty() ? Raw::tr("Nothing was said.") : text.chopped(1);
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

QPlainTextEdit* textPane(const QString& name)
{
    auto* pane = new QPlainTextEdit;
    pane->setReadOnly(true);
    pane->setLayoutDirection(Qt::LeftToRight);  // what protocols say, in any language of the program
    // A quiet ground instead of a second frame inside the card.
    pane->setFrameShape(QFrame::NoFrame);
    pane->viewport()->setBackgroundRole(QPalette::Window);
    pane->setUndoRedoEnabled(false);
    pane->document()->setDocumentMargin(PaneMargin);
    pane->setLineWrapMode(QPlainTextEdit::NoWrap);
    pane->setTabChangesFocus(true);
    pane->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    pane->setAccessibleName(name);
    setTextRole(pane, TextRole::FixedSmall);
    return pane;
}

void setPaneText(QPlainTextEdit* pane, const QString& text, int maxLines)
{
    pane->setPlainText(text);
    const int lines = std::clamp(pane->document()->blockCount(), 2, maxLines);
    // A pane as high as its text never scrolls; Qt would keep room for one more line.
    pane->setVerticalScrollBarPolicy(pane->document()->blockCount() <= maxLines ? Qt::ScrollBarAlwaysOff
                                                                                : Qt::ScrollBarAsNeeded);
    constexpr int ScrollBarRoom = 12;
    pane->setFixedHeight(lines * pane->fontMetrics().lineSpacing() + 2 * PaneMargin + ScrollBarRoom);
}

}  // namespace relaydeck::ui

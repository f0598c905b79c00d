// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/fieldwords.h"

#include "core/base/plaintext.h"
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::SummaryWords)
};

/// The first few, and how many more.
QString several(const QStringList& values)
{
    constexpr qsizetype Shown = 3;
    QStringList shown;
    for (const QString& value : values.mid(0, Shown))
        shown.append(isolated(plainText(value, 80)));
    const QString list = shown.join(QStringLiteral(", "));
    const qsizetype more = values.size() - shown.size();
    return more <= 0 ? list : Words::tr("%1 and %n more", nullptr, static_cast<int>(more)).arg(list);
}

QString mailWords(const ConnectorSummary& summary)
{
    switch (summary.takes) {
    case ConnectorSummary::Takes::Nothing:
        return Words::tr("No mail yet");
    case ConnectorSummary::Takes::Domains:
        return Words::tr("Mail to %1").arg(several(summary.domains));
    case ConnectorSummary::Takes::AllMail:
        return Words::tr("All outgoing mail that no narrower connector takes");
    case ConnectorSummary::Takes::AcceptedDomains:
        return summary.domains.isEmpty()
            ? Words::tr("Mail to all accepted domains")
            : Words::tr("Mail to all accepted domains and to %1").arg(several(summary.domains));
    case ConnectorSummary::Takes::WhenRuleSelects:
        return Words::tr("Mail that a mail flow rule selects");
    }
    Q_UNREACHABLE();
}

QString wayWords(const ConnectorSummary& summary, const QString& mail)
{
    switch (summary.way) {
    case ConnectorSummary::Way::Mx:
        return Words::tr("%1 goes by MX records.").arg(mail);
    case ConnectorSummary::Way::SmartHosts:
        return Words::tr("%1 goes to %2.").arg(mail, several(summary.smartHosts));
    case ConnectorSummary::Way::Nowhere:
        return Words::tr("%1 has nowhere to go: no smart host is named.").arg(mail);
    }
    Q_UNREACHABLE();
}

QString proofWords(const ConnectorSummary& summary)
{
    switch (summary.proof) {
    case ConnectorSummary::Proof::DaneRequired:
        return Words::tr("The server must prove itself by DANE, else the mail waits for 24 hours and is then "
                         "dropped.");
    case ConnectorSummary::Proof::DaneAndMtaStsIfPublished:
        return Words::tr("DANE and MTA-STS are applied where the partner publishes them; a proof that fails "
                         "makes mail wait, and after 24 hours it is dropped.");
    case ConnectorSummary::Proof::DaneIfPublished:
        return Words::tr("DANE is applied where the partner publishes it, and a proof that fails makes mail "
                         "wait; MTA-STS is not looked at.");
    case ConnectorSummary::Proof::MtaStsIfPublished:
        return Words::tr("DANE is not looked at; MTA-STS is applied where the partner publishes it, and a "
                         "proof that fails makes mail wait.");
    case ConnectorSummary::Proof::None:
        return Words::tr("Neither DANE nor MTA-STS is looked at: mail goes out whatever the partner "
                         "publishes.");
    }
    Q_UNREACHABLE();
}

QString tlsWords(const ConnectorSummary& summary)
{
    switch (summary.tls) {
    case TlsSettings::Blank:
        return summary.proof == ConnectorSummary::Proof::None
            ? Words::tr("It is not encrypted where the server offers no TLS.")
            : QString();
    case TlsSettings::EncryptionOnly:
        return Words::tr("It never leaves without TLS.");
    case TlsSettings::CertificateValidation:
        return Words::tr("It never leaves without TLS and a trusted certificate.");
    case TlsSettings::DomainValidation:
        return summary.tlsDomain.isEmpty()
            ? Words::tr(
                "It never leaves without TLS and a trusted certificate with a name that is still to be "
                "given.")
            : Words::tr("It never leaves without TLS and a trusted certificate for %1.")
                  .arg(isolated(plainText(summary.tlsDomain, 80)));
    }
    Q_UNREACHABLE();
}

}  // namespace

QString summarySentence(const ConnectorSummary& summary)
{
    if (summary.takes == ConnectorSummary::Takes::Nothing)
        return Words::tr("This connector takes no mail yet: it names no recipient domain.");
    QStringList sentences{wayWords(summary, mailWords(summary)), proofWords(summary), tlsWords(summary)};
    if (!summary.inUse)
        sentences.prepend(Words::tr("Not in use: mail goes as if this connector were not there. In use:"));
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

}  // namespace relaydeck::ui

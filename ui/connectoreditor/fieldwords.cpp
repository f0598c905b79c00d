// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/fieldwords.h"

#include "core/base/plaintext.h"
#include "core/connectors/protection.h"
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::FieldWords)
};

QString onOff(const std::optional<bool>& value)
{
    if (!value)
        return Words::tr("not set");
    return *value ? Words::tr("on") : Words::tr("off");
}

template<typename Mode>
QString modeWords(const std::optional<Mode>& mode)
{
    return mode ? modeText(*mode) : Words::tr("not set (Opportunistic)");
}

QString sourceText(ConnectorSource source)
{
    return source == ConnectorSource::Default ? Words::tr("Default") : toString(source);
}

QString textOrNone(const QString& text)
{
    return text.isEmpty() ? Words::tr("none") : plainText(text);
}

}  // namespace

QString fieldTitle(ConnectorField field)
{
    switch (field) {
    case ConnectorField::Name:
        return Words::tr("Name");
    case ConnectorField::Enabled:
        return Words::tr("In use");
    case ConnectorField::ConnectorType:
        return Words::tr("Type");
    case ConnectorField::ConnectorSource:
        return Words::tr("Made by");
    case ConnectorField::UseMxRecord:
        return Words::tr("Routing");
    case ConnectorField::SmartHosts:
        return Words::tr("Smart hosts");
    case ConnectorField::RecipientDomains:
        return Words::tr("Recipient domains");
    case ConnectorField::AllAcceptedDomains:
        return Words::tr("All accepted domains");
    case ConnectorField::RouteAllMessagesViaOnPremises:
        return Words::tr("All mail through own servers");
    case ConnectorField::SenderRewritingEnabled:
        return Words::tr("Sender rewriting (SRS)");
    case ConnectorField::CloudServicesMailEnabled:
        return Words::tr("Internal Exchange headers kept");
    case ConnectorField::IsTransportRuleScoped:
        return Words::tr("Only when a rule selects it");
    case ConnectorField::TlsSettings:
        return Words::tr("TLS level");
    case ConnectorField::TlsDomain:
        return Words::tr("Name in the certificate");
    case ConnectorField::MtaStsMode:
        return Words::tr("MTA-STS mode");
    case ConnectorField::SmtpDaneMode:
        return Words::tr("SMTP DANE mode");
    case ConnectorField::TestMode:
        return Words::tr("Test mode");
    case ConnectorField::Comment:
        return Words::tr("Comment");
    case ConnectorField::ValidationRecipients:
        return Words::tr("Validation recipients");
    case ConnectorField::IsValidated:
        return Words::tr("Validated");
    case ConnectorField::LastValidationTimestamp:
        return Words::tr("Last validation");
    }
    Q_UNREACHABLE();
}

QString fieldValue(ConnectorField field, const Connector& connector)
{
    switch (field) {
    case ConnectorField::Name:
        return textOrNone(connector.name);
    case ConnectorField::Enabled:
        return onOff(connector.enabled);
    case ConnectorField::ConnectorType:
        return connector.type ? connectorTypeText(*connector.type) : Words::tr("not set");
    case ConnectorField::ConnectorSource:
        return connector.source ? sourceText(*connector.source) : Words::tr("not set");
    case ConnectorField::UseMxRecord:
        return connector.useMxRecord ? Words::tr("by MX records") : Words::tr("through smart hosts");
    case ConnectorField::SmartHosts:
        return textOrNone(connector.smartHosts.join(QStringLiteral(", ")));
    case ConnectorField::RecipientDomains:
        return textOrNone(connector.recipientDomains.join(QStringLiteral(", ")));
    case ConnectorField::AllAcceptedDomains:
        return onOff(connector.allAcceptedDomains);
    case ConnectorField::RouteAllMessagesViaOnPremises:
        return onOff(connector.routeAllMessagesViaOnPremises);
    case ConnectorField::SenderRewritingEnabled:
        return onOff(connector.senderRewritingEnabled);
    case ConnectorField::CloudServicesMailEnabled:
        return onOff(connector.cloudServicesMailEnabled);
    case ConnectorField::IsTransportRuleScoped:
        return onOff(connector.isTransportRuleScoped);
    case ConnectorField::TlsSettings:
        return tlsSettingsText(connector.tlsSettings);
    case ConnectorField::TlsDomain:
        return textOrNone(connector.tlsDomain);
    case ConnectorField::MtaStsMode:
        return modeWords(connector.mtaStsMode);
    case ConnectorField::SmtpDaneMode:
        return modeWords(connector.smtpDaneMode);
    case ConnectorField::TestMode:
        return onOff(connector.testMode);
    case ConnectorField::Comment:
        return textOrNone(connector.comment);
    case ConnectorField::ValidationRecipients:
        return textOrNone(connector.validationRecipients.join(QStringLiteral(", ")));
    case ConnectorField::IsValidated:
        return onOff(connector.isValidated);
    case ConnectorField::LastValidationTimestamp:
        return connector.lastValidationTimestamp.isValid() ? absoluteTime(connector.lastValidationTimestamp)
                                                           : Words::tr("none");
    }
    Q_UNREACHABLE();
}

QString findingText(const ConnectorFinding& finding)
{
    QString text = QCoreApplication::translate("ConnectorProblem", sentence(finding.problem));
    for (qsizetype i = 0; i < finding.args.size(); ++i)
        text.replace(u'%' + QString::number(i + 1), plainText(finding.args.at(i), 80));
    return text;
}

Note findingNote(const ConnectorFinding& finding)
{
    Note note{.tone = Tone::Info, .text = findingText(finding), .action = {}};
    if (finding.severity == ConnectorFinding::Severity::Error)
        note.tone = Tone::Negative;
    else if (finding.severity == ConnectorFinding::Severity::Warning)
        note.tone = Tone::Warning;
    if (finding.problem == ConnectorProblem::ApexNotSurelyCovered)
        note.action = Words::tr("List %1 too").arg(finding.args.value(1));
    return note;
}

Note overlapNote(const Overlap& overlap)
{
    const QString other = plainText(overlap.otherName, 64);
    switch (overlap.winner) {
    case Overlap::Winner::This:
        return {.tone = Tone::Neutral,
                .text = Words::tr("Mail to %1 goes by this connector, not by \"%2\", whose %3 is wider.")
                            .arg(isolated(overlap.mail), other, isolated(overlap.otherPattern)),
                .action = {}};
    case Overlap::Winner::Other:
        return {.tone = Tone::Info,
                .text = Words::tr("Mail to %1 goes by \"%2\": its recipient domain is narrower than %3 here.")
                            .arg(isolated(overlap.mail), other, isolated(overlap.pattern)),
                .action = {}};
    case Overlap::Winner::NotDocumented:
        break;
    }
    const QString text = overlap.otherPattern.isEmpty()
        ? Words::tr(
              "\"%1\" takes all accepted domains; whether it goes before * here is documented both ways.")
              .arg(other)
        : Words::tr("Mail to %1 may go by \"%2\" as well: both list it, and which one is used is not "
                    "documented.")
              .arg(isolated(overlap.mail), other);
    return {.tone = Tone::Warning, .text = text, .action = {}};
}

QList<Note> loweredNotes(const std::optional<Connector>& before, const Connector& after)
{
    const auto effect = [](ConnectorField field) {
        if (field == ConnectorField::SmtpDaneMode)
            return Words::tr("Protection is lowered: DANE proves less than before, so a false server is "
                             "noticed later or not at all.");
        if (field == ConnectorField::MtaStsMode)
            return Words::tr("Protection is lowered: the partner's MTA-STS policy is not applied any more.");
        return Words::tr("Protection is lowered: TLS or the certificate is asked for less than before.");
    };
    QList<Note> notes;
    for (const ConnectorField field : loweredProtection(before, after))
        notes.append({.tone = Tone::Warning, .text = effect(field), .action = {}});
    return notes;
}

}  // namespace relaydeck::ui

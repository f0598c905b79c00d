// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulkedit/bulkfieldwords.h"

#include "core/base/plaintext.h"
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>

#include <type_traits>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::BulkEdit)
};

constexpr qsizetype ShownValue = 120;

QString words(bool value)
{
    return value ? Words::tr("On") : Words::tr("Off");
}

QString words(const QString& value)
{
    return value.isEmpty() ? Words::tr("Empty") : plainText(value, ShownValue);
}

QString words(const QStringList& values)
{
    return words(values.join(QStringLiteral(", ")));
}

QString words(DaneMode mode)
{
    return modeText(mode);
}

QString words(MtaStsMode mode)
{
    return modeText(mode);
}

QString words(TlsSettings settings)
{
    return tlsSettingsText(settings);
}

QString words(ConnectorType type)
{
    return connectorTypeText(type);
}

QString words(ConnectorSource source)
{
    return toString(source);
}

QString words(const QDateTime& time)
{
    return absoluteTime(time);
}

template<typename T>
QString words(const std::optional<T>& value)
{
    return value ? words(*value) : Words::tr("Not set");
}

template<typename Member, typename... Values>
QList<Connector> choices(Member member, Values... values)
{
    QList<Connector> list;
    const auto add = [&](auto value) {
        Connector connector;
        connector.*member = value;
        list.append(connector);
    };
    (add(values), ...);
    return list;
}

}  // namespace

QString bulkFieldTitle(ConnectorField field)
{
    switch (field) {
    case ConnectorField::Name:
        return Words::tr("Name");
    case ConnectorField::Enabled:
        return Words::tr("In use");
    case ConnectorField::ConnectorType:
        return Words::tr("Type");
    case ConnectorField::ConnectorSource:
        return Words::tr("Source");
    case ConnectorField::UseMxRecord:
        return Words::tr("Route by MX records");
    case ConnectorField::SmartHosts:
        return Words::tr("Smart hosts");
    case ConnectorField::RecipientDomains:
        return Words::tr("Recipient domains");
    case ConnectorField::AllAcceptedDomains:
        return Words::tr("All accepted domains");
    case ConnectorField::RouteAllMessagesViaOnPremises:
        return Words::tr("Route all through own servers");
    case ConnectorField::SenderRewritingEnabled:
        return Words::tr("Rewrite senders (SRS)");
    case ConnectorField::CloudServicesMailEnabled:
        return Words::tr("Keep internal Exchange headers");
    case ConnectorField::IsTransportRuleScoped:
        return Words::tr("Only when a rule selects it");
    case ConnectorField::TlsSettings:
        return Words::tr("TLS setting");
    case ConnectorField::TlsDomain:
        return Words::tr("TLS domain");
    case ConnectorField::MtaStsMode:
        return Words::tr("MTA-STS");
    case ConnectorField::SmtpDaneMode:
        return Words::tr("SMTP DANE");
    case ConnectorField::TestMode:
        return Words::tr("Test mode");
    case ConnectorField::Comment:
        return Words::tr("Comment");
    case ConnectorField::ValidationRecipients:
        return Words::tr("Validation recipients");
    case ConnectorField::IsValidated:
        return Words::tr("Validated");
    case ConnectorField::LastValidationTimestamp:
        return Words::tr("Last validated");
    }
    Q_UNREACHABLE();
}

QString bulkValueWords(ConnectorField field, const Connector& connector)
{
    return visitField(field, [&connector](auto member) { return words(connector.*member); });
}

QString bulkValuesWords(ConnectorField field, const QList<Connector>& connectors)
{
    const int distinct = distinctValues(field, connectors);
    if (distinct > 1)
        return Words::tr("Mixed (%1)").arg(distinct);
    return connectors.isEmpty() ? QString() : bulkValueWords(field, connectors.first());
}

QString bulkEditWords(const BulkEdit& edit)
{
    constexpr qsizetype Named = 3;
    if (edit.fields.size() == 1) {
        const FieldEdit& field = edit.fields.first();
        const QString title = bulkFieldTitle(field.field);
        const QString value = plainText(bulkValueWords(field.field, edit.values), 40);
        switch (field.kind) {
        case FieldEdit::Kind::Replace:
            return Words::tr("set %1 %2").arg(title, value);
        case FieldEdit::Kind::Add:
            return Words::tr("add %2 to %1").arg(title, value);
        case FieldEdit::Kind::Remove:
            return Words::tr("remove %2 from %1").arg(title, value);
        }
    }
    QStringList titles;
    for (const FieldEdit& field : edit.fields.first(std::min(Named, edit.fields.size())))
        titles.append(bulkFieldTitle(field.field));
    if (edit.fields.size() > Named)
        titles.append(QStringLiteral("…"));
    return Words::tr("change %1").arg(titles.join(QStringLiteral(", ")));
}

QList<Connector> bulkChoices(ConnectorField field)
{
    return visitField(field, [](auto member) -> QList<Connector> {
        using Value = std::remove_cvref_t<decltype(Connector{}.*member)>;
        if constexpr (std::is_same_v<Value, bool> || std::is_same_v<Value, std::optional<bool>>)
            return choices(member, true, false);
        else if constexpr (std::is_same_v<Value, std::optional<DaneMode>>)
            return choices(member, DaneMode::Opportunistic, DaneMode::Mandatory, DaneMode::None);
        else if constexpr (std::is_same_v<Value, std::optional<MtaStsMode>>)
            return choices(member, MtaStsMode::Opportunistic, MtaStsMode::None);
        else if constexpr (std::is_same_v<Value, TlsSettings>)
            return choices(member, TlsSettings::Blank, TlsSettings::EncryptionOnly,
                           TlsSettings::CertificateValidation, TlsSettings::DomainValidation);
        else if constexpr (std::is_same_v<Value, std::optional<ConnectorType>>)
            return choices(member, ConnectorType::Partner, ConnectorType::OnPremises);
        else
            return {};
    });
}

}  // namespace relaydeck::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sampleworkspace.h"

namespace relaydeck::store {

namespace {

constexpr qsizetype MaxNameLength = 64;

/// What the connectors differ in, taken in turn.
struct Variant {
    std::optional<DaneMode> dane;
    std::optional<MtaStsMode> mtaSts;
    TlsSettings tls = TlsSettings::Blank;
};

constexpr Variant Variants[] = {
    {DaneMode::Opportunistic, MtaStsMode::Opportunistic, TlsSettings::Blank},
    {DaneMode::Mandatory, MtaStsMode::Opportunistic, TlsSettings::Blank},
    {std::nullopt, std::nullopt, TlsSettings::EncryptionOnly},
    {DaneMode::Opportunistic, MtaStsMode::None, TlsSettings::Blank},
    {DaneMode::None, MtaStsMode::Opportunistic, TlsSettings::CertificateValidation},
    {DaneMode::Mandatory, MtaStsMode::None, TlsSettings::Blank},
    {DaneMode::None, MtaStsMode::None, TlsSettings::Blank},
    {DaneMode::Opportunistic, MtaStsMode::Opportunistic, TlsSettings::DomainValidation},
};

QString sampleName(const SamplePartner& partner)
{
    return (partner.title.isEmpty() ? partner.domain : partner.title).left(MaxNameLength);
}

Connector sampleConnector(const SamplePartner& partner, qsizetype position)
{
    const Variant& variant = Variants[position % static_cast<qsizetype>(std::size(Variants))];
    Connector connector;
    connector.name = sampleName(partner);
    connector.type = ConnectorType::Partner;
    connector.source = ConnectorSource::Default;
    connector.recipientDomains = {partner.domain};
    connector.smtpDaneMode = variant.dane;
    connector.mtaStsMode = variant.mtaSts;
    connector.tlsSettings = variant.tls;
    if (variant.tls == TlsSettings::DomainValidation)
        connector.tlsDomain = QStringLiteral("*.") + partner.domain;
    connector.comment = QStringLiteral("Sample: a partner of the practice network.");
    if (position % 9 == 4)
        connector.recipientDomains.append(QStringLiteral("*.") + partner.domain);
    if (position % 11 == 10)
        connector.enabled = false;
    return connector;
}

}  // namespace

QList<Connector> sampleConnectors(const QList<SamplePartner>& partners)
{
    QList<Connector> connectors;
    QStringList names;
    for (qsizetype i = 0; i < partners.size(); ++i) {
        Connector connector = sampleConnector(partners.at(i), i);
        // Titles may repeat, names may not.
        if (names.contains(connector.name, Qt::CaseInsensitive))
            connector.name = partners.at(i).domain.left(MaxNameLength);
        names.append(connector.name);
        connectors.append(connector);
    }
    if (!partners.isEmpty()) {
        Connector gateway;
        gateway.name = QStringLiteral("Own servers by smart host");
        gateway.type = ConnectorType::OnPremises;
        gateway.source = ConnectorSource::Default;
        gateway.useMxRecord = false;
        gateway.smartHosts = {partners.first().domain};
        gateway.recipientDomains = {QStringLiteral("branch.example"), QStringLiteral("*.branch.example")};
        gateway.tlsSettings = TlsSettings::EncryptionOnly;
        gateway.comment = QStringLiteral("Sample: mail to the own servers, handed to a smart host.");
        connectors.append(gateway);
    }
    return connectors;
}

Result<QList<Change>> addSampleWorkspace(Store& store, const QList<SamplePartner>& partners)
{
    QList<Change> changes;
    for (const Connector& connector : sampleConnectors(partners)) {
        const Result<StoredConnector> present = store.connectors().findByName(connector.name);
        if (present)
            continue;
        if (present.error().code != ErrorCode::NotFound)
            return present.error();
        changes.append(Change::added(connector));
    }
    if (const Result<void> applied = store.apply(changes); !applied)
        return applied.error();
    return changes;
}

}  // namespace relaydeck::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/collector.h"

#include "core/base/plaintext.h"

#include <QtCore/QRegularExpression>

namespace relaydeck::importers {

namespace {

QString textOf(const QJsonObject& properties, const QString& name)
{
    return properties.value(name).toString();
}

/// The organization's name is the last container of its unit, whether a path, a distinguished name or bare.
QString organizationOf(const QString& unitRoot, const QString& organizationId,
                       const QString& distinguishedName)
{
    if (!unitRoot.isEmpty()) {
        static const QRegularExpression firstPart(QStringLiteral("^(?:OU|CN)=([^,]+),"));
        const QRegularExpressionMatch match = firstPart.match(unitRoot);
        return match.hasMatch() ? match.captured(1) : unitRoot.section(u'/', -1);
    }
    static const QRegularExpression inPath(QStringLiteral("Hosted Organizations/([^/ ]+)"));
    if (const QRegularExpressionMatch match = inPath.match(organizationId); match.hasMatch())
        return match.captured(1);
    static const QRegularExpression inName(
        QStringLiteral("CN=Configuration,CN=([^,]+),CN=ConfigurationUnits"));
    return inName.match(distinguishedName).captured(1);
}

TenantIdentity tenantOf(const Connector& connector)
{
    const QJsonObject& properties = connector.otherProperties;
    TenantIdentity tenant;
    tenant.organizationId = textOf(properties, QStringLiteral("OrganizationId"));
    tenant.organizationalUnitRoot = textOf(properties, QStringLiteral("OrganizationalUnitRoot"));
    tenant.distinguishedName = textOf(properties, QStringLiteral("DistinguishedName"));
    const QString organization =
        organizationOf(tenant.organizationalUnitRoot, tenant.organizationId, tenant.distinguishedName);
    tenant.organizationGuid = QUuid::fromString(organization);
    if (tenant.organizationGuid.isNull())
        tenant.organization = organization;
    return tenant;
}

}  // namespace

Result<void> Collector::next(qint64 done)
{
    if (m_result.connectors.size() >= MaxImportConnectors)
        return Error{ErrorCode::LimitExceeded,
                     QStringLiteral("The file has more than %1 connectors.").arg(MaxImportConnectors)};
    if (m_step && m_begun++ % 64 == 0 && !m_step(done, m_total))
        return Error{ErrorCode::Cancelled, QStringLiteral("The import was canceled.")};
    return {};
}

Result<void> Collector::take(const SourceObject& object)
{
    if (object.properties.size() > MaxImportProperties)
        return Error{ErrorCode::LimitExceeded,
                     QStringLiteral("%1: has more than %2 properties")
                         .arg(object.place.text())
                         .arg(MaxImportProperties)};
    Result<ExchangeObject> read = readExchangeObject(object);
    if (!read)
        return read.error();
    return keep(std::move(*read), object.place);
}

Result<void> Collector::keep(ExchangeObject object, const Place& place)
{
    const Connector& connector = object.connector;
    if (!connector.guid.isNull() && m_guids.contains(connector.guid)) {
        m_result.notes.append(
            {.kind = ImportNote::Kind::Repeated, .connector = connector.name, .value = place.text()});
        return {};
    }
    const QString nameKey = connector.name.toCaseFolded();
    if (m_names.contains(nameKey))
        return Error{ErrorCode::Conflict,
                     QStringLiteral("%1: another connector is already named \"%2\"")
                         .arg(place.of(parameterName(ConnectorField::Name)), plainText(connector.name, 64))};
    m_names.insert(nameKey);
    if (!connector.guid.isNull())
        m_guids.insert(connector.guid);
    if (!object.unknownSource.isEmpty())
        m_result.notes.append({.kind = ImportNote::Kind::UnknownSource,
                               .connector = connector.name,
                               .value = object.unknownSource});
    if (!object.unreadTime.isEmpty())
        m_result.notes.append(
            {.kind = ImportNote::Kind::UnreadTime, .connector = connector.name, .value = object.unreadTime});
    for (const QString& property : std::as_const(object.unknownProperties))
        ++m_result.unknownProperties[property];
    noteTenant(connector);
    m_result.absentFields.append(std::move(object.absentFields));
    m_result.lostFields.append(std::move(object.lostFields));
    m_result.connectors.append(std::move(object.connector));
    return {};
}

Result<void> Collector::leaveOut(LineFault fault)
{
    if (++m_result.leftOutCount > MaxLeftOutLines)
        return Error{
            ErrorCode::InvalidData,
            QStringLiteral("more than %1 lines cannot be read; %2").arg(MaxLeftOutLines).arg(fault.what)};
    if (m_result.leftOut.size() < MaxNamedLines)
        m_result.leftOut.append(std::move(fault));
    return {};
}

void Collector::noteTenant(const Connector& connector)
{
    const TenantIdentity tenant = tenantOf(connector);
    if (!m_result.tenant.isKnown()) {
        m_result.tenant = tenant;
    } else if (!m_result.tenant.mayBeSameAs(tenant) && !m_severalTenants) {
        m_severalTenants = true;
        m_result.notes.append({.kind = ImportNote::Kind::SeveralTenants,
                               .connector = connector.name,
                               .value = tenant.organization});
    }
}

}  // namespace relaydeck::importers

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/jsonimporter.h"

#include "core/importers/exchangeobject.h"
#include "core/importers/textdecoding.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace relaydeck::importers {

namespace {

/// The objects of the file: one alone, several in an array, or the array in the wrapper of Windows PowerShell
/// 5.1.
Result<QJsonArray> objectsOf(const QJsonDocument& document)
{
    if (document.isArray())
        return document.array();
    const QJsonObject object = document.object();
    if (object.value(QStringLiteral("value")).isArray() && object.contains(QStringLiteral("Count")))
        return object.value(QStringLiteral("value")).toArray();
    if (object.isEmpty())
        return Error{ErrorCode::InvalidData,
                     QStringLiteral("The file has no connector: expected an object or an array of objects.")};
    return QJsonArray{object};
}

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

/// Finds connectors that come again: by GUID they are the same one, by name alone they contradict each other.
class Collector {
public:
    /// Empty: taken or known already.
    std::optional<Error> take(ExchangeObject object, const QString& path)
    {
        const Connector& connector = object.connector;
        if (!connector.guid.isNull() && m_guids.contains(connector.guid)) {
            m_result.notes.append(
                {.kind = ImportNote::Kind::Repeated, .connector = connector.name, .value = path});
            return std::nullopt;
        }
        const QString nameKey = connector.name.toCaseFolded();
        if (m_names.contains(nameKey))
            return Error{ErrorCode::Conflict,
                         QStringLiteral("%1.Name: another connector is already named \"%2\"")
                             .arg(path, connector.name.left(64))};
        m_names.insert(nameKey);
        if (!connector.guid.isNull())
            m_guids.insert(connector.guid);
        if (!object.unknownSource.isEmpty())
            m_result.notes.append({.kind = ImportNote::Kind::UnknownSource,
                                   .connector = connector.name,
                                   .value = object.unknownSource});
        for (const QString& property : std::as_const(object.unknownProperties))
            ++m_result.unknownProperties[property];
        noteTenant(connector);
        m_result.connectors.append(std::move(object.connector));
        return std::nullopt;
    }

    ImportResult result() && { return std::move(m_result); }

private:
    void noteTenant(const Connector& connector)
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

    ImportResult m_result;
    QSet<QUuid> m_guids;
    QSet<QString> m_names;
    bool m_severalTenants = false;
};

}  // namespace

Result<ImportResult> importJson(const QByteArray& bytes)
{
    if (bytes.size() > MaxImportBytes)
        return Error{ErrorCode::LimitExceeded,
                     QStringLiteral("The file is larger than %1 MiB.").arg(MaxImportBytes / 1024 / 1024)};
    const Result<QByteArray> text = decodeText(bytes);
    if (!text)
        return text.error();
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(*text, &fault);
    if (document.isNull())
        return Error{ErrorCode::InvalidData,
                     QStringLiteral("The file is not JSON: %1 at byte %2.")
                         .arg(fault.errorString())
                         .arg(fault.offset)};
    const Result<QJsonArray> objects = objectsOf(document);
    if (!objects)
        return objects.error();
    if (objects->size() > MaxImportConnectors)
        return Error{ErrorCode::LimitExceeded,
                     QStringLiteral("The file has more than %1 connectors.").arg(MaxImportConnectors)};

    const bool alone = document.isObject() && !document.object().value(QStringLiteral("value")).isArray();
    Collector collector;
    for (qsizetype i = 0; i < objects->size(); ++i) {
        const QString path = alone ? QString() : QStringLiteral("[%1]").arg(i);
        if (!objects->at(i).isObject())
            return Error{ErrorCode::InvalidData, QStringLiteral("%1: expected an object").arg(path)};
        Result<ExchangeObject> object = readExchangeObject(objects->at(i).toObject(), path);
        if (!object)
            return object.error();
        if (const std::optional<Error> refused = collector.take(std::move(*object), path))
            return *refused;
    }
    return std::move(collector).result();
}

Result<ImportResult> importJsonFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, file.errorString())};
    // One byte more than is taken tells a file that is too large, also one without a size, such as a pipe.
    const QByteArray bytes = file.read(MaxImportBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, file.errorString())};
    return importJson(bytes);
}

QString englishText(const ImportNote& note)
{
    switch (note.kind) {
    case ImportNote::Kind::Repeated:
        return QStringLiteral("\"%1\" is in the file more than once; %2 was left out.")
            .arg(note.connector, note.value);
    case ImportNote::Kind::UnknownSource:
        return QStringLiteral("\"%1\" has the unknown connector source \"%2\", which is kept but not used.")
            .arg(note.connector, note.value);
    case ImportNote::Kind::SeveralTenants:
        return QStringLiteral("The file has connectors of several organizations; \"%1\" is of %2.")
            .arg(note.connector, note.value);
    }
    Q_UNREACHABLE();
}

}  // namespace relaydeck::importers

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/hostreportjson.h"

#include "core/partnertest/reportwords.h"

namespace relaydeck::partnertest {

namespace {

QString hexText(const QByteArray& octets)
{
    return QString::fromLatin1(octets.toHex());
}

QJsonObject toJson(const CertificateSummary& certificate)
{
    return {{u"subject"_qs, certificate.subject},
            {u"issuer"_qs, certificate.issuer},
            {u"names"_qs, QJsonArray::fromStringList(certificate.names)},
            {u"notBefore"_qs, timeToJson(certificate.notBefore)},
            {u"notAfter"_qs, timeToJson(certificate.notAfter)},
            {u"keyType"_qs, certificate.keyType},
            {u"keyBits"_qs, certificate.keyBits},
            {u"signatureAlgorithm"_qs, certificate.signatureAlgorithm},
            {u"sha256"_qs, hexText(certificate.sha256)},
            {u"keySha256"_qs, hexText(certificate.keySha256)}};
}

CertificateSummary certificateFrom(const JsonReader& reader)
{
    return {.subject = reader.string(u"subject"_qs),
            .issuer = reader.string(u"issuer"_qs),
            .names = reader.strings(u"names"_qs),
            .notBefore = reader.time(u"notBefore"_qs),
            .notAfter = reader.time(u"notAfter"_qs),
            .keyType = reader.string(u"keyType"_qs),
            .keyBits = reader.integer(u"keyBits"_qs),
            .signatureAlgorithm = reader.string(u"signatureAlgorithm"_qs),
            .sha256 = reader.hex(u"sha256"_qs),
            .keySha256 = reader.hex(u"keySha256"_qs)};
}

QJsonObject toJson(const TlsaComparison& comparison)
{
    return {{u"usage"_qs, comparison.record.usage},
            {u"selector"_qs, comparison.record.selector},
            {u"matchingType"_qs, comparison.record.matchingType},
            {u"published"_qs, hexText(comparison.record.association)},
            {u"usable"_qs, comparison.usable},
            {u"unusableReason"_qs, comparison.unusableReason},
            {u"matches"_qs, comparison.matches},
            {u"shown"_qs, hexText(comparison.shown)}};
}

TlsaComparison comparisonFrom(const JsonReader& reader)
{
    return {.record = {.usage = static_cast<quint8>(reader.integer(u"usage"_qs)),
                       .selector = static_cast<quint8>(reader.integer(u"selector"_qs)),
                       .matchingType = static_cast<quint8>(reader.integer(u"matchingType"_qs)),
                       .association = reader.hex(u"published"_qs)},
            .usable = reader.boolean(u"usable"_qs),
            .unusableReason = reader.string(u"unusableReason"_qs),
            .matches = reader.boolean(u"matches"_qs),
            .shown = reader.hex(u"shown"_qs)};
}

QJsonObject toJson(const tls::PkixVerdict& verdict)
{
    return {{u"trusted"_qs, verdict.trusted},
            {u"nameMatches"_qs, verdict.nameMatches},
            {u"problem"_qs, ChainProblems.name(verdict.problem)},
            {u"detail"_qs, verdict.detail}};
}

QJsonObject toJson(const tls::DaneVerdict& verdict)
{
    return {{u"outcome"_qs, DaneVerdicts.name(verdict.outcome)},
            {u"matchedRecord"_qs, verdict.matchedRecord},
            {u"matchedDepth"_qs, verdict.matchedDepth},
            {u"detail"_qs, verdict.detail}};
}

QJsonArray toJson(const QList<TlsaComparison>& comparisons)
{
    QJsonArray array;
    for (const TlsaComparison& comparison : comparisons)
        array.append(toJson(comparison));
    return array;
}

QList<TlsaComparison> comparisonsFrom(const JsonReader& reader)
{
    QList<TlsaComparison> comparisons;
    for (const JsonReader& comparison : reader.objects(u"tlsa"_qs))
        comparisons.append(comparisonFrom(comparison));
    return comparisons;
}

tls::PkixVerdict pkixFrom(const JsonReader& reader)
{
    return {.trusted = reader.boolean(u"trusted"_qs),
            .nameMatches = reader.boolean(u"nameMatches"_qs),
            .problem =
                reader.word(u"problem"_qs, [](const QString& word) { return ChainProblems.value(word); }),
            .detail = reader.string(u"detail"_qs)};
}

QJsonValue toJson(const std::optional<tls::DaneVerdict>& verdict)
{
    return verdict ? QJsonValue(toJson(*verdict)) : QJsonValue();
}

std::optional<tls::DaneVerdict> daneFrom(const JsonReader& parent)
{
    if (!parent.has(u"dane"_qs))
        return std::nullopt;
    const JsonReader reader = parent.object(u"dane"_qs);
    return tls::DaneVerdict{
        .outcome = reader.word(u"outcome"_qs, [](const QString& word) { return DaneVerdicts.value(word); }),
        .matchedRecord = reader.integer(u"matchedRecord"_qs),
        .matchedDepth = reader.integer(u"matchedDepth"_qs),
        .detail = reader.string(u"detail"_qs)};
}

QJsonObject toJson(const OtherCertificate& other)
{
    return {{u"evidence"_qs, other.evidence}, {u"tlsVersion"_qs, other.tlsVersion},
            {u"cipher"_qs, other.cipher},     {u"certificate"_qs, toJson(other.certificate)},
            {u"pkix"_qs, toJson(other.pkix)}, {u"dane"_qs, toJson(other.dane)},
            {u"tlsa"_qs, toJson(other.tlsa)}};
}

OtherCertificate otherFrom(const JsonReader& reader)
{
    return {.evidence = reader.integer(u"evidence"_qs),
            .tlsVersion = reader.string(u"tlsVersion"_qs),
            .cipher = reader.string(u"cipher"_qs),
            .certificate = certificateFrom(reader.object(u"certificate"_qs)),
            .pkix = pkixFrom(reader.object(u"pkix"_qs)),
            .dane = daneFrom(reader),
            .tlsa = comparisonsFrom(reader)};
}

QJsonObject toJson(const AdvisedRecord& advised)
{
    return {{u"owner"_qs, advised.owner.toString()},
            {u"usage"_qs, advised.record.usage},
            {u"selector"_qs, advised.record.selector},
            {u"matchingType"_qs, advised.record.matchingType},
            {u"data"_qs, hexText(advised.record.association)},
            {u"keyType"_qs, advised.keyType},
            {u"covered"_qs, advised.covered}};
}

AdvisedRecord advisedFrom(const JsonReader& reader)
{
    return {.owner = reader.domainName(u"owner"_qs),
            .record = {.usage = static_cast<quint8>(reader.integer(u"usage"_qs)),
                       .selector = static_cast<quint8>(reader.integer(u"selector"_qs)),
                       .matchingType = static_cast<quint8>(reader.integer(u"matchingType"_qs)),
                       .association = reader.hex(u"data"_qs)},
            .keyType = reader.string(u"keyType"_qs),
            .covered = reader.boolean(u"covered"_qs)};
}

QJsonObject toJson(const EndpointReport& endpoint)
{
    return {
        {u"address"_qs, endpoint.address.toString()},
        {u"sni"_qs, endpoint.sni.toString()},
        {u"evidence"_qs, endpoint.evidence},
        {u"startTls"_qs, endpoint.startTls},
        {u"tlsVersion"_qs, endpoint.tlsVersion},
        {u"cipher"_qs, endpoint.cipher},
        {u"certificate"_qs, endpoint.certificate ? QJsonValue(toJson(*endpoint.certificate)) : QJsonValue()},
        {u"pkix"_qs, endpoint.pkix ? QJsonValue(toJson(*endpoint.pkix)) : QJsonValue()},
        {u"dane"_qs, toJson(endpoint.dane)},
        {u"tlsa"_qs, toJson(endpoint.tlsa)},
        {u"otherCertificate"_qs, endpoint.other ? QJsonValue(toJson(*endpoint.other)) : QJsonValue()},
        {u"error"_qs, endpoint.error.isEmpty() ? QJsonValue() : QJsonValue(endpoint.error)}};
}

EndpointReport endpointFrom(const JsonReader& reader)
{
    EndpointReport endpoint{
        .address = reader.address(u"address"_qs),
        .sni = reader.domainName(u"sni"_qs),
        .evidence = reader.integer(u"evidence"_qs),
        .startTls = reader.boolean(u"startTls"_qs),
        .tlsVersion = reader.string(u"tlsVersion"_qs),
        .cipher = reader.string(u"cipher"_qs),
        .certificate = std::nullopt,
        .pkix = std::nullopt,
        .dane = daneFrom(reader),
        .tlsa = comparisonsFrom(reader),
        .other = std::nullopt,
        .error = reader.stringOrEmpty(u"error"_qs),
    };
    if (reader.has(u"certificate"_qs))
        endpoint.certificate = certificateFrom(reader.object(u"certificate"_qs));
    if (reader.has(u"pkix"_qs))
        endpoint.pkix = pkixFrom(reader.object(u"pkix"_qs));
    if (reader.has(u"otherCertificate"_qs))
        endpoint.other = otherFrom(reader.object(u"otherCertificate"_qs));
    return endpoint;
}

}  // namespace

QJsonValue reasonToJson(decision::Reason reason)
{
    return reason == decision::Reason::None ? QJsonValue() : QJsonValue(decision::reasonName(reason));
}

decision::Reason reasonFrom(const JsonReader& reader, const QString& key)
{
    return reader.has(key) ? reader.word(key, decision::reasonFromName) : decision::Reason::None;
}

QJsonValue lookupToJson(const std::optional<dnssec::Lookup>& lookup)
{
    return lookup ? QJsonValue(dnssec::toJson(*lookup)) : QJsonValue();
}

std::optional<dnssec::Lookup> lookupFrom(const JsonReader& reader, const QString& key)
{
    return reader.has(key) ? std::optional(reader.part(key, dnssec::lookupFromJson)) : std::nullopt;
}

QJsonObject toJson(const HostReport& host)
{
    QJsonArray endpoints;
    for (const EndpointReport& endpoint : host.endpoints)
        endpoints.append(toJson(endpoint));
    QJsonArray addresses;
    for (const QHostAddress& address : host.addresses)
        addresses.append(address.toString());
    QJsonArray advised;
    for (const AdvisedRecord& record : host.advised)
        advised.append(toJson(record));
    return {{u"name"_qs, host.name.toString()},
            {u"preference"_qs, host.preference},
            {u"dnssec"_qs, dnssec::securityName(host.dnssec)},
            {u"tlsa"_qs, TlsaStatuses.name(host.tlsa)},
            {u"dane"_qs,
             QJsonObject{{u"outcome"_qs, DaneOutcomes.name(host.dane)},
                         {u"reason"_qs, reasonToJson(host.daneReason)}}},
            {u"endpoints"_qs, endpoints},
            {u"addresses"_qs, addresses},
            {u"ipv4"_qs, dnssec::toJson(host.ipv4)},
            {u"ipv6"_qs, dnssec::toJson(host.ipv6)},
            {u"tlsaBase"_qs, host.tlsaBase.toString()},
            {u"tlsaLookup"_qs, lookupToJson(host.tlsaLookup)},
            {u"stsListed"_qs, host.stsListed},
            {u"advisedTlsa"_qs, advised}};
}

HostReport hostReportFrom(const JsonReader& reader)
{
    const JsonReader dane = reader.object(u"dane"_qs);
    HostReport host{
        .name = reader.domainName(u"name"_qs),
        .preference = reader.integer(u"preference"_qs),
        .dnssec = reader.word(u"dnssec"_qs, dnssec::securityFromName),
        .addresses = {},
        .ipv4 = reader.part(u"ipv4"_qs, dnssec::lookupFromJson),
        .ipv6 = reader.part(u"ipv6"_qs, dnssec::lookupFromJson),
        .tlsaBase = reader.domainName(u"tlsaBase"_qs),
        .tlsa = reader.word(u"tlsa"_qs, [](const QString& word) { return TlsaStatuses.value(word); }),
        .tlsaLookup = lookupFrom(reader, u"tlsaLookup"_qs),
        .dane = dane.word(u"outcome"_qs, [](const QString& word) { return DaneOutcomes.value(word); }),
        .daneReason = reasonFrom(dane, u"reason"_qs),
        .stsListed = reader.boolean(u"stsListed"_qs),
        .endpoints = {},
        .advised = {},
    };
    const QStringList addresses = reader.strings(u"addresses"_qs);
    for (const QString& address : addresses)
        host.addresses.append(QHostAddress(address));
    for (const JsonReader& endpoint : reader.objects(u"endpoints"_qs))
        host.endpoints.append(endpointFrom(endpoint));
    if (reader.has(u"advisedTlsa"_qs)) {
        for (const JsonReader& record : reader.objects(u"advisedTlsa"_qs))
            host.advised.append(advisedFrom(record));
    }
    return host;
}

}  // namespace relaydeck::partnertest

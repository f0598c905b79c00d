// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/delivery.h"

#include "core/base/jsonreader.h"
#include "core/base/words.h"

namespace relaydeck::decision {

namespace {

constexpr Words<Reason, 20> ReasonWords{{
    {Reason::None, ""},
    {Reason::StartTlsNotSupported, "starttls-not-supported"},
    {Reason::CertificateHostMismatch, "certificate-host-mismatch"},
    {Reason::CertificateExpired, "certificate-expired"},
    {Reason::CertificateNotTrusted, "certificate-not-trusted"},
    {Reason::ValidationFailure, "validation-failure"},
    {Reason::TlsaInvalid, "tlsa-invalid"},
    {Reason::DnssecInvalid, "dnssec-invalid"},
    {Reason::DaneRequired, "dane-required"},
    {Reason::StsPolicyFetchError, "sts-policy-fetch-error"},
    {Reason::StsPolicyInvalid, "sts-policy-invalid"},
    {Reason::StsWebpkiInvalid, "sts-webpki-invalid"},
    {Reason::NullMx, "null-mx"},
    {Reason::NoSuchDomain, "no-such-domain"},
    {Reason::NoMailHost, "no-mail-host"},
    {Reason::DnsFailed, "dns-failed"},
    {Reason::ConnectFailed, "connect-failed"},
    {Reason::ConnectorTls, "connector-tls"},
    {Reason::MxMismatch, "mx-mismatch"},
    {Reason::NotTested, "not-tested"},
}};

constexpr Words<DeliveryOutcome, 4> OutcomeWords{{
    {DeliveryOutcome::Delivered, "delivered"},
    {DeliveryOutcome::Queued, "queued"},
    {DeliveryOutcome::Rejected, "rejected"},
    {DeliveryOutcome::Unknown, "unknown"},
}};

constexpr Words<SecurityLevel, 6> SecurityWords{{
    {SecurityLevel::None, ""},
    {SecurityLevel::Plain, "plain"},
    {SecurityLevel::Encrypted, "encrypted"},
    {SecurityLevel::Pkix, "pkix"},
    {SecurityLevel::MtaSts, "mta-sts"},
    {SecurityLevel::Dane, "dane"},
}};

/// What is empty is null in JSON: no code is documented, nothing is wrong, no host.
QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue orNull(const DomainName& host)
{
    return host.isRoot() ? QJsonValue() : QJsonValue(host.toString());
}

DomainName hostOrRoot(const JsonReader& reader, const QString& key)
{
    return reader.has(key) ? reader.domainName(key) : DomainName();
}

Reason reasonOrNone(const JsonReader& reader, const QString& key)
{
    return reader.has(key) ? reader.word(key, reasonFromName) : Reason::None;
}

QJsonArray assumptionsJson(const QList<Assumption>& assumptions)
{
    QJsonArray array;
    for (const Assumption assumption : assumptions)
        array.append(assumptionId(assumption));
    return array;
}

std::optional<Assumption> assumptionFromId(const QString& id)
{
    const int number = id.startsWith(u'A') ? id.mid(1).toInt() : 0;
    if (number < static_cast<int>(Assumption::A1) || number > static_cast<int>(Assumption::A15))
        return std::nullopt;
    return static_cast<Assumption>(number);
}

QList<Assumption> readAssumptions(const JsonReader& reader, const QString& key)
{
    QList<Assumption> result;
    for (const QString& id : reader.strings(key)) {
        if (const std::optional<Assumption> assumption = assumptionFromId(id))
            result.append(*assumption);
        else
            reader.fail(key, QStringLiteral("unknown assumption"));
    }
    return result;
}

TraceStep readStep(const JsonReader& reader)
{
    TraceStep step;
    step.step = reader.integer(QStringLiteral("step"));
    step.host = hostOrRoot(reader, QStringLiteral("host"));
    if (reader.has(QStringLiteral("address")))
        step.address = reader.address(QStringLiteral("address"));
    step.passed = reader.boolean(QStringLiteral("passed"));
    step.reason = reasonOrNone(reader, QStringLiteral("reason"));
    step.status = reader.stringOrEmpty(QStringLiteral("status"));
    step.assumptions = readAssumptions(reader, QStringLiteral("assumptions"));
    return step;
}

}  // namespace

QString reasonName(Reason reason)
{
    return ReasonWords.name(reason);
}

std::optional<Reason> reasonFromName(const QString& name)
{
    return ReasonWords.value(name);
}

QString outcomeName(DeliveryOutcome outcome)
{
    return OutcomeWords.name(outcome);
}

QString securityLevelName(SecurityLevel level)
{
    return SecurityWords.name(level);
}

QString assumptionId(Assumption assumption)
{
    return QStringLiteral("A%1").arg(static_cast<int>(assumption));
}

QJsonObject toJson(const TraceStep& step)
{
    return {
        {QStringLiteral("step"), step.step},
        {QStringLiteral("host"), orNull(step.host)},
        {QStringLiteral("address"), orNull(step.address.toString())},
        {QStringLiteral("passed"), step.passed},
        {QStringLiteral("reason"), orNull(reasonName(step.reason))},
        {QStringLiteral("status"), orNull(step.status)},
        {QStringLiteral("assumptions"), assumptionsJson(step.assumptions)},
    };
}

QJsonObject toJson(const Delivery& delivery)
{
    return {
        {QStringLiteral("smtpDaneMode"), toString(delivery.daneMode)},
        {QStringLiteral("mtaStsMode"), toString(delivery.mtaStsMode)},
        {QStringLiteral("outcome"), outcomeName(delivery.outcome)},
        {QStringLiteral("atRisk"), delivery.atRisk},
        {QStringLiteral("security"), orNull(securityLevelName(delivery.security))},
        {QStringLiteral("status"), orNull(delivery.status)},
        {QStringLiteral("finalStatus"), orNull(delivery.finalStatus)},
        {QStringLiteral("reason"), orNull(reasonName(delivery.reason))},
        {QStringLiteral("host"), orNull(delivery.host)},
        {QStringLiteral("assumptions"), assumptionsJson(delivery.assumptions)},
        {QStringLiteral("trace"), toJsonArray(delivery.trace)},
    };
}

Result<Delivery> deliveryFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    Delivery delivery;
    delivery.daneMode = reader.word(QStringLiteral("smtpDaneMode"), daneModeFromString);
    delivery.mtaStsMode = reader.word(QStringLiteral("mtaStsMode"), mtaStsModeFromString);
    delivery.outcome =
        reader.word(QStringLiteral("outcome"), [](const QString& word) { return OutcomeWords.value(word); });
    delivery.atRisk = reader.boolean(QStringLiteral("atRisk"));
    if (reader.has(QStringLiteral("security"))) {
        delivery.security = reader.word(QStringLiteral("security"),
                                        [](const QString& word) { return SecurityWords.value(word); });
    }
    delivery.status = reader.stringOrEmpty(QStringLiteral("status"));
    delivery.finalStatus = reader.stringOrEmpty(QStringLiteral("finalStatus"));
    delivery.reason = reasonOrNone(reader, QStringLiteral("reason"));
    delivery.host = hostOrRoot(reader, QStringLiteral("host"));
    delivery.assumptions = readAssumptions(reader, QStringLiteral("assumptions"));
    for (const JsonReader& step : reader.objects(QStringLiteral("trace")))
        delivery.trace.append(readStep(step));
    if (!reader.ok())
        return reader.error();
    return delivery;
}

}  // namespace relaydeck::decision

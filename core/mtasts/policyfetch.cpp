// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/policyfetch.h"

#include "core/base/jsonreader.h"
#include "core/base/words.h"

namespace relaydeck::mtasts {

namespace {

using Outcome = PolicyFetch::Outcome;

constexpr Words<Outcome, 9> OutcomeWords{{
    {Outcome::Fetched, "fetched"},
    {Outcome::NoAddress, "no-address"},
    {Outcome::ConnectFailed, "connect-failed"},
    {Outcome::TlsFailed, "tls-failed"},
    {Outcome::Redirected, "redirected"},
    {Outcome::HttpError, "http-error"},
    {Outcome::TooLarge, "too-large"},
    {Outcome::TimedOut, "timed-out"},
    {Outcome::Cancelled, "cancelled"},
}};

}  // namespace

QString outcomeName(Outcome outcome)
{
    return OutcomeWords.name(outcome);
}

QJsonObject toJson(const PolicyFetch& fetch)
{
    QJsonArray chain;
    for (const QByteArray& der : fetch.chain)
        chain.append(QString::fromLatin1(der.toBase64()));
    return {
        {QStringLiteral("url"), fetch.url},
        {QStringLiteral("address"),
         fetch.address.isNull() ? QJsonValue() : QJsonValue(fetch.address.toString())},
        {QStringLiteral("at"), timeToJson(fetch.at)},
        {QStringLiteral("durationMs"), static_cast<qint64>(fetch.duration.count())},
        {QStringLiteral("outcome"), outcomeName(fetch.outcome)},
        {QStringLiteral("httpStatus"), fetch.httpStatus},
        {QStringLiteral("mediaType"), fetch.mediaType},
        {QStringLiteral("location"), fetch.location},
        {QStringLiteral("body"), QString::fromLatin1(fetch.body.toBase64())},
        {QStringLiteral("chain"), chain},
        {QStringLiteral("detail"), fetch.detail},
    };
}

Result<PolicyFetch> policyFetchFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    PolicyFetch fetch;
    fetch.url = reader.string(QStringLiteral("url"));
    if (reader.has(QStringLiteral("address")))
        fetch.address = reader.address(QStringLiteral("address"));
    fetch.at = reader.time(QStringLiteral("at"));
    fetch.duration = reader.milliseconds(QStringLiteral("durationMs"));
    fetch.outcome =
        reader.word(QStringLiteral("outcome"), [](const QString& word) { return OutcomeWords.value(word); });
    fetch.httpStatus = reader.integer(QStringLiteral("httpStatus"));
    fetch.mediaType = reader.string(QStringLiteral("mediaType"));
    fetch.location = reader.string(QStringLiteral("location"));
    fetch.body = reader.base64(QStringLiteral("body"));
    for (const QString& certificate : reader.strings(QStringLiteral("chain"))) {
        const auto der =
            QByteArray::fromBase64Encoding(certificate.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!der)
            reader.fail(QStringLiteral("chain"), QStringLiteral("expected base64"));
        fetch.chain.append(*der);
    }
    fetch.detail = reader.string(QStringLiteral("detail"));
    if (!reader.ok())
        return reader.error();
    return fetch;
}

}  // namespace relaydeck::mtasts

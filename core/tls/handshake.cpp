// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/handshake.h"

#include "core/base/jsonreader.h"
#include "core/base/words.h"
#include "core/tls/certificate.h"

namespace relaydeck::tls {

namespace {

constexpr Words<Handshake::Outcome, 5> Outcomes{{{Handshake::Outcome::NotTried, "not-tried"},
                                                 {Handshake::Outcome::Completed, "completed"},
                                                 {Handshake::Outcome::Failed, "failed"},
                                                 {Handshake::Outcome::Closed, "closed"},
                                                 {Handshake::Outcome::TimedOut, "timed-out"}}};

constexpr Words<CertificateType, 3> CertificateTypes{
    {{CertificateType::Any, "any"}, {CertificateType::Rsa, "rsa"}, {CertificateType::Ecdsa, "ecdsa"}}};

}  // namespace

QString certificateTypeName(CertificateType type)
{
    return CertificateTypes.name(type);
}

std::optional<CertificateType> certificateTypeFromName(const QString& name)
{
    return CertificateTypes.value(name);
}

CertificateType shownType(const Handshake& handshake)
{
    const Result<Certificate> leaf = parseCertificate(handshake.chain.value(0));
    if (!leaf)
        return CertificateType::Any;
    return leaf->keyType.startsWith(QLatin1String("RSA")) ? CertificateType::Rsa : CertificateType::Ecdsa;
}

QJsonObject toJson(const Handshake& handshake)
{
    QJsonArray chain;
    for (const QByteArray& der : handshake.chain)
        chain.append(QString::fromLatin1(der.toBase64()));
    return {{QStringLiteral("outcome"), Outcomes.name(handshake.outcome)},
            {QStringLiteral("version"), handshake.version},
            {QStringLiteral("cipher"), handshake.cipher},
            {QStringLiteral("keyExchange"), handshake.keyExchange},
            {QStringLiteral("keyExchangeBits"), handshake.keyExchangeBits},
            {QStringLiteral("chain"), chain},
            {QStringLiteral("detail"), handshake.detail}};
}

Result<Handshake> handshakeFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    Handshake handshake;
    handshake.outcome =
        reader.word(QStringLiteral("outcome"), [](const QString& word) { return Outcomes.value(word); });
    handshake.version = reader.string(QStringLiteral("version"));
    handshake.cipher = reader.string(QStringLiteral("cipher"));
    handshake.keyExchange = reader.string(QStringLiteral("keyExchange"));
    handshake.keyExchangeBits = reader.integer(QStringLiteral("keyExchangeBits"));
    handshake.detail = reader.string(QStringLiteral("detail"));
    for (const QString& text : reader.strings(QStringLiteral("chain"))) {
        const auto der =
            QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!der || (*der).isEmpty())
            reader.fail(QStringLiteral("chain"), QStringLiteral("expected certificates in Base64"));
        handshake.chain.append(*der);
    }
    if (!reader.ok())
        return reader.error();
    return handshake;
}

bool isModern(const Handshake& handshake)
{
    return handshake.completed()
        && (handshake.version == QLatin1String("TLSv1.2") || handshake.version == QLatin1String("TLSv1.3"));
}

}  // namespace relaydeck::tls

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/handshake.h"

#include <QtCore/QJsonArray>

#include <array>

namespace relaydeck::tls {

namespace {

struct OutcomeName {
    Handshake::Outcome outcome;
    QLatin1String name;
};

constexpr std::array OutcomeNames{
    OutcomeName{Handshake::Outcome::NotTried, QLatin1String("not-tried")},
    OutcomeName{Handshake::Outcome::Completed, QLatin1String("completed")},
    OutcomeName{Handshake::Outcome::Failed, QLatin1String("failed")},
    OutcomeName{Handshake::Outcome::Closed, QLatin1String("closed")},
    OutcomeName{Handshake::Outcome::TimedOut, QLatin1String("timed-out")},
};

Error malformed(const char* key)
{
    return {ErrorCode::InvalidData,
            QStringLiteral("handshake: %1 is missing or malformed").arg(QLatin1String(key))};
}

}  // namespace

QJsonObject toJson(const Handshake& handshake)
{
    QJsonObject object;
    for (const OutcomeName& entry : OutcomeNames) {
        if (entry.outcome == handshake.outcome)
            object.insert(u"outcome", entry.name);
    }
    object.insert(u"version", handshake.version);
    object.insert(u"cipher", handshake.cipher);
    object.insert(u"keyExchange", handshake.keyExchange);
    object.insert(u"keyExchangeBits", handshake.keyExchangeBits);
    QJsonArray chain;
    for (const QByteArray& der : handshake.chain)
        chain.append(QString::fromLatin1(der.toBase64()));
    object.insert(u"chain", chain);
    object.insert(u"detail", handshake.detail);
    return object;
}

Result<Handshake> handshakeFromJson(const QJsonObject& object)
{
    Handshake handshake;
    const QString outcome = object.value(u"outcome").toString();
    const auto* entry = std::find_if(OutcomeNames.begin(), OutcomeNames.end(),
                                     [&outcome](const OutcomeName& known) { return known.name == outcome; });
    if (entry == OutcomeNames.end())
        return malformed("outcome");
    handshake.outcome = entry->outcome;
    handshake.version = object.value(u"version").toString();
    handshake.cipher = object.value(u"cipher").toString();
    handshake.keyExchange = object.value(u"keyExchange").toString();
    handshake.keyExchangeBits = object.value(u"keyExchangeBits").toInt();
    handshake.detail = object.value(u"detail").toString();
    if (!object.value(u"chain").isArray())
        return malformed("chain");
    for (const QJsonValue value : object.value(u"chain").toArray()) {
        const auto der = QByteArray::fromBase64Encoding(value.toString().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
        if (!der || (*der).isEmpty())
            return malformed("chain");
        handshake.chain.append(*der);
    }
    return handshake;
}

bool isModern(const Handshake& handshake)
{
    return handshake.completed()
        && (handshake.version == QLatin1String("TLSv1.2") || handshake.version == QLatin1String("TLSv1.3"));
}

}  // namespace relaydeck::tls

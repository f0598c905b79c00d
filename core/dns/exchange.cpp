// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/resolver.h"

#include <array>

namespace relaydeck::dns {

namespace {

constexpr qsizetype LargestMessage = 65'535;

template<typename Enum>
struct Word {
    Enum value;
    QLatin1StringView text;
};
template<typename Enum>
Word(Enum, QLatin1StringView) -> Word<Enum>;  // clang 16 deduces none for aggregates

// Words of stored records: they never change.
constexpr std::array Outcomes{
    Word{Exchange::Outcome::Answered, QLatin1StringView("answered")},
    Word{Exchange::Outcome::TimedOut, QLatin1StringView("timed-out")},
    Word{Exchange::Outcome::Unreachable, QLatin1StringView("unreachable")},
    Word{Exchange::Outcome::Malformed, QLatin1StringView("malformed")},
    Word{Exchange::Outcome::Cancelled, QLatin1StringView("cancelled")},
};
constexpr std::array Transports{
    Word{Exchange::Transport::Udp, QLatin1StringView("udp")},
    Word{Exchange::Transport::Tcp, QLatin1StringView("tcp")},
    Word{Exchange::Transport::Tls, QLatin1StringView("tls")},
    Word{Exchange::Transport::Https, QLatin1StringView("https")},
};

template<typename Words, typename Enum>
QString wordOf(const Words& words, Enum value)
{
    const auto word =
        std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.value == value; });
    Q_ASSERT(word != words.end());
    return word->text;
}

template<typename Words>
auto fromWord(const Words& words, const QString& text) -> std::optional<decltype(words.front().value)>
{
    const auto word = std::find_if(words.begin(), words.end(), [&](const auto& w) { return text == w.text; });
    if (word == words.end())
        return std::nullopt;
    return word->value;
}

Error bad(const char* member)
{
    return {ErrorCode::InvalidData, QStringLiteral("DNS exchange: %1").arg(QLatin1StringView(member))};
}

}  // namespace

QJsonObject toJson(const Exchange& exchange)
{
    QJsonObject object{
        {QStringLiteral("name"), exchange.question.name.toString()},
        {QStringLiteral("type"), typeName(exchange.question.type)},
        {QStringLiteral("outcome"), wordOf(Outcomes, exchange.outcome)},
        {QStringLiteral("upstream"), exchange.upstream},
        {QStringLiteral("transport"), wordOf(Transports, exchange.transport)},
        {QStringLiteral("at"), exchange.at.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("durationMs"), qint64(exchange.duration.count())},
    };
    if (!exchange.response.isEmpty())
        object.insert(QStringLiteral("response"), QString::fromLatin1(exchange.response.toBase64()));
    if (!exchange.detail.isEmpty())
        object.insert(QStringLiteral("detail"), exchange.detail);
    return object;
}

Result<Exchange> exchangeFromJson(const QJsonObject& object)
{
    const auto text = [&object](const char* member) {
        return object.value(QLatin1StringView(member)).toString();
    };

    Exchange exchange;
    const std::optional<DomainName> name = DomainName::fromText(text("name").toUtf8());
    if (!name)
        return bad("name");
    const std::optional<RecordType> type = typeFromName(text("type"));
    if (!type)
        return bad("type");
    exchange.question = {*name, *type};
    const auto outcome = fromWord(Outcomes, text("outcome"));
    if (!outcome)
        return bad("outcome");
    exchange.outcome = *outcome;
    const auto transport = fromWord(Transports, text("transport"));
    if (!transport)
        return bad("transport");
    exchange.transport = *transport;
    if (!text("at").isEmpty()) {
        exchange.at = QDateTime::fromString(text("at"), Qt::ISODateWithMs).toUTC();
        if (!exchange.at.isValid())
            return bad("at");
    }
    const QJsonValue duration = object.value(QStringLiteral("durationMs"));
    if (!duration.isDouble() || duration.toInteger(-1) < 0)
        return bad("durationMs");
    exchange.duration = std::chrono::milliseconds(duration.toInteger());
    const auto response =
        QByteArray::fromBase64Encoding(text("response").toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const bool answered = exchange.outcome == Exchange::Outcome::Answered;
    if (!response || (*response).size() > LargestMessage || (*response).isEmpty() == answered)
        return bad("response");
    exchange.response = *response;
    exchange.upstream = text("upstream");
    exchange.detail = text("detail");
    return exchange;
}

}  // namespace relaydeck::dns

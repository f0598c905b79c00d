// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/resolveraddress.h"

#include "core/base/plaintext.h"

namespace relaydeck {

namespace {

constexpr quint16 DnsPort = 53;
constexpr quint16 DnsOverTlsPort = 853;  // RFC 7858 3.1

Error wrong(const QString& text, const QString& sentence)
{
    return {ErrorCode::InvalidArgument, QStringLiteral("%1: %2").arg(plainText(text), sentence)};
}

/// A URL, also in the form of an RFC 8484 template, `https://dns.example/dns-query{?dns}`: that part is for
/// GET.
Result<Upstream> parseHttps(const QString& text)
{
    QString plain = text;
    if (plain.endsWith(QStringLiteral("{?dns}")))
        plain.chop(6);
    Upstream upstream;
    upstream.transport = Upstream::Transport::Https;
    upstream.url = QUrl(plain, QUrl::StrictMode);
    if (!upstream.url.isValid() || upstream.url.host().isEmpty() || !upstream.url.userInfo().isEmpty()
        || upstream.url.port() == 0 || upstream.url.hasQuery() || upstream.url.hasFragment())
        return wrong(text, QStringLiteral("give a URL such as https://dns.example/dns-query."));
    if (upstream.url.path().isEmpty() || upstream.url.path() == QStringLiteral("/"))
        upstream.url.setPath(QStringLiteral("/dns-query"));
    return upstream;
}

QString socketText(const QHostAddress& address, quint16 port, quint16 usualPort)
{
    if (port == usualPort)
        return address.toString();
    const bool six = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (six ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(address.toString()).arg(port);
}

}  // namespace

std::optional<SocketAddress> parseSocketAddress(const QString& text)
{
    QString address = text;
    QString portText;
    const qsizetype bracket = text.indexOf(u']');
    if (text.startsWith(u'[')) {
        address = text.mid(1, bracket - 1);
        portText = text.mid(bracket + 1);
    } else if (text.count(u':') == 1) {  // more than one: an IPv6 address without port
        address = text.section(u':', 0, 0);
        portText = u':' + text.section(u':', 1);
    }
    SocketAddress result{.address = QHostAddress(address), .port = std::nullopt};
    if (result.address.isNull())
        return std::nullopt;
    if (portText.isEmpty())
        return result;
    bool ok = false;
    result.port = portText.mid(1).toUShort(&ok);
    if (!ok || !portText.startsWith(u':') || *result.port == 0)
        return std::nullopt;
    return result;
}

Result<Upstream> parseUpstream(const QString& text)
{
    Upstream upstream;
    QString rest = text;
    if (rest.startsWith(QStringLiteral("https://")))
        return parseHttps(text);
    if (rest.startsWith(QStringLiteral("tls://"))) {
        upstream.transport = Upstream::Transport::Tls;
        rest = rest.mid(6);
        const qsizetype hash = rest.indexOf(u'#');
        if (hash <= 0 || hash + 1 == rest.size())
            return wrong(
                text, QStringLiteral("give the name that the certificate must have, as tls://ADDRESS#NAME."));
        upstream.tlsName = rest.mid(hash + 1);
        rest = rest.left(hash);
    }
    upstream.port = upstream.transport == Upstream::Transport::Tls ? DnsOverTlsPort : DnsPort;

    const std::optional<SocketAddress> socket = parseSocketAddress(rest);
    if (!socket)
        return wrong(text, QStringLiteral("give an IP address, such as 192.0.2.53 or [2001:db8::53]:53."));
    upstream.address = socket->address;
    upstream.port = socket->port.value_or(upstream.port);
    return upstream;
}

QString upstreamText(const Upstream& upstream)
{
    switch (upstream.transport) {
    case Upstream::Transport::UdpTcp:
    case Upstream::Transport::Tcp:
        return socketText(upstream.address, upstream.port, DnsPort);
    case Upstream::Transport::Tls:
        return QStringLiteral("tls://%1#%2")
            .arg(socketText(upstream.address, upstream.port, DnsOverTlsPort), upstream.tlsName);
    case Upstream::Transport::Https:
        return upstream.url.toString();
    }
    return {};
}

}  // namespace relaydeck

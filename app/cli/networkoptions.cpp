// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/networkoptions.h"

#include "app/cli/session.h"

namespace relaydeck::cli {

namespace {

constexpr quint16 DnsPort = 53;
constexpr quint16 DnsOverTlsPort = 853;

Error wrong(const QString& sentence)
{
    return {ErrorCode::InvalidArgument, sentence};
}

/// A URL, also in the form of an RFC 8484 template, `https://dns.example/dns-query{?dns}`: that part is for
/// GET.
Result<Upstream> parseHttpsResolver(const QString& text)
{
    QString plain = text;
    if (plain.endsWith(u"{?dns}"_qs))
        plain.chop(6);
    Upstream upstream;
    upstream.transport = Upstream::Transport::Https;
    upstream.url = QUrl(plain, QUrl::StrictMode);
    if (!upstream.url.isValid() || upstream.url.host().isEmpty() || !upstream.url.userInfo().isEmpty()
        || upstream.url.port() == 0 || upstream.url.hasQuery() || upstream.url.hasFragment())
        return wrong(u"--resolver %1: give a URL such as https://dns.example/dns-query."_qs.arg(text));
    if (upstream.url.path().isEmpty() || upstream.url.path() == u"/"_qs)
        upstream.url.setPath(u"/dns-query"_qs);
    return upstream;
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

Result<Upstream> parseResolver(const QString& text)
{
    Upstream upstream;
    QString rest = text;
    if (rest.startsWith(u"https://"_qs))
        return parseHttpsResolver(text);
    if (rest.startsWith(u"tls://"_qs)) {
        upstream.transport = Upstream::Transport::Tls;
        rest = rest.mid(6);
        const qsizetype hash = rest.indexOf(u'#');
        if (hash <= 0 || hash + 1 == rest.size())
            return wrong(
                u"--resolver %1: give the name that the certificate must have, as tls://ADDRESS#NAME."_qs.arg(
                    text));
        upstream.tlsName = rest.mid(hash + 1);
        rest = rest.left(hash);
    }
    upstream.port = upstream.transport == Upstream::Transport::Tls ? DnsOverTlsPort : DnsPort;

    const std::optional<SocketAddress> socket = parseSocketAddress(rest);
    if (!socket)
        return wrong(
            u"--resolver %1: give an IP address, such as 192.0.2.53 or [2001:db8::53]:53."_qs.arg(text));
    upstream.address = socket->address;
    upstream.port = socket->port.value_or(upstream.port);
    return upstream;
}

void NetworkOptions::addTo(CLI::App& command)
{
    const auto group = "Network";
    command
        .add_option(
            "--resolver", m_resolvers,
            "ADDR[:PORT], tls://ADDR[:PORT]#NAME or https://HOST[:PORT]/PATH; several are tried in order")
        ->group(group)
        ->allow_extra_args(false)
        ->take_all();
    m_judgement.addTo(command, group);
    command.add_option("--smtp-port", m_smtpPort, "connect to this port instead of 25")->group(group);
    command.add_option("--https-port", m_httpsPort, "connect to this port instead of 443")->group(group);
    command.add_option("--name-server-port", m_nameServerPort, "ask name servers at this port instead of 53")
        ->group(group);
    command.add_option("--ehlo-name", m_ehloName, "name to give in EHLO")->group(group);
    command.add_option("--source-address", m_sourceAddress, "local address to connect from")->group(group);
    const auto four = command.add_flag("-4", m_ipv4Only, "IPv4 only")->group(group);
    command.add_flag("-6", m_ipv6Only, "IPv6 only")->group(group)->excludes(four);
    command.add_option("--timeout", m_timeoutSeconds, "seconds for one domain, at most (60)")
        ->group(group)
        ->check(CLI::Range(1, 3600));
    command.add_option("--jobs", m_jobs, "domains tested at once (16)")
        ->group(group)
        ->check(CLI::Range(1, 1000));
}

Result<NetworkProfile> NetworkOptions::applyTo(NetworkProfile profile) const
{
    if (!m_resolvers.empty()) {
        profile.upstreams.clear();
        for (const std::string& text : m_resolvers) {
            const Result<Upstream> upstream = parseResolver(QString::fromStdString(text));
            if (!upstream)
                return upstream.error();
            profile.upstreams.append(*upstream);
        }
    }
    profile.smtpPort = m_smtpPort.value_or(profile.smtpPort);
    profile.httpsPort = m_httpsPort.value_or(profile.httpsPort);
    profile.nameServerPort = m_nameServerPort.value_or(profile.nameServerPort);
    if (!m_ehloName.empty()) {
        const Result<DomainName> name = DomainName::fromUserInput(QString::fromStdString(m_ehloName));
        if (!name)
            return wrong(u"--ehlo-name: "_qs + name.error().detail);
        profile.ehloName = name->toString();
    }
    if (!m_sourceAddress.empty()) {
        profile.sourceAddress = QHostAddress(QString::fromStdString(m_sourceAddress));
        if (profile.sourceAddress.isNull())
            return wrong(u"--source-address takes an IP address of this computer."_qs);
    }
    if (m_ipv4Only)
        profile.useIpv6 = false;
    if (m_ipv6Only)
        profile.useIpv4 = false;
    if (m_timeoutSeconds)
        profile.totalLimit = std::chrono::seconds(*m_timeoutSeconds);
    profile.jobs = m_jobs.value_or(profile.jobs);
    return m_judgement.applyTo(std::move(profile));
}

Result<NetworkProfile> NetworkOptions::profileFor(Session& session) const
{
    const Result<NetworkProfile> base = session.baseProfile();
    if (!base)
        return base.error();
    return applyTo(*base);
}

}  // namespace relaydeck::cli

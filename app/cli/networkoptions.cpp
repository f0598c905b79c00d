// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/networkoptions.h"

#include "app/cli/inputfile.h"
#include "app/cli/session.h"
#include "core/dnssec/trustanchors.h"
#include "core/tls/roots.h"

namespace relaydeck::cli {

namespace {

constexpr qint64 MaxFileSize = 4 * 1024 * 1024;
constexpr quint16 DnsPort = 53;
constexpr quint16 DnsOverTlsPort = 853;

Error wrong(const QString& sentence)
{
    return {ErrorCode::InvalidArgument, sentence};
}

/// `8,13,15`
Result<QSet<int>> parseNumbers(const QString& option, const std::string& text)
{
    QSet<int> numbers;
    const QStringList parts = QString::fromStdString(text).split(u',', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        bool ok = false;
        const int number = part.trimmed().toInt(&ok);
        if (!ok || number < 1 || number > 255)
            return wrong(u"%1 takes numbers from 1 to 255 with commas between them; \"%2\" is none."_qs.arg(
                option, part));
        numbers.insert(number);
    }
    if (numbers.isEmpty())
        return wrong(u"%1 takes at least one number."_qs.arg(option));
    return numbers;
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

    QString portText;
    if (rest.startsWith(u'[')) {
        const qsizetype end = rest.indexOf(u']');
        if (end > 0 && rest.mid(end + 1, 1) == u":"_qs)
            portText = rest.mid(end + 2);
        rest = rest.mid(1, end - 1);
    } else if (rest.count(u':') == 1) {  // more than one: an IPv6 address without port
        portText = rest.section(u':', 1);
        rest = rest.section(u':', 0, 0);
    }
    if (!portText.isEmpty()) {
        bool ok = false;
        upstream.port = portText.toUShort(&ok);
        if (!ok || upstream.port == 0)
            return wrong(u"--resolver %1: \"%2\" is no port."_qs.arg(text, portText));
    }
    upstream.address = QHostAddress(rest);
    if (upstream.address.isNull())
        return wrong(
            u"--resolver %1: give an IP address, such as 192.0.2.53 or [2001:db8::53]:53."_qs.arg(text));
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
    command
        .add_option("--trust-anchor", m_trustAnchorFile, "file with DS or DNSKEY records to validate from")
        ->group(group);
    command.add_option("--ca-file", m_caFile, "PEM file with the certification authorities to trust")
        ->group(group);
    command.add_option("--smtp-port", m_smtpPort, "connect to this port instead of 25")->group(group);
    command.add_option("--https-port", m_httpsPort, "connect to this port instead of 443")->group(group);
    command.add_option("--ehlo-name", m_ehloName, "name to give in EHLO")->group(group);
    command.add_option("--source-address", m_sourceAddress, "local address to connect from")->group(group);
    const auto four = command.add_flag("-4", m_ipv4Only, "IPv4 only")->group(group);
    command.add_flag("-6", m_ipv6Only, "IPv6 only")->group(group)->excludes(four);
    command.add_option("--at", m_at, "validate as of this time (ISO 8601, UTC)")->group(group);
    command.add_option("--dnssec-algorithms", m_algorithms, "accepted algorithms (8,10,13,14,15,16)")
        ->group(group);
    command.add_option("--dnssec-digests", m_digests, "accepted digest types of DS records (1,2,4)")
        ->group(group);
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
    if (!m_trustAnchorFile.empty()) {
        const QString path = QString::fromStdString(m_trustAnchorFile);
        const Result<QByteArray> content = readFile(path, MaxFileSize);
        if (!content)
            return content.error();
        const Result<dnssec::TrustAnchors> anchors = dnssec::TrustAnchors::fromText(*content);
        if (!anchors)
            return Error{ErrorCode::TrustAnchorsUnusable,
                         u"%1 holds no usable trust anchor: %2"_qs.arg(path, anchors.error().detail)};
        profile.trustAnchors = *content;
    }
    if (!m_caFile.empty()) {
        const QString path = QString::fromStdString(m_caFile);
        const Result<QByteArray> content = readFile(path, MaxFileSize);
        if (!content)
            return content.error();
        const Result<tls::Roots> roots = tls::Roots::fromPem(*content);
        if (!roots)
            return Error{ErrorCode::InvalidData,
                         u"%1 holds no usable certificate: %2"_qs.arg(path, roots.error().detail)};
        profile.caCertificates = *content;
    }
    profile.smtpPort = m_smtpPort.value_or(profile.smtpPort);
    profile.httpsPort = m_httpsPort.value_or(profile.httpsPort);
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
    if (!m_at.empty()) {
        QDateTime at = QDateTime::fromString(QString::fromStdString(m_at), Qt::ISODate);
        if (!at.isValid())
            return wrong(u"--at takes a time such as 2026-05-01T12:00:00Z."_qs);
        if (at.timeSpec() == Qt::LocalTime)
            at.setTimeSpec(Qt::UTC);
        profile.validateAt = at.toUTC();
    }
    if (!m_algorithms.empty()) {
        const Result<QSet<int>> algorithms = parseNumbers(u"--dnssec-algorithms"_qs, m_algorithms);
        if (!algorithms)
            return algorithms.error();
        profile.dnssecAlgorithms = *algorithms;
    }
    if (!m_digests.empty()) {
        const Result<QSet<int>> digests = parseNumbers(u"--dnssec-digests"_qs, m_digests);
        if (!digests)
            return digests.error();
        profile.dnssecDigests = *digests;
    }
    if (m_timeoutSeconds)
        profile.totalLimit = std::chrono::seconds(*m_timeoutSeconds);
    profile.jobs = m_jobs.value_or(profile.jobs);
    return profile;
}

Result<NetworkProfile> NetworkOptions::profileFor(Session& session) const
{
    const Result<NetworkProfile> base = session.baseProfile();
    if (!base)
        return base.error();
    return applyTo(*base);
}

}  // namespace relaydeck::cli

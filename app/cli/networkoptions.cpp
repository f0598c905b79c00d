// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/networkoptions.h"

#include "app/cli/savedprofiles.h"
#include "app/cli/session.h"

namespace relaydeck::cli {

namespace {

Error wrong(const QString& sentence)
{
    return {ErrorCode::InvalidArgument, sentence};
}

}  // namespace

Result<Upstream> parseResolver(const QString& text)
{
    Result<Upstream> upstream = parseUpstream(text);
    if (!upstream)
        return wrong(u"--resolver "_qs + upstream.error().detail);
    return upstream;
}

void NetworkOptions::addTo(CLI::App& command)
{
    const auto group = "Network";
    command
        .add_option(
            "--network-profile", m_profile,
            "NAME of a profile that was made in the window (profile list), or FILE with one; the other "
            "options go over it")
        ->group(group);
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
    if (!m_profile.empty()) {
        const Result<NamedProfile> saved = savedProfile(QString::fromStdString(m_profile));
        if (!saved)
            return saved.error();
        profile = saved->profile;
    }
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
    if (!m_profile.empty() && session.practice())
        return wrong(u"--practice has a network of its own; leave out --network-profile."_qs);
    const Result<NetworkProfile> base = session.baseProfile();
    if (!base)
        return base.error();
    return applyTo(*base);
}

}  // namespace relaydeck::cli

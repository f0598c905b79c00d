// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/judgement.h"

#include "core/dane/tlsarecord.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

constexpr int SoonDays = 14;

QString number(qsizetype value)
{
    return QString::number(value);
}

Check make(CheckId id, CheckState state, CheckText text, const QStringList& arguments = {})
{
    return {.id = id,
            .state = state,
            .text = text,
            .arguments = arguments,
            .needs = std::nullopt,
            .duration = {}};
}

Check needs(CheckId id, CheckId parent)
{
    return {.id = id,
            .state = CheckState::NotTested,
            .text = CheckText::NeedsOther,
            .arguments = {QString::fromUtf8(checkTitle(parent))},
            .needs = parent,
            .duration = {}};
}

/// The parts of a report that the checks count.
struct Counts {
    qsizetype reached = 0;  ///< servers whose dialogue came as far as EHLO
    qsizetype endpoints = 0;
    qsizetype withTls = 0;
    qsizetype withoutStartTls = 0;
    QString oldestVersion;
};

Counts count(const PartnerReport& report)
{
    Counts counts;
    for (const decision::HostObservation& host : report.observation.hosts) {
        for (const decision::EndpointObservation& endpoint : host.endpoints) {
            ++counts.endpoints;
            if (endpoint.reach != decision::Reach::Ready)
                continue;
            ++counts.reached;
            if (endpoint.tls == decision::TlsState::NotOffered)
                ++counts.withoutStartTls;
            else if (endpoint.tls == decision::TlsState::Established)
                ++counts.withTls;
        }
    }
    for (const HostReport& host : report.hosts) {
        for (const EndpointReport& endpoint : host.endpoints) {
            if (!endpoint.tlsVersion.isEmpty()
                && (counts.oldestVersion.isEmpty() || endpoint.tlsVersion < counts.oldestVersion))
                counts.oldestVersion = endpoint.tlsVersion;
        }
    }
    return counts;
}

/// The first lookup on the way to the mail servers that is not secure, MX first.
const dnssec::Lookup& decisiveLookup(const PartnerReport& report)
{
    if (report.mx.security != dns::Security::Secure)
        return report.mx;
    for (const HostReport& host : report.hosts) {
        const dnssec::Lookup& weaker = host.ipv4.security <= host.ipv6.security ? host.ipv4 : host.ipv6;
        if (weaker.security != dns::Security::Secure && !weaker.chain.isEmpty())
            return weaker;
        if (host.tlsaLookup && host.tlsaLookup->security != dns::Security::Secure)
            return *host.tlsaLookup;
    }
    return report.mx;
}

Check checkChain(const PartnerReport& report)
{
    const dnssec::Lookup& lookup = decisiveLookup(report);
    switch (lookup.security) {
    case dns::Security::Secure:
        return make(CheckId::DnssecChain, CheckState::Passed, CheckText::ChainSecure,
                    {number(lookup.chain.size())});
    case dns::Security::Insecure:
        return make(
            CheckId::DnssecChain, CheckState::Absent, CheckText::ChainInsecure,
            {lookup.chain.isEmpty() ? lookup.question.name.toString() : lookup.chain.last().zone.toString()});
    case dns::Security::Bogus:
        return make(CheckId::DnssecChain, CheckState::Failed, CheckText::ChainBogus,
                    {lookup.faultZone.toString()});
    case dns::Security::Indeterminate:
        break;
    }
    return make(CheckId::DnssecChain, isOurFailure(lookup) ? CheckState::CouldNotTest : CheckState::Failed,
                CheckText::ChainUnknown);
}

Check checkMailServers(const PartnerReport& report)
{
    switch (report.mxKind) {
    case MxKind::Mx:
        return make(CheckId::MailServers, CheckState::Passed, CheckText::MxHosts,
                    {number(report.hosts.size())});
    case MxKind::Implicit:
        return make(CheckId::MailServers, CheckState::Passed, CheckText::MxImplicit);
    case MxKind::Null:
        return make(CheckId::MailServers, CheckState::Failed, CheckText::MxNull);
    case MxKind::None:
        return make(CheckId::MailServers, CheckState::Failed, CheckText::MxNoHost);
    case MxKind::NxDomain:
        return make(CheckId::MailServers, CheckState::Failed, CheckText::MxNoDomain);
    case MxKind::Failed:
        break;
    }
    return make(CheckId::MailServers,
                report.observation.mx == decision::MxState::Unknown ? CheckState::CouldNotTest
                                                                    : CheckState::Failed,
                CheckText::MxFailed);
}

/// In itself, whatever the server shows, and whether one was reached at all.
bool isUsableTlsa(const dns::Record& record)
{
    const std::optional<dns::TlsaData> data = dns::tlsaOf(record);
    return data && dane::isUsable(*data);
}

Check checkTlsa(const PartnerReport& report)
{
    if (report.hosts.isEmpty())
        return needs(CheckId::TlsaRecords, CheckId::MailServers);
    qsizetype records = 0;
    qsizetype usable = 0;
    qsizetype hostsUsable = 0;
    qsizetype hostsApplicable = 0;
    for (qsizetype i = 0; i < report.hosts.size(); ++i) {
        const HostReport& host = report.hosts.at(i);
        const bool ours = report.observation.hosts.at(i).tlsa == decision::TlsaState::Unknown;
        if (ours || host.tlsa == TlsaStatus::Bogus || host.tlsa == TlsaStatus::Failed) {
            return make(CheckId::TlsaRecords, ours ? CheckState::CouldNotTest : CheckState::Failed,
                        CheckText::TlsaFailed, {host.name.toString()});
        }
        if (host.tlsa != TlsaStatus::NotApplicable)
            ++hostsApplicable;
        if (host.tlsaLookup) {
            records += host.tlsaLookup->records.size();
            usable +=
                std::count_if(host.tlsaLookup->records.begin(), host.tlsaLookup->records.end(), isUsableTlsa);
        }
        if (host.tlsa == TlsaStatus::Usable)
            ++hostsUsable;
    }
    if (hostsUsable == report.hosts.size()) {
        return make(CheckId::TlsaRecords, usable < records ? CheckState::Warning : CheckState::Passed,
                    CheckText::TlsaUsable, {number(records), number(usable)});
    }
    if (hostsUsable > 0) {
        return make(CheckId::TlsaRecords, CheckState::Warning, CheckText::TlsaPartly,
                    {number(hostsUsable), number(report.hosts.size())});
    }
    if (records > 0)
        return make(CheckId::TlsaRecords, CheckState::Failed, CheckText::TlsaUnusable, {number(records)});
    if (hostsApplicable == 0)
        return make(CheckId::TlsaRecords, CheckState::Absent, CheckText::TlsaNotApplicable);
    return make(CheckId::TlsaRecords, CheckState::Absent, CheckText::TlsaNone);
}

Check checkStartTls(const PartnerReport& report, const Counts& counts)
{
    if (report.hosts.isEmpty())
        return needs(CheckId::StartTls, CheckId::MailServers);
    const bool anyAddress = std::any_of(report.hosts.begin(), report.hosts.end(),
                                        [](const HostReport& host) { return !host.addresses.isEmpty(); });
    if (!anyAddress && !report.evidence.cancelled && !report.evidence.limitReached)
        return needs(CheckId::StartTls, CheckId::MailServers);
    if (counts.reached == 0) {
        const bool known = std::any_of(
            report.observation.hosts.begin(), report.observation.hosts.end(), [](const auto& host) {
                return std::any_of(host.endpoints.begin(), host.endpoints.end(), [](const auto& endpoint) {
                    return endpoint.reach != decision::Reach::Unknown;
                });
            });
        return make(CheckId::StartTls, known ? CheckState::Failed : CheckState::CouldNotTest,
                    CheckText::NoServerReached);
    }
    if (counts.withTls == counts.reached) {
        return make(CheckId::StartTls, CheckState::Passed, CheckText::StartTlsOffered,
                    {number(counts.withTls), number(counts.reached), counts.oldestVersion});
    }
    const bool promised = std::any_of(report.hosts.begin(), report.hosts.end(),
                                      [](const HostReport& host) { return host.tlsa == TlsaStatus::Usable; });
    if (counts.withoutStartTls > 0) {
        return make(CheckId::StartTls, promised ? CheckState::Failed : CheckState::Warning,
                    CheckText::StartTlsMissing, {number(counts.withoutStartTls), number(counts.reached)});
    }
    return make(CheckId::StartTls, CheckState::Failed, CheckText::StartTlsFailed,
                {number(counts.reached - counts.withTls), number(counts.reached)});
}

/// By each address and by both types of certificate: a sender gets one of them.
bool matchesAlways(const HostReport& host)
{
    const auto matches = [](const std::optional<tls::DaneVerdict>& verdict) {
        return !verdict || verdict->outcome == tls::DaneVerdict::Outcome::Match;
    };
    return std::all_of(
        host.endpoints.begin(), host.endpoints.end(), [&matches](const EndpointReport& endpoint) {
            return matches(endpoint.dane) && (!endpoint.other || matches(endpoint.other->dane));
        });
}

Check checkMatch(const PartnerReport& report, const Check& tlsa, const Counts& counts)
{
    if (report.hosts.isEmpty())
        return needs(CheckId::TlsaMatch, CheckId::MailServers);
    if (tlsa.text == CheckText::TlsaUnusable)
        return make(CheckId::TlsaMatch, CheckState::Warning, CheckText::MatchUnauthenticated);
    const auto usable = std::count_if(report.hosts.begin(), report.hosts.end(),
                                      [](const HostReport& host) { return host.tlsa == TlsaStatus::Usable; });
    if (usable == 0)
        return needs(CheckId::TlsaMatch, CheckId::TlsaRecords);
    if (counts.reached == 0)
        return needs(CheckId::TlsaMatch, CheckId::StartTls);
    const auto matching = std::count_if(report.hosts.begin(), report.hosts.end(), [](const HostReport& host) {
        return host.dane == DaneOutcome::Pass;
    });
    if (matching == usable) {
        if (!std::all_of(report.hosts.begin(), report.hosts.end(), matchesAlways))
            return make(CheckId::TlsaMatch, CheckState::Warning, CheckText::MatchNotAlways);
        return make(CheckId::TlsaMatch, CheckState::Passed, CheckText::MatchAll,
                    {number(matching), number(usable)});
    }
    const bool compared = std::any_of(report.hosts.begin(), report.hosts.end(), [](const HostReport& host) {
        return host.tlsa == TlsaStatus::Usable
            && std::any_of(host.endpoints.begin(), host.endpoints.end(),
                           [](const EndpointReport& endpoint) { return endpoint.certificate.has_value(); });
    });
    if (!compared)  // the servers with records showed no certificate, or were not seen
        return needs(CheckId::TlsaMatch, CheckId::StartTls);
    if (matching > 0)
        return make(CheckId::TlsaMatch, CheckState::Warning, CheckText::MatchSome,
                    {number(matching), number(usable)});
    return make(CheckId::TlsaMatch, CheckState::Failed, CheckText::MatchNone, {number(usable)});
}

Check checkCertificate(const PartnerReport& report)
{
    if (report.hosts.isEmpty())
        return needs(CheckId::Certificate, CheckId::MailServers);
    qsizetype shown = 0;
    qsizetype failing = 0;
    std::optional<qint64> daysLeft;
    for (const HostReport& host : report.hosts) {
        for (const EndpointReport& endpoint : host.endpoints) {
            if (!endpoint.certificate || !endpoint.pkix)
                continue;
            ++shown;
            if (!endpoint.pkix->passed())
                ++failing;
            const qint64 days = report.evidence.judgedAt.daysTo(endpoint.certificate->notAfter);
            daysLeft = std::min(daysLeft.value_or(days), days);
        }
    }
    if (shown == 0)
        return make(CheckId::Certificate, CheckState::NotTested, CheckText::CertificateNotSeen);
    if (failing > 0) {
        // With DANE that passes, nobody asks for a publicly valid certificate.
        const bool fine = report.dane == DaneOutcome::Pass;
        return make(CheckId::Certificate, fine ? CheckState::Absent : CheckState::Warning,
                    CheckText::CertificateProblem, {number(failing), number(shown)});
    }
    const bool soon = *daysLeft < SoonDays;
    return make(CheckId::Certificate, soon ? CheckState::Warning : CheckState::Passed,
                soon ? CheckText::CertificateEndsSoon : CheckText::CertificateValid, {number(*daysLeft)});
}

Check checkSts(const PartnerReport& report)
{
    const StsReport& sts = report.sts;
    const auto stops = [&sts] {
        return sts.policyRead && sts.mode == StsMode::Enforce ? CheckState::Failed : CheckState::Warning;
    };
    if (sts.fromCache) {
        const bool covered = std::any_of(report.hosts.begin(), report.hosts.end(),
                                         [](const HostReport& host) { return host.stsListed; });
        return make(CheckId::MtaSts, covered ? CheckState::Warning : stops(), CheckText::StsFromCache,
                    {sts.heldUntil.toUTC().toString(u"yyyy-MM-dd"_qs)});
    }
    switch (sts.outcome) {
    case StsOutcome::None:
        if (sts.policyRead)
            return make(CheckId::MtaSts, CheckState::Absent, CheckText::StsModeNone);
        return make(CheckId::MtaSts, sts.problems.isEmpty() ? CheckState::Absent : CheckState::Warning,
                    sts.problems.isEmpty() ? CheckText::StsNone : CheckText::StsBroken);
    case StsOutcome::Pass: {
        const auto listed = std::count_if(report.hosts.begin(), report.hosts.end(),
                                          [](const HostReport& host) { return host.stsListed; });
        if (sts.mode == StsMode::Testing)
            return make(CheckId::MtaSts, CheckState::Passed, CheckText::StsTesting);
        if (listed < report.hosts.size()) {
            return make(CheckId::MtaSts, CheckState::Warning, CheckText::StsFailing,
                        {number(report.hosts.size() - listed), number(report.hosts.size())});
        }
        return make(CheckId::MtaSts, CheckState::Passed, CheckText::StsEnforce, {number(listed)});
    }
    case StsOutcome::Fail:
        if (!sts.policyRead)
            return make(CheckId::MtaSts, CheckState::Warning, CheckText::StsBroken);
        return make(CheckId::MtaSts, stops(), CheckText::StsFailing,
                    {number(report.hosts.size()), number(report.hosts.size())});
    case StsOutcome::Unknown:
        break;
    }
    return make(CheckId::MtaSts, CheckState::CouldNotTest, CheckText::StsUnknown);
}

Check checkTlsRpt(const TlsRptReport& rpt)
{
    if (!rpt.known)
        return make(CheckId::TlsReporting, CheckState::CouldNotTest, CheckText::RptUnknown);
    if (rpt.published)
        return make(CheckId::TlsReporting, CheckState::Passed, CheckText::RptPublished,
                    {number(rpt.destinations.size())});
    if (!rpt.problems.isEmpty())
        return make(CheckId::TlsReporting, CheckState::Warning, CheckText::RptBroken);
    return make(CheckId::TlsReporting, CheckState::Absent, CheckText::RptNone);
}

}  // namespace

QList<Check> makeChecks(const PartnerReport& report)
{
    const Counts counts = count(report);
    const Check tlsa = checkTlsa(report);
    QList<Check> checks{checkChain(report),
                        checkMailServers(report),
                        tlsa,
                        checkStartTls(report, counts),
                        checkMatch(report, tlsa, counts),
                        checkCertificate(report),
                        checkSts(report),
                        checkTlsRpt(report.tlsRpt)};
    const bool ended = report.evidence.cancelled || report.evidence.limitReached;
    for (Check& check : checks) {
        check.duration = waitedFor(check.id, report);
        if (ended && check.state == CheckState::CouldNotTest)
            check.text = CheckText::TestEnded;
    }
    return checks;
}

}  // namespace relaydeck::partnertest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/stsfindings.h"

#include "core/base/namepattern.h"
#include "core/base/plaintext.h"
#include "core/mtasts/match.h"
#include "core/partnertest/endpointfindings.h"
#include "core/partnertest/judgement.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

constexpr int MaxAgeShortSeconds = 24 * 3600;  // RFC 8461 3.2 speaks of weeks

using Findings = QList<Finding>;

QString timeText(const QDateTime& time)
{
    return time.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_qs);
}

QString withLine(const StsProblem& problem)
{
    return problem.line > 0 ? u"line %1: %2"_qs.arg(problem.line).arg(problem.text) : problem.text;
}

/// The first problem that senders do not pass over.
QString worstProblem(const StsReport& sts)
{
    const auto fatal = std::find_if(sts.problems.begin(), sts.problems.end(), [](const StsProblem& problem) {
        return problem.weight == mtasts::Weight::Fatal;
    });
    return withLine(fatal == sts.problems.end() ? sts.problems.value(0) : *fatal);
}

void addRecord(Findings& findings, const PartnerReport& report)
{
    const StsReport& sts = report.sts;
    const QString domain = report.domain().toString();
    if (sts.outcome == StsOutcome::Unknown && sts.recordLookup && sts.recordLookup->failed()
        && !isOurFailure(*sts.recordLookup))
        addFinding(findings, FindingCode::StsLookupFailed, domain, {sts.recordLookup->why});
    const bool recordCounts = sts.outcome != StsOutcome::None || (sts.policyRead && !sts.fromCache);
    if (recordCounts)
        return;
    const auto counting = std::count_if(sts.records.begin(), sts.records.end(), [](const QString& record) {
        return record.startsWith(u"v=STSv1;"_qs);
    });
    if (counting > 1)
        addFinding(findings, FindingCode::StsRecordsSeveral, domain, {QString::number(counting)});
    else if (!sts.problems.isEmpty())
        addFinding(findings, FindingCode::StsRecordInvalid, domain, {worstProblem(sts)});
    else if (!sts.fromCache)  // else it is told that the one from before applies
        addFinding(findings, FindingCode::StsNotPublished, domain);
}

/// One cause, one finding.
void addFault(Findings& findings, const PartnerReport& report)
{
    const StsReport& sts = report.sts;
    const QString host = u"mta-sts."_qs + report.domain().toString();
    const auto add = [&](FindingCode code) { addFinding(findings, code, host, {sts.faultDetail}); };
    switch (sts.fault) {
    case StsFault::None:
    case StsFault::Ours:
        break;
    case StsFault::NoAddress:
        addFinding(findings, FindingCode::StsHostUnknown, host);
        break;
    case StsFault::AddressLookupFailed:
        add(FindingCode::StsHostLookupFailed);
        break;
    case StsFault::ConnectFailed:
        add(FindingCode::StsHostUnreachable);
        break;
    case StsFault::TimedOut:
        add(FindingCode::StsHostTimedOut);
        break;
    case StsFault::TlsFailed:
        add(FindingCode::StsHostTlsFailed);
        break;
    case StsFault::CertificateExpired:
        add(FindingCode::StsHostCertificateExpired);
        break;
    case StsFault::CertificateName:
        add(FindingCode::StsHostCertificateName);
        break;
    case StsFault::CertificateUntrusted:
        add(FindingCode::StsHostCertificate);
        break;
    case StsFault::Redirected:
        add(FindingCode::StsRedirected);
        break;
    case StsFault::HttpStatus:
        add(FindingCode::StsHttpStatus);
        break;
    case StsFault::TooLarge:
        addFinding(findings, FindingCode::StsPolicyTooLarge, host);
        break;
    case StsFault::PolicyInvalid:
        addFinding(findings, FindingCode::StsPolicyInvalid, report.domain().toString(), {worstProblem(sts)});
        break;
    }
}

/// What the policy that was read now says of itself.
void addLivePolicy(Findings& findings, const PartnerReport& report)
{
    const StsReport& sts = report.sts;
    const QString domain = report.domain().toString();
    const QString mediaType =
        report.evidence.policyFetch ? report.evidence.policyFetch->mediaType : QString();
    if (mediaType.compare(u"text/plain"_qs, Qt::CaseInsensitive) != 0)  // RFC 8461 3.2
        addFinding(findings, FindingCode::StsPolicyMediaType, domain,
                   {mediaType.isEmpty() ? u"no type"_qs : plainText(mediaType, 80)});
    if (sts.mode == StsMode::None) {
        addFinding(findings, FindingCode::StsModeNone, domain);
        return;
    }
    if (sts.mode == StsMode::Testing)
        addFinding(findings, FindingCode::StsTesting, domain);
    for (const StsProblem& remark : sts.problems) {
        if (remark.weight == mtasts::Weight::Flaw)
            addFinding(findings, FindingCode::StsPolicyRemark, domain, {withLine(remark)});
    }
    if (sts.maxAge < MaxAgeShortSeconds)
        addFinding(findings, FindingCode::StsMaxAgeShort, domain, {QString::number(sts.maxAge / 3600)});
}

/// Policies read before that senders keep, since nothing tells them to read the new one: the id is the same
/// (RFC 8461 3.1), or there is none to read.
void addHeld(Findings& findings, const PartnerReport& report)
{
    const StsReport& sts = report.sts;
    const bool live = sts.policyRead && !sts.fromCache;
    if (sts.fault == StsFault::Ours)
        return;
    for (const HeldPolicy& held : sts.held) {
        if (live && held.id != sts.id)
            continue;
        const QString until = timeText(held.heldUntil);
        if (live)
            addFinding(findings, FindingCode::StsTextChanged, report.domain().toString(), {held.id, until});
        if (held.mode != StsMode::Enforce)
            continue;
        for (const HostReport& host : report.hosts) {
            if (!mtasts::matchesAny(held.patterns, host.name))
                addFinding(findings, FindingCode::StsMxNotInHeldPolicy, host.name.toString(), {until});
        }
    }
}

void addUnlisted(Findings& findings, const QStringList& patterns, const DomainName& host)
{
    const QString nearest = mtasts::nearestPattern(patterns, host);
    const std::optional<NamePattern> pattern = NamePattern::fromText(nearest);
    const bool otherDepth = pattern && pattern->isWildcard() && host.isAtOrBelow(pattern->name());
    addFinding(findings, otherDepth ? FindingCode::StsMxOtherDepth : FindingCode::StsMxNotListed,
               host.toString(), {host.toString(), nearest.isEmpty() ? u"none"_qs : nearest});
}

void addHosts(Findings& findings, const PartnerReport& report)
{
    const StsReport& sts = report.sts;
    for (const HostReport& host : report.hosts) {
        if (host.stsListed)
            addStsEndpoints(findings, host);
        else if (!sts.fromCache)  // told with the time until which it lasts
            addUnlisted(findings, sts.patterns, host.name);
    }
    if (sts.outcome == StsOutcome::Pass && sts.mode == StsMode::Enforce) {
        const auto listed = std::count_if(report.hosts.begin(), report.hosts.end(),
                                          [](const HostReport& host) { return host.stsListed; });
        addFinding(findings, FindingCode::StsMatches, report.domain().toString(),
                   {u"%1 of %2 hosts"_qs.arg(listed).arg(report.hosts.size())});
    }
}

/// Under a testing policy nothing is stopped (RFC 8461 5): what would stop mail under enforce is a warning.
void soften(Findings& findings)
{
    for (Finding& finding : findings) {
        if (finding.severity == Severity::Error)
            finding.severity = Severity::Warning;
    }
}

}  // namespace

void addSts(QList<Finding>& findings, const PartnerReport& report)
{
    const StsReport& sts = report.sts;
    addRecord(findings, report);
    addFault(findings, report);
    addHeld(findings, report);
    if (!sts.policyRead)
        return;
    if (sts.fromCache)
        addFinding(findings, FindingCode::StsFromCache, report.domain().toString(),
                   {timeText(sts.heldUntil)});
    else
        addLivePolicy(findings, report);
    if (sts.mode == StsMode::None)
        return;
    Findings ofHosts;
    addHosts(ofHosts, report);
    if (sts.mode == StsMode::Testing)
        soften(ofHosts);
    findings += ofHosts;
}

}  // namespace relaydeck::partnertest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/plaintext.h"
#include "core/partnertest/dnssecfindings.h"
#include "core/partnertest/endpointfindings.h"
#include "core/partnertest/judgement.h"
#include "core/partnertest/stsfindings.h"
#include "core/smtp/mxlookup.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

using Findings = QList<Finding>;

void addFailedMx(Findings& findings, const PartnerReport& report)
{
    const bool bogus = report.observation.mx == decision::MxState::Bogus;
    const QString domain = report.domain().toString();
    if (report.mx.failed())
        addFinding(findings, bogus ? FindingCode::MxBogus : FindingCode::MxLookupFailed, domain,
                   {report.mx.why});
    else  // RFC 5321 5.1: the domain's own address is the implicit MX
        addFinding(findings, bogus ? FindingCode::AddressBogus : FindingCode::AddressLookupFailed, domain,
                   {u"there is no MX record, so that mail depends on it"_qs});
}

void addDomain(Findings& findings, const PartnerReport& report)
{
    const QString domain = report.domain().toString();
    const dnssec::Lookup& mx = report.mx;
    switch (report.mxKind) {
    case MxKind::Null:
        addFinding(findings, FindingCode::NullMx, domain);
        return;
    case MxKind::NxDomain:
        addFinding(findings, FindingCode::NoSuchDomain, domain);
        return;
    case MxKind::None:
        addFinding(findings, FindingCode::NoMailHost, domain);
        return;
    case MxKind::Implicit:
        addFinding(findings, FindingCode::ImplicitMx, domain);
        break;
    case MxKind::Failed:
        if (report.observation.mx == decision::MxState::Unknown)
            return;  // our resolver's fault, or the test was ended: said once for the whole test
        addFailedMx(findings, report);
        return;
    case MxKind::Mx:
        break;
    }
    bool hasNull = false;
    for (const dns::Record& record : mx.records) {
        const std::optional<dns::MxData> data = dns::mxOf(record);
        hasNull = hasNull || (data && data->exchange.isRoot());
    }
    if (hasNull)  // beside others, since it is not MxKind::Null
        addFinding(findings, FindingCode::NullMxMixed, domain);
    if (mx.security == dns::Security::Insecure) {
        const bool unsupported =
            mx.fault == dnssec::Fault::UnsupportedAlgorithm || mx.fault == dnssec::Fault::UnsupportedDigest;
        addFinding(findings,
                   unsupported ? FindingCode::DomainAlgorithmUnsupported : FindingCode::DomainInsecure,
                   domain, {mx.why});
    }
}

/// Our own resolver's faults, once for the whole test and never on the partner's account.
void addResolver(Findings& findings, const PartnerReport& report)
{
    QStringList upstreams;
    for (const dns::Exchange& exchange : report.evidence.exchanges) {
        if (!exchange.upstream.isEmpty() && !upstreams.contains(exchange.upstream))
            upstreams.append(exchange.upstream);
    }
    const bool unfit = isResolverUnfit(report);
    for (const ResolverFitness& tried : report.resolvers) {
        const Finding finding = findingOf(tried);
        if (tried.unfit() == unfit && !findings.contains(finding))
            findings.append(finding);
    }
    if (unfit)  // said once, by what was found when they were tried
        return;
    const bool answered = std::any_of(
        report.evidence.exchanges.begin(), report.evidence.exchanges.end(),
        [](const dns::Exchange& exchange) { return exchange.outcome == dns::Exchange::Outcome::Answered; });
    if (!answered && !report.evidence.cancelled && !report.evidence.exchanges.isEmpty())
        addFinding(findings, FindingCode::ResolverNotAnswering, upstreams.join(u", "_qs));
    const QList<const dnssec::Lookup*> lookups = lookupsOf(report);
    for (const dnssec::Lookup* lookup : lookups) {
        if (lookup->fault == dnssec::Fault::ResolverStripsDnssec)
            addFinding(findings, FindingCode::ResolverStripsDnssec, upstreams.join(u", "_qs));
    }
}

bool isTlsaKnown(const PartnerReport& report, qsizetype host)
{
    return report.observation.hosts.at(host).tlsa != decision::TlsaState::Unknown;
}

void addOddity(Findings& findings, const HostReport& host, const DomainName& domain)
{
    const auto isNo = [&](const char* what) {
        addFinding(findings, FindingCode::MxNotAHostName, host.name.toString(), {QString::fromLatin1(what)});
    };
    switch (smtp::oddityOf(host.name, domain)) {
    case smtp::MxOddity::None:
        break;
    case smtp::MxOddity::Address:
        isNo("an IP address");
        break;
    case smtp::MxOddity::NotAHostName:
        isNo("no host name");
        break;
    case smtp::MxOddity::Localhost:
        isNo("the sender's own computer");
        break;
    case smtp::MxOddity::DoubledDomain:
        addFinding(findings, FindingCode::MxDoubledDomain, host.name.toString());
        break;
    }
}

void addAddresses(Findings& findings, const HostReport& host)
{
    const QString name = host.name.toString();
    const dnssec::Lookup& aliased = host.ipv4.aliases.isEmpty() ? host.ipv6 : host.ipv4;
    if (!aliased.aliases.isEmpty())
        addFinding(findings, FindingCode::MxIsAlias, name, {aliased.canonicalName.toString()});
    for (const dnssec::Lookup* lookup : {&host.ipv4, &host.ipv6}) {
        const bool bogus = lookup->security == dns::Security::Bogus;
        // RFC 5321 5.1: the other family is enough.
        if (!host.addresses.isEmpty() && (bogus || (lookup->failed() && !isOurFailure(*lookup))))
            addFinding(findings, FindingCode::AddressOneFamily, name,
                       {dns::typeName(lookup->question.type), lookup->why});
        else if (bogus)
            addFinding(findings, FindingCode::AddressBogus, name, {lookup->why});
        else if (lookup->failed() && !isOurFailure(*lookup))
            addFinding(findings, FindingCode::AddressLookupFailed, name, {lookup->why});
    }
    if (host.addresses.isEmpty() && !host.ipv4.failed() && !host.ipv6.failed())
        addFinding(findings, FindingCode::AddressMissing, name);
    // At a secure alias TLSA may stand all the same (RFC 7672 2.2.2).
    if (host.dnssec == dns::Security::Insecure && host.tlsa == TlsaStatus::NotApplicable)
        addFinding(findings, FindingCode::AddressInsecure, name);
}

void addTlsa(Findings& findings, const PartnerReport& report, const HostReport& host, bool tlsaKnown)
{
    const QString name = host.name.toString();
    const QString why = host.tlsaLookup ? host.tlsaLookup->why : QString();
    switch (host.tlsa) {
    case TlsaStatus::Bogus:
        addFinding(findings, FindingCode::TlsaBogus, name, {why});
        break;
    case TlsaStatus::Failed:
        if (tlsaKnown)
            addFinding(findings, FindingCode::TlsaLookupFailed, name, {why});
        break;
    case TlsaStatus::Unusable:
        addFinding(findings, FindingCode::TlsaAllUnusable, name);
        break;
    case TlsaStatus::None:
        if (host.tlsaLookup && host.tlsaLookup->outcome == dnssec::Lookup::Outcome::Answer)
            addFinding(findings, FindingCode::TlsaNotSigned, name, {why});
        else
            addFinding(findings, FindingCode::TlsaNotPublished, name);
        break;
    case TlsaStatus::Usable:
        if (report.mx.security == dns::Security::Insecure)
            addFinding(findings, FindingCode::TlsaUnderInsecureMx, name);
        break;
    case TlsaStatus::NotApplicable:
        break;
    }
}

void addPartialTlsa(Findings& findings, const PartnerReport& report)
{
    QStringList without;
    for (qsizetype i = 0; i < report.hosts.size(); ++i) {
        const HostReport& host = report.hosts.at(i);
        if (isTlsaKnown(report, i)
            && (host.tlsa == TlsaStatus::None || host.tlsa == TlsaStatus::NotApplicable
                || host.tlsa == TlsaStatus::Unusable))
            without.append(host.name.toString());
    }
    if (!without.isEmpty() && without.size() < report.hosts.size())
        addFinding(findings, FindingCode::TlsaOnSomeHosts, report.domain().toString(),
                   {without.join(u", "_qs)});
}

void addTlsRpt(Findings& findings, const PartnerReport& report)
{
    const TlsRptReport& rpt = report.tlsRpt;
    if (!rpt.known || rpt.published)
        return;
    if (rpt.problems.isEmpty())
        addFinding(findings, FindingCode::TlsRptNotPublished, report.domain().toString());
    else
        addFinding(findings, FindingCode::TlsRptInvalid, report.domain().toString(), {rpt.problems.first()});
}

/// The first few, for a sentence.
QString cutWords(const QList<Cut>& cuts)
{
    constexpr qsizetype Named = 3;
    QStringList words;
    for (const Cut& cut : cuts.mid(0, Named))
        words.append(u"%1 (%2 KB)"_qs.arg(plainText(cut.what, 120)).arg((cut.octets + 1023) / 1024));
    if (cuts.size() > Named)
        words.append(u"%1 more"_qs.arg(cuts.size() - Named));
    return words.join(u", "_qs);
}

}  // namespace

QList<Finding> makeFindings(const PartnerReport& report)
{
    Findings findings;
    addResolver(findings, report);
    if (report.evidence.cancelled)
        addFinding(findings, FindingCode::TestCancelled, report.domain().toString());
    else if (report.evidence.limitReached)
        addFinding(findings, FindingCode::TestLimitReached, report.domain().toString());
    if (!report.evidence.cuts.isEmpty())
        addFinding(findings, FindingCode::EvidenceCut, report.domain().toString(),
                   {cutWords(report.evidence.cuts)});
    addDomain(findings, report);
    addDnssecFindings(findings, report);
    for (qsizetype i = 0; i < report.hosts.size(); ++i) {
        const HostReport& host = report.hosts.at(i);
        addOddity(findings, host, report.domain());
        addAddresses(findings, host);
        addTlsa(findings, report, host, isTlsaKnown(report, i));
        addEndpoints(findings, report, host);
    }
    addPartialTlsa(findings, report);
    addNetwork(findings, report);
    const bool takesMail = report.mxKind == MxKind::Mx || report.mxKind == MxKind::Implicit;
    if (takesMail) {
        addSts(findings, report);
        addTlsRpt(findings, report);
    }
    addSecondOpinion(findings, report);
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
    return findings;
}

}  // namespace relaydeck::partnertest

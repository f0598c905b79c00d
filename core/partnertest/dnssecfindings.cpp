// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/dnssecfindings.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

constexpr qint64 SoonSeconds = 48 * 3600;

/// A lookup that the verdict rests on.
struct Needed {
    const dnssec::Lookup* lookup = nullptr;
    bool stopsMail = false;  ///< when it fails, under some mode
};

QList<Needed> neededLookups(const PartnerReport& report)
{
    QList<Needed> result{{&report.mx, true}};
    for (const HostReport& host : report.hosts) {
        const bool ruledOut = host.addresses.isEmpty();
        result << Needed{&host.ipv4, ruledOut} << Needed{&host.ipv6, ruledOut};
        if (host.tlsaLookup)
            result << Needed{&*host.tlsaLookup, true};
    }
    if (report.sts.recordLookup)  // RFC 8461 3.1: as if there were no policy
        result << Needed{&*report.sts.recordLookup, false};
    return result;
}

Finding causeOf(const dnssec::Lookup& lookup)
{
    const QString zone = lookup.faultZone.toString();
    const QString type = dns::typeName(lookup.faultType);
    switch (lookup.fault) {
    case dnssec::Fault::SignatureExpired:
        return makeFinding(FindingCode::SignatureExpired, zone, {type, lookup.why});
    case dnssec::Fault::SignatureNotYetValid:
        return makeFinding(FindingCode::SignatureNotYetValid, zone, {type, lookup.why});
    case dnssec::Fault::DnskeyMissing:
    case dnssec::Fault::DsMismatch:
        return makeFinding(FindingCode::DsMismatch, zone, {lookup.why});
    case dnssec::Fault::DenialMissing:
    case dnssec::Fault::DenialIncomplete:
    case dnssec::Fault::WildcardUnproven:
        return makeFinding(FindingCode::DenialBroken, zone, {type, lookup.why});
    case dnssec::Fault::SignatureMissing:
    case dnssec::Fault::SignatureInvalid:
    case dnssec::Fault::SignerUnknown:
    case dnssec::Fault::AliasLoop:
    case dnssec::Fault::AliasMismatch:
    case dnssec::Fault::None:
    case dnssec::Fault::NoAnswer:
    case dnssec::Fault::ServerFailure:
    case dnssec::Fault::ResolverUnfit:
    case dnssec::Fault::ResolverStripsDnssec:
    case dnssec::Fault::NotRecorded:
    case dnssec::Fault::TooMuchWork:
    case dnssec::Fault::NoDs:
    case dnssec::Fault::UnsupportedAlgorithm:
    case dnssec::Fault::UnsupportedDigest:
    case dnssec::Fault::OptOut:
    case dnssec::Fault::Nsec3Iterations:
    case dnssec::Fault::NoTrustAnchor:
        break;
    }
    return makeFinding(FindingCode::SignatureBroken, zone, {type, lookup.why});
}

bool isBogus(const Needed& needed)
{
    return needed.lookup->security == dns::Security::Bogus;
}

void addCauses(QList<Finding>& findings, const QList<Needed>& lookups)
{
    for (const Needed& needed : lookups) {
        if (!isBogus(needed))
            continue;
        Finding cause = causeOf(*needed.lookup);
        if (findings.contains(cause))
            continue;
        if (!needed.stopsMail)
            cause.severity = Severity::Warning;
        if (!findings.contains(cause))
            findings.append(cause);
    }
}

/// Whichever lookup it belongs to: one finding for the earliest.
void addFirstToEnd(QList<Finding>& findings, const PartnerReport& report, const QList<Needed>& lookups)
{
    std::optional<dnssec::FirstToEnd> first;
    for (const Needed& needed : lookups) {
        const std::optional<dnssec::FirstToEnd>& end = needed.lookup->firstToEnd;
        if (needed.lookup->secure() && end && (!first || end->at < first->at))
            first = end;
    }
    if (!first)
        return;
    const qint64 seconds = report.evidence.judgedAt.secsTo(first->at);
    if (seconds < SoonSeconds)
        addFinding(findings, FindingCode::SignatureEndsSoon, report.domain().toString(),
                   {QString::number(seconds / 3600),
                    u"%1 %2"_qs.arg(first->owner.toString(), dns::typeName(first->type)),
                    first->zone.toString()});
}

}  // namespace

void addDnssecFindings(QList<Finding>& findings, const PartnerReport& report)
{
    const QList<Needed> lookups = neededLookups(report);
    addCauses(findings, lookups);
    if (report.mxKind == MxKind::Mx || report.mxKind == MxKind::Implicit)
        addFirstToEnd(findings, report, lookups);
}

}  // namespace relaydeck::partnertest

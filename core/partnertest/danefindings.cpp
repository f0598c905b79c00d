// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/plaintext.h"
#include "core/dane/tlsarecord.h"
#include "core/partnertest/endpointfindings.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

QString recordText(const dns::TlsaData& record)
{
    return u"%1 %2 %3"_qs.arg(record.usage).arg(record.selector).arg(record.matchingType);
}

void addRecords(QList<Finding>& findings, const HostReport& host, const EndpointReport& endpoint)
{
    const QString name = host.name.toString();
    for (const TlsaComparison& comparison : endpoint.tlsa) {
        if (comparison.unusableReason == u"hash-of-nothing"_qs)
            addFinding(findings, FindingCode::TlsaHashOfNothing, name);
        else if (!comparison.usable)
            addFinding(findings, FindingCode::TlsaRecordUnusable, name,
                       {u"%1 (%2)"_qs.arg(recordText(comparison.record), comparison.unusableReason)});
        else if (comparison.record.usage == 3 && comparison.record.selector == 0 && comparison.matches)
            addFinding(findings, FindingCode::TlsaBindsCertificate, name);
    }
}

/// A match proves the server to a sender only by TLS 1.2 or newer (N10, RFC 8996), and under an MX answer
/// that names this host for certain (RFC 7672 2.2.1).
bool isProof(const PartnerReport& report, const EndpointReport& endpoint)
{
    return report.observation.mxSecure
        && tls::isModern(report.evidence.endpoints.at(endpoint.evidence).endpoint.handshake);
}

/// Nothing but DANE-TA(2) is there to match.
bool pinsAuthoritiesAlone(const EndpointReport& endpoint)
{
    const bool any = std::any_of(endpoint.tlsa.begin(), endpoint.tlsa.end(),
                                 [](const TlsaComparison& c) { return c.usable; });
    return any && std::all_of(endpoint.tlsa.begin(), endpoint.tlsa.end(), [](const TlsaComparison& c) {
               return !c.usable || c.record.usage == dane::DaneTa;
           });
}

/// Why DANE fails, in a few words.
QString failureText(const EndpointReport& endpoint)
{
    switch (endpoint.dane->outcome) {
    case tls::DaneVerdict::Outcome::Match:
        return {};
    case tls::DaneVerdict::Outcome::Expired:
        return u"expired"_qs;
    case tls::DaneVerdict::Outcome::NotYetValid:
        return u"not valid yet"_qs;
    case tls::DaneVerdict::Outcome::NameMismatch:
        return u"another name"_qs;
    case tls::DaneVerdict::Outcome::NoMatch:
    case tls::DaneVerdict::Outcome::Malformed:
        break;
    }
    return pinsAuthoritiesAlone(endpoint) ? u"the pinned authority is not sent"_qs : u"no record matches"_qs;
}

void addVerdict(QList<Finding>& findings, const PartnerReport& report, const HostReport& host,
                const EndpointReport& endpoint)
{
    if (!endpoint.dane)
        return;
    const QString subject = placeOf(host, endpoint);
    // Mail is not held back then, so it is no error of the same weight (RFC 7672 2.2.1).
    if (!report.observation.mxSecure && endpoint.dane->outcome != tls::DaneVerdict::Outcome::Match) {
        addFinding(findings, FindingCode::DaneFailsUnderInsecureMx, subject, {failureText(endpoint)});
        return;
    }
    const auto usable = std::count_if(endpoint.tlsa.begin(), endpoint.tlsa.end(),
                                      [](const TlsaComparison& c) { return c.usable; });
    // A record for the key of the other certificate is in use as well.
    qsizetype matching = 0;
    for (qsizetype i = 0; i < endpoint.tlsa.size(); ++i)
        matching +=
            endpoint.tlsa.at(i).matches || (endpoint.other && endpoint.other->tlsa.value(i).matches) ? 1 : 0;
    const QString notAfter = endpoint.certificate ? dateText(endpoint.certificate->notAfter) : QString();
    switch (endpoint.dane->outcome) {
    case tls::DaneVerdict::Outcome::Match: {
        QStringList records;
        for (const TlsaComparison& comparison : endpoint.tlsa) {
            if (comparison.matches)
                records.append(recordText(comparison.record));
        }
        const bool proven = isProof(report, endpoint);
        if (proven)
            addFinding(findings, FindingCode::DaneMatches, host.name.toString(), {records.join(u", "_qs)});
        if (proven && matching < usable)
            addFinding(findings, FindingCode::DaneRollOver, host.name.toString(), {QString::number(usable)});
        if (endpoint.certificate && endpoint.certificate->notAfter < report.evidence.judgedAt)
            addFinding(findings, FindingCode::DaneLeafExpired, subject, {notAfter});
        break;
    }
    case tls::DaneVerdict::Outcome::Expired:
        addFinding(findings, FindingCode::DaneExpired, subject, {notAfter});
        break;
    case tls::DaneVerdict::Outcome::NotYetValid:
        addFinding(findings, FindingCode::DaneNotYetValid, subject,
                   {endpoint.certificate ? dateText(endpoint.certificate->notBefore) : QString()});
        break;
    case tls::DaneVerdict::Outcome::NameMismatch:
        addFinding(findings, FindingCode::DaneNameMismatch, subject,
                   {endpoint.certificate ? plainText(endpoint.certificate->names.mid(0, 4).join(u", "_qs))
                                         : QString()});
        break;
    case tls::DaneVerdict::Outcome::NoMatch:
    case tls::DaneVerdict::Outcome::Malformed:
        if (pinsAuthoritiesAlone(endpoint)) {
            addFinding(findings, FindingCode::DaneAnchorNotSent, subject);
            break;
        }
        addFinding(findings, FindingCode::DaneMismatch, subject,
                   {QString::number(usable),
                    endpoint.certificate
                        ? u"3 1 1 "_qs + QString::fromLatin1(endpoint.certificate->keySha256.toHex())
                        : QString()});
        break;
    }
}

/// Failure of half of the senders while a test with one certificate is green.
void addOtherCertificate(QList<Finding>& findings, const HostReport& host, const EndpointReport& endpoint)
{
    if (!endpoint.dane || !endpoint.certificate || !endpoint.other || !endpoint.other->dane)
        return;
    const bool first = endpoint.dane->outcome == tls::DaneVerdict::Outcome::Match;
    const bool second = endpoint.other->dane->outcome == tls::DaneVerdict::Outcome::Match;
    if (first == second)
        return;
    const CertificateSummary& right = first ? *endpoint.certificate : endpoint.other->certificate;
    const CertificateSummary& wrong = first ? endpoint.other->certificate : *endpoint.certificate;
    addFinding(findings, FindingCode::DaneOneCertificateOfTwo, placeOf(host, endpoint),
               {right.keyType, wrong.keyType, u"3 1 1 "_qs + QString::fromLatin1(wrong.keySha256.toHex())});
}

}  // namespace

void addDaneFindings(QList<Finding>& findings, const PartnerReport& report, const HostReport& host,
                     const EndpointReport& endpoint)
{
    addRecords(findings, host, endpoint);
    addVerdict(findings, report, host, endpoint);
    addOtherCertificate(findings, host, endpoint);
}

}  // namespace relaydeck::partnertest
